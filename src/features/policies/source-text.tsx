import { makeStyles, tokens } from '@fluentui/react-components';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { reviewTexts } from '#src/strings/en/policies.ts';

const useStyles = makeStyles({
  source: {
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: 1.6,
    maxHeight: '70vh',
    overflowY: 'auto',
  },
  discarded: {
    marginTop: '20px',
    '& summary': { cursor: 'pointer', minHeight: '44px', padding: '10px 0', fontWeight: tokens.fontWeightSemibold },
    '& ul': { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '10px' },
  },
  line: { display: 'block', overflowWrap: 'anywhere' },
  reason: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type SourceTextProps = { readonly text: string; readonly discarded: PolicyDocument['discarded'] };

/** The document as it was read, with what was left out of the policy and why. */
export function SourceText({ text, discarded }: SourceTextProps) {
  const styles = useStyles();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text higher than its box must scroll by keyboard too */}
      <pre className={styles.source} tabIndex={0}>
        {text}
      </pre>
      {discarded.length > 0 ? (
        <details className={styles.discarded} open>
          <summary>{reviewTexts.discarded(discarded.length)}</summary>
          <ul>
            {discarded.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same line may have been left out twice
              <li key={index}>
                <span className={styles.line}>{line.text}</span>
                <span className={styles.reason}>{line.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
