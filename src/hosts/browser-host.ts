import type { AccountInfo, IPublicClientApplication } from '@azure/msal-browser';
import type { ClientConfig } from '#src/contract/session.ts';
import type { Host } from './host.ts';
import { signInProblem } from './sign-in-problem.ts';
import { onSystemThemeChange, systemTheme } from './system-theme.ts';

/** The tab's page opened by itself. Signing in leaves the page and comes back to the place it left. */
export async function openBrowserHost(config: ClientConfig): Promise<Host> {
  const session = browserSignIn(config);
  return {
    channel: 'web',
    place: null,
    message: null,
    locale: navigator.language,
    theme: systemTheme,
    onThemeChange: onSystemThemeChange,
    token: session.token,
    signIn: session.signIn,
    ready: () => undefined,
  };
}

type Opened = { readonly application: IPublicClientApplication; readonly account: AccountInfo | null };

function browserSignIn(config: ClientConfig) {
  const scopes = [config.scope];
  let opening: Promise<Opened> | null = null;
  const open = () => {
    opening ??= openApplication(config);
    return opening;
  };
  const leave = async ({ application }: Opened): Promise<never> => {
    await application.acquireTokenRedirect({ scopes, state: location.hash });
    return new Promise<never>(() => undefined); // The page is on its way out.
  };
  return {
    async token(): Promise<string> {
      try {
        const opened = await open();
        if (!opened.account) return await leave(opened);
        const { account, application } = opened;
        const silent = application.acquireTokenSilent({ scopes, account });
        return await silent.then(
          ({ accessToken }) => accessToken,
          (error: unknown) => {
            if (signInProblem(error).reason === 'interaction-needed') return leave(opened);
            throw error;
          },
        );
      } catch (error) {
        throw signInProblem(error);
      }
    },
    async signIn(): Promise<void> {
      opening = opening?.catch(() => openApplication(config)) ?? openApplication(config);
      await leave(await opened(opening));
    },
  };
}

async function opened(opening: Promise<Opened>): Promise<Opened> {
  try {
    return await opening;
  } catch (error) {
    throw signInProblem(error);
  }
}

async function openApplication(config: ClientConfig): Promise<Opened> {
  const { openRedirectApplication } = await import('./redirect-application.ts');
  const application = await openRedirectApplication(config);
  const answer = await application.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  if (answer) location.hash = answer.state ?? '';
  return { application, account: answer?.account ?? application.getAllAccounts()[0] ?? null };
}
