import { app, authentication, nestedAppAuth } from '@microsoft/teams-js';
import type { ClientConfig } from '#src/contract/session.ts';
import type { Host, HostTheme } from './host.ts';
import { type NestedSignIn, nestedSignIn } from './nested-sign-in.ts';
import { signInProblem } from './sign-in-problem.ts';

/** The personal tab, in Teams and wherever Microsoft 365 shows Teams tabs. */
export async function openTeamsHost(config: ClientConfig): Promise<Host> {
  await (config.hostOrigins.length > 0 ? app.initialize(config.hostOrigins) : app.initialize());
  app.notifyAppLoaded();
  const context = await app.getContext();
  const session = nestedAppAuth.isNAAChannelRecommended() ? nestedSignIn(config) : teamsSignIn();
  let theme = themeNamed(context.app.theme);
  return {
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
    token: session.token,
    signIn: session.signIn,
    ready: () => app.notifySuccess(),
  };
}

function themeNamed(name: string): HostTheme {
  return name === 'dark' || name === 'contrast' ? name : 'light';
}

/** Teams' own single sign-on, for clients that do not offer nested app authentication. */
function teamsSignIn(): NestedSignIn {
  const token = () =>
    authentication.getAuthToken().catch((error: unknown) => {
      throw signInProblem(error);
    });
  return {
    token,
    async signIn() {
      await token();
    },
  };
}
