import type { ClientConfig } from '#src/contract/session.ts';
import type { Host, HostTheme, SignIn } from './host.ts';
import { messageInView } from './message-in-view.ts';
import { nestedSignIn } from './nested-sign-in.ts';
import { restoreHistory } from './restore-history.ts';
import { SignInProblem } from './sign-in-problem.ts';
import { systemTheme } from './system-theme.ts';

/** The task pane of a message. Office.js has been loaded by the page, ahead of us; outside Office it names no host. */
export async function openOutlookHost(config: ClientConfig): Promise<Host> {
  const { host } = await Office.onReady();
  restoreHistory();
  if (!host) return (await import('./browser-host.ts')).openBrowserHost(config);
  return {
    ...(hasNestedSignIn() ? nestedSignIn(config) : noSignIn),
    channel: 'outlook-pane',
    place: null,
    message: messageInView(Office.context.mailbox),
    locale: Office.context.displayLanguage,
    theme: officeTheme,
    onThemeChange: (listener) => {
      Office.context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, () => listener(officeTheme()));
    },
    ready: () => undefined,
  };
}

/** https://learn.microsoft.com/javascript/api/requirement-sets/common/nested-app-auth-requirement-sets */
function hasNestedSignIn(): boolean {
  return Office.context.requirements.isSetSupported('NestedAppAuth', '1.1');
}

/** An older Outlook shows no window of ours that could come back with an answer: only the browser is left. */
const noSignIn: SignIn = { start: tooOld, token: tooOld, signIn: tooOld };

async function tooOld(): Promise<never> {
  throw new SignInProblem('host-too-old', null);
}

/** Office gives colours, no name: a background darker than mid grey is a dark theme. */
function officeTheme(): HostTheme {
  const system = systemTheme();
  const background = Office.context.officeTheme?.bodyBackgroundColor;
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(background ?? '');
  if (system === 'contrast' || !match) return system;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
}
