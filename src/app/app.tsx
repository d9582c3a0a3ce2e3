import { FluentProvider, type Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { SendProvider } from '#src/api/api-context.ts';
import type { Host, HostTheme } from '#src/hosts/host.ts';
import { HostProvider } from '#src/hosts/host-context.ts';
import { systemTheme } from '#src/hosts/system-theme.ts';
import { Announcer } from '#src/ui/announcer.tsx';
import { Pane } from './pane-shell.tsx';
import { SessionScreen } from './session-screen.tsx';
import { Shell } from './shell.tsx';
import type { Themes } from './themes.ts';
import { useSession } from './use-session.ts';

/** The whole client: host, theme, session, and then the pages. */
export function App({ page, themes }: { readonly page: 'tab' | 'pane'; readonly themes: Themes }) {
  const { session, host } = useSession(page);
  const drawn = useTheme(host, themes);
  if (!drawn) return null;
  return (
    <FluentProvider theme={drawn.theme} style={{ colorScheme: drawn.name === 'light' ? 'light' : 'dark' }}>
      <Announcer>
        {session.status === 'ready' ? (
          <HostProvider value={session.host}>
            <SendProvider value={session.send}>
              {session.host.message ? (
                <Pane message={session.host.message} />
              ) : (
                <Shell me={session.me} place={session.host.place} />
              )}
            </SendProvider>
          </HostProvider>
        ) : (
          <SessionScreen session={session} />
        )}
      </Announcer>
    </FluentProvider>
  );
}

type Drawn = { readonly name: HostTheme; readonly theme: Theme };

/** Null until the first theme is there: a page that changes its colours under the eye looks broken. */
function useTheme(host: Host | null, themes: Themes): Drawn | null {
  const [name, setName] = useState<HostTheme>(systemTheme);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    if (!host) return;
    setName(host.theme());
    host.onThemeChange(setName);
  }, [host]);
  useEffect(() => {
    let isCurrent = true;
    void themes[name]().then(({ theme }) => {
      if (isCurrent) setDrawn({ name, theme });
    });
    return () => {
      isCurrent = false;
    };
  }, [name, themes]);
  return drawn;
}
