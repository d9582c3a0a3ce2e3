import { CounterBadge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  AlertFilled,
  AlertRegular,
  ChatFilled,
  ChatRegular,
  ShieldTaskFilled,
  ShieldTaskRegular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useNavigation } from '../place/use-place.tsx';
import { useSession } from '../tenant/session.tsx';
import { narrow } from '../ui/widths.ts';

type Props = { readonly unreadChats: number; readonly unseenActivity: number };

/** Teams' rail of apps: at the left, or along the bottom of a phone. */
export function AppRail({ unreadChats, unseenActivity }: Props) {
  const styles = useStyles();
  const { info } = useSession();
  return (
    <nav aria-label="Teams apps" className={styles.rail}>
      <RailButton
        place="activity"
        label="Activity"
        count={unseenActivity}
        regular={<AlertRegular />}
        filled={<AlertFilled />}
      />
      <RailButton place="chat" label="Chat" count={unreadChats} regular={<ChatRegular />} filled={<ChatFilled />} />
      <RailButton
        place="countersign"
        label={info.appName}
        count={0}
        regular={<ShieldTaskRegular />}
        filled={<ShieldTaskFilled />}
      />
    </nav>
  );
}

type RailButtonProps = {
  readonly place: string;
  readonly label: string;
  readonly count: number;
  readonly regular: ReactNode;
  readonly filled: ReactNode;
};

function RailButton({ place, label, count, regular, filled }: RailButtonProps) {
  const styles = useStyles();
  const navigation = useNavigation();
  const current = navigation.place.place === place;
  return (
    <button
      type="button"
      aria-label={count > 0 ? `${label}, ${count} new` : label}
      aria-current={current ? 'page' : undefined}
      className={mergeClasses(styles.button, current && styles.current)}
      onClick={() => navigation.go({ place, item: null })}
    >
      <span className={styles.icon} aria-hidden="true">
        {current ? filled : regular}
        {count > 0 && <CounterBadge count={count} size="small" color="danger" className={styles.badge} />}
      </span>
      <span className={styles.label}>{label}</span>
    </button>
  );
}

const useStyles = makeStyles({
  rail: {
    width: '72px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    paddingTop: tokens.spacingVerticalS,
    [narrow]: {
      width: 'auto',
      flexDirection: 'row',
      justifyContent: 'space-around',
      paddingTop: 0,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  button: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '2px',
    minHeight: '60px',
    width: '100%',
    padding: '4px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    cursor: 'pointer',
    ':hover': { color: tokens.colorCompoundBrandForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
    [narrow]: { minHeight: '54px' },
  },
  current: {
    color: tokens.colorCompoundBrandForeground1,
    '::before': {
      content: '""',
      position: 'absolute',
      left: '1px',
      top: '16px',
      bottom: '16px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorCompoundBrandForeground1,
    },
    [narrow]: { '::before': { left: '25%', right: '25%', width: 'auto', height: '3px', top: 0, bottom: 'auto' } },
  },
  icon: { position: 'relative', fontSize: '24px', lineHeight: 1, height: '24px' },
  badge: { position: 'absolute', top: '-6px', left: '14px' },
  label: { fontSize: '11px', lineHeight: '14px' },
});
