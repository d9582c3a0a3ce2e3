import type { IPublicClientApplication } from '@azure/msal-browser';
import type { ClientConfig } from '#src/contract/session.ts';
import { signInProblem } from './sign-in-problem.ts';

export type NestedSignIn = { token(): Promise<string>; signIn(): Promise<void> };

/**
 * Nested app authentication: the host signs in for us, so there is no window in most cases.
 * https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
 */
export function nestedSignIn(config: ClientConfig): NestedSignIn {
  const scopes = [config.scope];
  let opening: Promise<IPublicClientApplication> | null = null;
  const application = () => {
    opening ??= import('./nested-application.ts')
      .then((nested) => nested.openNestedApplication(config))
      .catch((error: unknown) => {
        // The next try begins afresh.
        opening = null;
        throw error;
      });
    return opening;
  };
  const interactive = async () => (await (await application()).acquireTokenPopup({ scopes })).accessToken;
  return {
    async token() {
      try {
        return (await (await application()).acquireTokenSilent({ scopes })).accessToken;
      } catch (error) {
        if (signInProblem(error).reason === 'unavailable') throw signInProblem(error);
        return interactive().catch((refusal: unknown) => {
          throw signInProblem(refusal);
        });
      }
    },
    async signIn() {
      await interactive().catch((refusal: unknown) => {
        throw signInProblem(refusal);
      });
    },
  };
}
