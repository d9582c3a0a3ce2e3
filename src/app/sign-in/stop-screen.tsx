import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowSync24Regular,
  BuildingPeople24Regular,
  CloudOff24Regular,
  PersonKey24Regular,
  PhoneLaptop24Regular,
  ShieldTask24Regular,
} from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { troubleOf } from '#src/api/trouble.ts';
import { stopActions, stopTexts } from '#strings/sign-in.ts';
import type { Stop } from '../use-session.ts';
import { ApprovalMessage } from './approval-message.tsx';
import { type SituationKind, situationOf } from './situation.ts';
import { SupportDetails } from './support-details.tsx';

const useStyles = makeStyles({
  card: {
    maxWidth: '560px',
    margin: 'clamp(0px, 6vh, 64px) auto 0',
    '@media (max-width: 480px)': { marginTop: 0 },
    padding: 'clamp(20px, 5vw, 32px)',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  icon: {
    display: 'inline-flex',
    padding: '12px',
    marginBottom: '16px',
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorBrandBackground2,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  title: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    ':focus': { outline: 'none' },
  },
  advice: { margin: '0 0 8px', lineHeight: tokens.lineHeightBase400, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '20px' },
});

/** What happened, what to do about it, and the button that does it. */
export function StopScreen({ stop }: { readonly stop: Stop }) {
  const styles = useStyles();
  const situation = situationOf(stop.error);
  const { kind } = situation;
  const { title, advice } = kind ? stopTexts[kind] : inWordsOf(stop.error);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title;
    heading.current?.focus();
  }, [title]);
  const Icon = kind ? icons[kind] : ArrowSync24Regular;
  return (
    <section role="alert" className={styles.card}>
      <span aria-hidden="true" className={styles.icon}>
        <Icon />
      </span>
      <h1 ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h1>
      {advice.map((paragraph) => (
        <p key={paragraph} className={styles.advice}>
          {paragraph}
        </p>
      ))}
      {kind === 'approval-needed' && stop.config ? <ApprovalMessage config={stop.config} /> : null}
      <Actions kind={kind} stop={stop} className={styles.actions} />
      <SupportDetails situation={situation} />
    </section>
  );
}

type ActionsProps = { readonly kind: SituationKind; readonly stop: Stop; readonly className: string };

function Actions({ kind, stop, className }: ActionsProps) {
  // Teams and Outlook decide on the account; only by itself does the page have a choice.
  const isOtherAccount = kind === 'other-organisation' && stop.host?.channel === 'web';
  return (
    <div className={className}>
      {kind === 'host-too-old' ? (
        <Button as="a" appearance="primary" href="/tab" target="_blank" rel="noopener noreferrer">
          {stopActions.openBrowser}
        </Button>
      ) : (
        <Button appearance="primary" onClick={() => stop.goOn({ otherAccount: isOtherAccount })}>
          {isOtherAccount ? stopActions.otherAccount : stopActions[actionOf(kind)]}
        </Button>
      )}
    </div>
  );
}

function actionOf(kind: SituationKind): 'signIn' | 'tryAgain' | 'tryNow' {
  if (kind === 'offline' || kind === 'not-ready') return 'tryNow';
  return kind === null || kind === 'unavailable' || kind === 'other-organisation' ? 'tryAgain' : 'signIn';
}

function inWordsOf(error: unknown): { readonly title: string; readonly advice: readonly string[] } {
  const { title, advice, details } = troubleOf(error);
  return { title, advice: [advice, ...details] };
}

const icons: Readonly<Record<NonNullable<SituationKind>, typeof PersonKey24Regular>> = {
  'approval-needed': ShieldTask24Regular,
  cancelled: PersonKey24Regular,
  'window-blocked': PersonKey24Regular,
  'interaction-needed': PersonKey24Regular,
  'device-refused': PhoneLaptop24Regular,
  'blocked-by-policy': PhoneLaptop24Regular,
  'other-organisation': BuildingPeople24Regular,
  'not-assigned': ShieldTask24Regular,
  expired: PersonKey24Regular,
  'host-too-old': ArrowSync24Regular,
  offline: CloudOff24Regular,
  'not-ready': ArrowSync24Regular,
  unavailable: PersonKey24Regular,
};
