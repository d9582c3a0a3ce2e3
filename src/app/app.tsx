import { FluentProvider } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { SendProvider } from '#src/api/api-context.ts';
import type { Host, HostTheme } from '#src/hosts/host.ts';
import { HostProvider } from '#src/hosts/host-context.ts';
import { systemTheme } from '#src/hosts/system-theme.ts';
import { Announcer } from '#src/ui/announcer.tsx';
import { Pane } from './pane-shell.tsx';
import { SessionScreen } from './session-screen.tsx';
import { Shell } from './shell.tsx';
import { themeFor } from './themes.ts';
import { useSession } from './use-session.ts';

/** The whole client: host, theme, session, and then the pages. */
export function App({ page }: { readonly page: 'tab' | 'pane' }) {
  const { session, host } = useSession(page);
  const theme = useTheme(host);
  const kind = host?.kind ?? (page === 'pane' ? 'outlook' : window.parent === window ? 'browser' : 'teams');
  return (
    <FluentProvider theme={themeFor(kind, theme)}>
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

function useTheme(host: Host | null): HostTheme {
  const [theme, setTheme] = useState<HostTheme>(systemTheme);
  useEffect(() => {
    if (!host) return;
    setTheme(host.theme());
    host.onThemeChange(setTheme);
  }, [host]);
  return theme;
}
