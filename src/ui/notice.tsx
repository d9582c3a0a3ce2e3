import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle20Filled, ErrorCircle20Filled, Info20Regular, Warning20Filled } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef } from 'react';

const useStyles = makeStyles({
  notice: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: '2px 10px',
    padding: '12px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    ':focus': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  problem: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  success: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
  },
  problemIcon: { color: tokens.colorStatusDangerForeground3 },
  warningIcon: { color: tokens.colorStatusWarningForeground3 },
  successIcon: { color: tokens.colorStatusSuccessForeground1 },
  icon: { display: 'flex', paddingTop: '1px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  body: {
    gridColumn: 2,
    minWidth: 0,
    '& > p': { margin: 0 },
    '& > p + p': { marginTop: '4px' },
    '& > ul': { margin: '6px 0 0', paddingLeft: '18px' },
    // The colour of links is too near to that of some of these grounds.
    '& a': { color: 'inherit', textDecorationLine: 'underline' },
  },
  actions: { gridColumn: 2, display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
});

type NoticeKind = 'info' | 'success' | 'warning' | 'problem';

type NoticeProps = {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Takes the focus when it appears, for something that must be read before going on. */
  readonly focused?: boolean;
};

const icons = {
  info: Info20Regular,
  success: CheckmarkCircle20Filled,
  warning: Warning20Filled,
  problem: ErrorCircle20Filled,
} as const;

/** Something the page has to say, with an icon beside the colour. */
export function Notice({ kind, title, children, actions, focused = false }: NoticeProps) {
  const styles = useStyles();
  const box = useRef<HTMLElement>(null);
  const Icon = icons[kind];
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  return (
    <section
      ref={box}
      tabIndex={focused ? -1 : undefined}
      aria-label={title}
      role={kind === 'problem' ? 'alert' : undefined}
      className={mergeClasses(styles.notice, kind !== 'info' && styles[kind])}
    >
      <span className={mergeClasses(styles.icon, kind !== 'info' && styles[`${kind}Icon`])} aria-hidden="true">
        <Icon />
      </span>
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.body}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </section>
  );
}
