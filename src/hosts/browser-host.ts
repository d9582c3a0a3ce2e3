import type { AccountInfo, IPublicClientApplication } from '@azure/msal-browser';
import type { ClientConfig } from '#src/contract/session.ts';
import type { Host, SignIn, SignInWish, TokenWish } from './host.ts';
import { toSignInProblem } from './sign-in-problem.ts';
import { onSystemThemeChange, systemTheme } from './system-theme.ts';

/** The tab's page opened by itself. Signing in leaves the page and comes back to the place it left. */
export async function openBrowserHost(config: ClientConfig): Promise<Host> {
  return {
    ...browserSignIn(config),
    channel: 'web',
    place: null,
    message: null,
    locale: navigator.language,
    theme: systemTheme,
    onThemeChange: onSystemThemeChange,
    ready: () => undefined,
  };
}

type Opened = Awaited<ReturnType<typeof openApplication>>;

function browserSignIn(config: ClientConfig): SignIn {
  const scopes = [config.scope];
  let opening: Promise<Opened> | null = null;
  const open = () => {
    opening ??= openApplication(config);
    return opening;
  };
  const silent = async (wish: TokenWish): Promise<string> => {
    const { application, account, silentRequest } = await open();
    const request = silentRequest(scopes, wish);
    return (await application.acquireTokenSilent(account ? { ...request, account } : request)).accessToken;
  };
  const leave = async (opened: Opened, { claims, otherAccount }: SignInWish): Promise<never> => {
    await opened.application.acquireTokenRedirect({
      scopes,
      state: location.hash,
      ...(claims === undefined ? {} : { claims }),
      ...(otherAccount ? { prompt: 'select_account' } : {}),
    });
    return new Promise<never>(() => undefined); // The page is on its way out.
  };
  return {
    start: () =>
      asProblem(async () => {
        // A sign-in that has just come back with a refusal throws here, and must not leave again by itself.
        const opened = await open();
        if (!opened.account) return leave(opened, {});
        return silent({}).catch(async (error: unknown) => {
          const { reason, facts } = await toSignInProblem(error);
          if (reason !== 'interaction-needed') throw error;
          return leave(opened, facts.claims === undefined ? {} : { claims: facts.claims });
        });
      }),
    token: (wish = {}) => asProblem(() => silent(wish)),
    signIn: (wish) =>
      asProblem(async () => {
        opening = opening?.catch(() => openApplication(config)) ?? openApplication(config);
        await leave(await opening, wish);
      }),
  };
}

async function asProblem<T>(signingIn: () => Promise<T>): Promise<T> {
  try {
    return await signingIn();
  } catch (error) {
    throw await toSignInProblem(error);
  }
}

async function openApplication(config: ClientConfig) {
  const { openRedirectApplication, silentRequest } = await import('./redirect-application.ts');
  const application = await openRedirectApplication(config);
  const answer = await application.handleRedirectPromise({ navigateToLoginRequestUrl: false });
  if (answer) {
    location.hash = answer.state ?? '';
    await forgetOthers(application, answer.account);
  }
  return {
    application,
    account: application.getActiveAccount() ?? application.getAllAccounts()[0] ?? null,
    silentRequest,
  };
}

/** Whoever signed in last is meant, also after the page is opened again. */
async function forgetOthers(application: IPublicClientApplication, present: AccountInfo): Promise<void> {
  application.setActiveAccount(present);
  const others = application.getAllAccounts().filter((one) => one.homeAccountId !== present.homeAccountId);
  for (const account of others) await application.clearCache({ account });
}
