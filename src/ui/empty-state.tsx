import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    justifyItems: 'center',
    gap: '4px',
    padding: '40px 20px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
  },
  icon: { display: 'flex', fontSize: '40px', color: tokens.colorBrandForeground1, marginBottom: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  advice: { margin: 0, maxWidth: '44ch', color: tokens.colorNeutralForeground2 },
  action: { marginTop: '14px' },
});

type EmptyStateProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly advice: string;
  readonly action?: ReactNode;
};

export function EmptyState({ icon, title, advice, action }: EmptyStateProps) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.advice}>{advice}</p>
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
