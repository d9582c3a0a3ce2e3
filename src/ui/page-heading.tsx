import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px 24px', marginBottom: '24px' },
  words: { flex: '1 1 240px', minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: 'clamp(1.5rem, 1.2rem + 1.4vw, 2rem)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    textWrap: 'balance',
    overflowWrap: 'anywhere',
    ':focus': { outline: 'none' },
  },
  lead: { margin: '6px 0 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type PageHeadingProps = {
  readonly title: string;
  /** Of the title, where it is a school's own. */
  readonly language?: string | undefined;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
};

/** The first heading of a page. Focus goes to it, so that a keyboard or a screen reader starts where the page does. */
export function PageHeading({ title, language, lead, actions }: PageHeadingProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  // A title may be typed and a list narrowed on its own page: only another place takes the focus.
  const [place] = window.location.hash.split('?');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is when to act, not what to act on
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [place]);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <h1 ref={heading} lang={language} tabIndex={-1} className={styles.heading}>
          {title}
        </h1>
        {lead ? <p className={styles.lead}>{lead}</p> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
