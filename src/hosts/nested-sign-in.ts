import type { ClientConfig } from '#src/contract/session.ts';
import type { SignIn, SignInWish, TokenWish } from './host.ts';
import { toSignInProblem } from './sign-in-problem.ts';

/**
 * Nested app authentication: the host signs in for us, so there is no window in most cases.
 * https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
 */
export function nestedSignIn(config: ClientConfig): SignIn {
  const scopes = [config.scope];
  let opening: ReturnType<typeof openNested> | null = null;
  const opened = () => {
    opening ??= openNested(config).catch((error: unknown) => {
      // The next try begins afresh.
      opening = null;
      throw error;
    });
    return opening;
  };
  const silent = async (wish: TokenWish) => {
    const { application, nestedRequest } = await opened();
    return (await application.acquireTokenSilent(nestedRequest(scopes, wish))).accessToken;
  };
  const interactive = async ({ claims }: SignInWish) => {
    const { application } = await opened();
    const asked = claims === undefined ? { scopes } : { scopes, claims };
    return (await application.acquireTokenPopup(asked)).accessToken;
  };
  return {
    start: () =>
      asProblem(
        silent({}).catch(async (error: unknown) => {
          const { reason, facts } = await toSignInProblem(error);
          if (reason !== 'interaction-needed') throw error;
          return interactive(facts.claims === undefined ? {} : { claims: facts.claims });
        }),
      ),
    token: (wish = {}) => asProblem(silent(wish)),
    async signIn(wish) {
      await asProblem(interactive(wish));
    },
  };
}

async function openNested(config: ClientConfig) {
  const { openNestedApplication, nestedRequest } = await import('./nested-application.ts');
  return { application: await openNestedApplication(config), nestedRequest };
}

function asProblem<T>(signingIn: Promise<T>): Promise<T> {
  return signingIn.catch(async (error: unknown) => {
    throw await toSignInProblem(error);
  });
}
