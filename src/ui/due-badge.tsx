import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarLtr16Regular, Warning16Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  badge: { display: 'inline-flex', alignItems: 'center', gap: '5px', color: tokens.colorNeutralForeground1 },
  late: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
});

/** When something is due. Late is told by the sign and the words, and only then by the colour. */
export function DueBadge({ isLate, children }: { readonly isLate: boolean; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.badge, isLate && styles.late)}>
      {isLate ? <Warning16Filled aria-hidden="true" /> : <CalendarLtr16Regular aria-hidden="true" />}
      {children}
    </span>
  );
}
