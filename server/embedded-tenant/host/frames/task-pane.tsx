import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular, ShieldTaskFilled } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useOpenLink } from '../place/use-open-link.ts';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import type { MailMessage } from '../tenant/types.ts';
import { officeThemes } from '../ui/themes.ts';
import { narrow } from '../ui/widths.ts';
import { answerOfficeMessage, isOfficeMessage, officeItem } from './outlook-host.ts';

type Props = { readonly message: MailMessage | null; readonly onClose: () => void };

/** Countersign's task pane beside the message: pinned, so it stays and is told when another message is chosen. */
export function TaskPane({ message, onClose }: Props) {
  const styles = useStyles();
  const { info, person } = useSession();
  const { place } = useNavigation();
  const openLink = useOpenLink();
  const frame = useRef<HTMLIFrameElement>(null);
  const theme = officeThemes[place.theme];
  const appOrigin = new URL(info.productUrl).origin;

  useEffect(() => {
    const listen = async (event: MessageEvent<unknown>) => {
      const app = frame.current?.contentWindow;
      if (!app || event.source !== app || event.origin !== appOrigin || !isOfficeMessage(event.data)) return;
      const options = { person, tenantId: info.tenantId, message, theme, openLink, onClose };
      const answer = await answerOfficeMessage(event.data, options);
      if (answer) app.postMessage(answer, appOrigin);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [appOrigin, info.tenantId, message, onClose, openLink, person, theme]);

  const told = useRef({ item: message?.id ?? null, theme });
  useEffect(() => {
    const tell = (news: string, payload: unknown) =>
      frame.current?.contentWindow?.postMessage({ kind: 'office', news, payload }, appOrigin);
    const item = message?.id ?? null;
    if (told.current.item !== item) tell('item', officeItem(message));
    if (told.current.theme !== theme) tell('theme', theme);
    told.current = { item, theme };
  }, [message, theme, appOrigin]);

  return (
    <aside aria-label={`${info.appName} task pane`} className={styles.root}>
      <header className={styles.head}>
        <ShieldTaskFilled aria-hidden="true" className={styles.icon} />
        <Text as="h2" weight="semibold" className={styles.title}>
          {info.appName}
        </Text>
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={`Close the ${info.appName} task pane`}
          onClick={onClose}
        />
      </header>
      <iframe ref={frame} title={`${info.appName} pane`} src={`${info.productUrl}/pane`} className={styles.frame} />
    </aside>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    width: 'clamp(320px, 28%, 400px)',
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { position: 'absolute', inset: 0, width: 'auto', border: 'none', zIndex: 2 },
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: '20px', color: tokens.colorBrandForeground1 },
  title: { margin: 0, flexGrow: 1 },
  frame: { border: 'none', flexGrow: 1, width: '100%', minHeight: 0 },
});
