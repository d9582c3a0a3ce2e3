import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import { draftTexts } from '#strings/draft-review.ts';
import { findPassage, readOriginal } from './draft-original.ts';

const useStyles = makeStyles({
  source: {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: 1.6,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  mark: {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorStatusWarningBackground2,
    boxShadow: `-4px 0 0 ${tokens.colorStatusWarningBackground2}, 4px 0 0 ${tokens.colorStatusWarningBackground2}`,
    '@media (forced-colors: active)': {
      color: 'HighlightText',
      backgroundColor: 'Highlight',
      forcedColorAdjust: 'none',
    },
  },
  note: {
    margin: '0 0 12px',
    minHeight: '1.5em',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

type SourceTextProps = {
  readonly text: string;
  readonly language: string | undefined;
  /** The words that are chosen in the policy, and where in it they stand: 0 is its beginning, 1 its end. */
  readonly chosen: { readonly words: string; readonly place: number } | null;
};

/** The file's own text, with the lines that print what is chosen in the policy. */
export function SourceText({ text, language, chosen }: SourceTextProps) {
  const styles = useStyles();
  const mark = useRef<HTMLElement>(null);
  const original = useMemo(() => readOriginal(text), [text]);
  const words = chosen?.words ?? '';
  const place = chosen?.place ?? 0;
  const passage = useMemo(() => (words === '' ? null : findPassage(original, words, place)), [original, words, place]);
  useEffect(() => {
    if (passage) intoView(mark.current);
  }, [passage]);
  return (
    <>
      <p className={styles.note}>{words !== '' && !passage ? draftTexts.notInOriginal : draftTexts.original}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text higher than its box must scroll by keyboard too */}
      <pre className={styles.source} lang={language} tabIndex={0}>
        {passage ? (
          <>
            {text.slice(0, passage.from)}
            <mark ref={mark} className={styles.mark}>
              {text.slice(passage.from, passage.to)}
            </mark>
            {text.slice(passage.to)}
          </>
        ) : (
          text
        )}
      </pre>
    </>
  );
}

/** Scrolls only the pane that holds the text: the page stays where the reviewer has it. */
function intoView(mark: HTMLElement | null): void {
  const pane = mark?.closest<HTMLElement>('[data-pane]');
  if (!mark || !pane || pane.scrollHeight <= pane.clientHeight) return;
  const [inner, outer] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  pane.scrollTop += inner.top - outer.top - pane.clientHeight / 3;
}
