import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly actions?: ReactNode;
};

/** A calm full-area notice: nothing here yet, no permission, or something to choose. */
export function Notice({ icon, title, text, actions }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <Text as="h2" size={400} weight="semibold" className={styles.title}>
        {title}
      </Text>
      {text && (
        <Text align="center" className={styles.text}>
          {text}
        </Text>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalS,
    height: '100%',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground1,
  },
  icon: { fontSize: '48px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  title: { margin: 0 },
  text: { maxWidth: '44ch', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap', justifyContent: 'center' },
});
