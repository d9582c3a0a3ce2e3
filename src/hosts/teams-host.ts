import { app, authentication, nestedAppAuth } from '@microsoft/teams-js';
import type { ClientConfig } from '#src/contract/session.ts';
import type { Host, HostTheme, SignIn } from './host.ts';
import { nestedSignIn } from './nested-sign-in.ts';
import { toSignInProblem } from './sign-in-problem.ts';

/** The personal tab, in Teams and wherever Microsoft 365 shows Teams tabs. */
export async function openTeamsHost(config: ClientConfig): Promise<Host> {
  await (config.hostOrigins.length > 0 ? app.initialize(config.hostOrigins) : app.initialize());
  app.notifyAppLoaded();
  const context = await app.getContext();
  let theme = themeNamed(context.app.theme);
  return {
    ...(nestedAppAuth.isNAAChannelRecommended() ? nestedSignIn(config) : teamsSignIn()),
    channel: 'teams-tab',
    place: context.page.subPageId || null,
    message: null,
    locale: context.app.locale,
    theme: () => theme,
    onThemeChange: (listener) =>
      app.registerOnThemeChangeHandler((name) => {
        theme = themeNamed(name);
        listener(theme);
      }),
    ready: () => app.notifySuccess(),
  };
}

function themeNamed(name: string): HostTheme {
  return name === 'dark' || name === 'contrast' ? name : 'light';
}

/** Teams' own single sign-on, for clients that do not recommend nested app authentication. Teams keeps the tokens. */
function teamsSignIn(): SignIn {
  const ask = (claims: string | undefined, silent: boolean) =>
    authentication
      .getAuthToken({ silent, ...(claims === undefined ? {} : { claims: [claims] }) })
      .catch(async (error: unknown) => {
        throw await toSignInProblem(error);
      });
  return {
    start: () => ask(undefined, false),
    token: ({ claims } = {}) => ask(claims, true),
    async signIn({ claims }) {
      await ask(claims, false);
    },
  };
}
