import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { answersFor } from '#src/domain/attestation.ts';
import type { Declaration } from '#src/domain/policy-document.ts';
import { LinkedText } from '#src/ui/linked-text.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { readTexts, shellTexts } from '#strings/app.ts';
import type { Entries, Fault } from './entries.ts';

// Many policies ask nothing one by one.
const Question = lazy(async () => ({ default: (await import('./question.tsx')).Question }));

const useStyles = makeStyles({
  all: { display: 'grid', gap: '24px' },
  plainTitle: { margin: '0 0 8px', fontWeight: tokens.fontWeightSemibold },
  plain: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '10px' },
  words: {
    margin: 0,
    padding: '2px 0 2px 14px',
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    fontSize: 'calc(1.0625rem * var(--reading-size, 1))',
    lineHeight: 1.55,
    overflowWrap: 'anywhere',
  },
  added: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type DeclarationAnswersProps = {
  readonly declarations: readonly Declaration[];
  readonly language: string | undefined;
  readonly entries: Entries;
  readonly faults: readonly Fault[];
  onChange(entries: Entries): void;
};

/** Plain declarations are said by accepting; facts and requests are answered one by one. */
export function DeclarationAnswers({ declarations, language, entries, faults, onChange }: DeclarationAnswersProps) {
  const styles = useStyles();
  const placed = declarations.map((declaration, index) => ({ declaration, index }));
  const plain = placed.filter(({ declaration }) => answersFor(declaration).length === 1);
  const asked = placed.filter(({ declaration }) => answersFor(declaration).length > 1);
  return (
    <div className={styles.all}>
      {asked.length > 0 ? (
        <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
          {asked.map(({ declaration, index }) => (
            <Question
              key={declaration.text}
              declaration={declaration}
              index={index}
              language={language}
              entries={entries}
              faults={faults}
              onChange={onChange}
            />
          ))}
        </Suspense>
      ) : null}
      {plain.length > 0 ? (
        <div>
          <p className={styles.plainTitle}>{readTexts.plain}</p>
          <ul className={styles.plain}>
            {plain.map(({ declaration, index }) => (
              <li key={index} className={styles.words}>
                <span lang={language}>
                  <LinkedText text={declaration.text} />
                </span>{' '}
                {declaration.addedBySchool ? <span className={styles.added}>({readTexts.addedBySchool})</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
