import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useOpenLink } from '../place/use-open-link.ts';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import { Notice } from '../ui/notice.tsx';
import { teamsThemes } from '../ui/themes.ts';
import { type AppStatus, answerTeamsMessage, isTeamsMessage } from './teams-host.ts';

/** Countersign's tab in a frame, with this page as its Teams. `address` is what follows `/tab` in the frame's address. */
export function TeamsFrame({ subpage, address }: { readonly subpage: string; readonly address: string }) {
  const styles = useStyles();
  const { info, person } = useSession();
  const { place } = useNavigation();
  const openLink = useOpenLink();
  const frame = useRef<HTMLIFrameElement>(null);
  const [status, setStatus] = useState<AppStatus>({ kind: 'loading' });
  const theme = teamsThemes[place.theme];
  const appOrigin = new URL(info.productUrl).origin;

  useEffect(() => {
    const listen = async (event: MessageEvent<unknown>) => {
      const app = frame.current?.contentWindow;
      if (!app || event.source !== app || event.origin !== appOrigin || !isTeamsMessage(event.data)) return;
      const { id, uuidAsString } = event.data;
      const options = { person, tenantId: info.tenantId, page: 'home', subpage, theme, onStatus: setStatus, openLink };
      const args = await answerTeamsMessage(event.data, options);
      const monotonicTimestamp = performance.now() + performance.timeOrigin;
      if (args) app.postMessage({ id, uuidAsString, args, monotonicTimestamp }, appOrigin);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [appOrigin, info.tenantId, openLink, person, subpage, theme]);

  const tellTheme = useCallback(() => {
    frame.current?.contentWindow?.postMessage({ func: 'themeChange', args: [theme] }, appOrigin);
  }, [theme, appOrigin]);
  useEffect(() => {
    if (status.kind === 'ready') tellTheme();
  }, [tellTheme, status.kind]);

  return (
    <div className={styles.root}>
      {status.kind === 'loading' && (
        <ProgressBar thickness="medium" aria-label="Opening Countersign" className={styles.bar} />
      )}
      {status.kind === 'failed' && (
        <div role="alert" className={styles.failed}>
          <Notice icon={<ErrorCircleRegular />} title="There was a problem reaching this app" text={status.reason} />
        </div>
      )}
      <iframe
        ref={frame}
        title={info.appName}
        src={`${info.productUrl}/tab${address}`}
        allow="clipboard-write"
        className={styles.frame}
        hidden={status.kind === 'failed'}
      />
    </div>
  );
}

const useStyles = makeStyles({
  root: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  bar: { position: 'absolute', top: 0, zIndex: 1 },
  failed: { position: 'absolute', inset: 0 },
  frame: {
    border: 'none',
    width: '100%',
    flexGrow: 1,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});
