import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { contentsOf } from '#src/domain/contents.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { policyTexts } from '#strings/app.ts';
import { goTo } from './go-to.ts';
import { sectionId } from './section-id.ts';

const useStyles = makeStyles({
  folded: {
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    paddingLeft: '16px',
    marginBottom: '28px',
    '& summary': { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold, padding: '12px 0', minHeight: '44px' },
  },
  beside: { maxHeight: 'calc(100vh - 48px)', overflowY: 'auto', paddingBottom: '8px' },
  title: { margin: '0 0 6px 12px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid' },
  entry: {
    display: 'flex',
    alignItems: 'center',
    width: '100%',
    minHeight: '44px',
    padding: '4px 0',
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': { textDecoration: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  entryBeside: {
    minHeight: '36px',
    padding: '4px 8px 4px 9px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: 1.35,
    color: tokens.colorNeutralForeground2,
    borderLeft: `3px solid ${tokens.colorNeutralStroke2}`,
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    borderLeftColor: tokens.colorCompoundBrandStroke,
  },
});

/** A part of the page that the list leads to besides the sections. */
export type Landmark = { readonly id: string; readonly name: string };

type PolicyContentsProps = {
  readonly document: PolicyDocument;
  /** Whether it stands open beside the text and not folded above it. */
  readonly isBeside?: boolean;
  readonly last?: Landmark;
};

/** Where a long text leads. Buttons, since the address of the page is the place in the client and not in the text. */
export function PolicyContents({ document, isBeside = false, last }: PolicyContentsProps) {
  const styles = useStyles();
  const fold = useRef<HTMLDetailsElement>(null);
  const sections = contentsOf(document);
  const parts: readonly Landmark[] = [
    ...sections.map((section) => ({
      id: sectionId(section),
      name: section.heading ?? policyTexts.kinds[section.kind],
    })),
    ...(last ? [last] : []),
  ];
  const current = useCurrentPart(parts.map(({ id }) => id).join(' '));
  if (sections.length === 0) return null;
  const go = (id: string) => {
    const goal = window.document.getElementById(id);
    if (!goal) return;
    // Folded again before the place is looked for, which it would move.
    if (fold.current) fold.current.open = false;
    goTo(goal);
  };
  const list = (
    <ol className={styles.list} lang={document.languages[0]}>
      {parts.map(({ id, name }) => (
        <li key={id}>
          <button
            type="button"
            className={mergeClasses(styles.entry, isBeside && styles.entryBeside, id === current && styles.current)}
            aria-current={id === current ? 'location' : undefined}
            onClick={() => go(id)}
          >
            {name}
          </button>
        </li>
      ))}
    </ol>
  );
  return (
    <nav aria-label={policyTexts.contents} className={isBeside ? styles.beside : undefined}>
      {isBeside ? (
        <>
          <p className={styles.title}>{policyTexts.contents}</p>
          {list}
        </>
      ) : (
        <details ref={fold} className={styles.folded}>
          <summary>{`${policyTexts.contents} (${parts.length})`}</summary>
          {list}
        </details>
      )}
    </nav>
  );
}

/** How far down the window a heading has come when its section is the one being read. */
const readingLine = 0.3;

/** The last part whose beginning has passed the line, looked for once a frame at most. */
function useCurrentPart(ids: string): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const line = window.innerHeight * readingLine;
      const passed = ids.split(' ').filter((id) => {
        const [box] = document.getElementById(id)?.getClientRects() ?? [];
        return box !== undefined && box.top < line;
      });
      setCurrent(passed.at(-1) ?? null);
    };
    const plan = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    plan();
    window.addEventListener('scroll', plan, { passive: true });
    window.addEventListener('resize', plan);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', plan);
      window.removeEventListener('resize', plan);
    };
  }, [ids]);
  return current;
}
