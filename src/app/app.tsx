import { FluentProvider, type Theme } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import { SendProvider } from '#src/api/api-context.ts';
import { AnswerLost } from '#src/api/api-problem.ts';
import type { Host, HostTheme } from '#src/hosts/host.ts';
import { HostProvider } from '#src/hosts/host-context.ts';
import { systemTheme } from '#src/hosts/system-theme.ts';
import { Announcer } from '#src/ui/announcer.tsx';
import { Pane } from './pane-shell.tsx';
import { SessionScreen } from './session-screen.tsx';
import { Shell } from './shell.tsx';
import type { Themes } from './themes.ts';
import { type Session, useSession } from './use-session.ts';

const AccountChanged = lazy(async () => ({
  default: (await import('./sign-in/account-changed.tsx')).AccountChanged,
}));

/** The whole client: host, theme, session, and then the pages. */
export function App({ page, themes }: { readonly page: 'tab' | 'pane'; readonly themes: Themes }) {
  const { session: opened, host } = useSession(page);
  const { drawn, fault } = useTheme(host, themes);
  if (!drawn && fault === null) return null;
  const session = drawn ? opened : withoutTheme(fault);
  return (
    <FluentProvider
      {...(drawn ? { theme: drawn.theme } : {})}
      style={{ colorScheme: drawn && drawn.name !== 'light' ? 'dark' : 'light' }}
    >
      <Announcer>
        {session.status === 'ready' ? (
          <HostProvider value={session.host}>
            <SendProvider value={session.send}>
              {session.stop ? <SessionScreen stop={session.stop} /> : null}
              <div hidden={session.stop !== null}>
                <Suspense fallback={null}>
                  {session.wasOther ? <AccountChanged name={session.me.name} /> : null}
                </Suspense>
                {session.host.message ? (
                  <Pane me={session.me} message={session.host.message} />
                ) : (
                  // The place was named to whoever was here first.
                  <Shell me={session.me} place={session.wasOther ? null : session.host.place} />
                )}
              </div>
            </SendProvider>
          </HostProvider>
        ) : (
          <SessionScreen stop={session.status === 'stopped' ? session.stop : null} />
        )}
      </Announcer>
    </FluentProvider>
  );
}

type Drawn = { readonly name: HostTheme; readonly theme: Theme };

/** Only a page that is loaded anew asks a second time for a script that did not come, and by its present name. */
function withoutTheme(fault: unknown): Session {
  const stop = { error: new AnswerLost(fault), config: null, host: null, goOn: () => window.location.reload() };
  return { status: 'stopped', stop };
}

/**
 * Nothing is drawn until the first theme is there: a page that changes its colours under the eye looks broken. A later
 * one that cannot be loaded leaves the page as it is.
 */
function useTheme(host: Host | null, themes: Themes): { readonly drawn: Drawn | null; readonly fault: unknown } {
  const [name, setName] = useState<HostTheme>(systemTheme);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    if (!host) return;
    setName(host.theme());
    host.onThemeChange(setName);
  }, [host]);
  useEffect(() => {
    let isCurrent = true;
    themes[name]().then(
      ({ theme }) => {
        if (isCurrent) setDrawn({ name, theme });
      },
      (error: unknown) => {
        if (isCurrent) setFault(error);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [name, themes]);
  return { drawn, fault };
}
