import { makeStyles, tokens } from '@fluentui/react-components';
import { isAccepted, type PolicyDocument, type Section } from '#src/domain/policy-document.ts';
import { policyTexts } from '#strings/app.ts';
import { PolicyBlocks } from './policy-block.tsx';

const useStyles = makeStyles({
  text: { display: 'grid', gap: '32px', fontSize: '1.0625rem', lineHeight: 1.6, maxWidth: '68ch', minWidth: 0 },
  section: { display: 'grid', gap: '12px', minWidth: 0, scrollMarginTop: '72px' },
  heading: {
    margin: 0,
    fontSize: '1.25rem',
    lineHeight: 1.3,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outline: 'none' },
  },
  contents: {
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    padding: '2px 0 2px 16px',
    maxWidth: '68ch',
    '& summary': { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold, padding: '6px 0', minHeight: '32px' },
    '& ol': { listStyleType: 'none', margin: 0, padding: 0, display: 'grid' },
    '@media print': { display: 'none' },
  },
  jump: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '36px',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    ':hover': { textDecoration: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  also: { display: 'grid', gap: '10px', maxWidth: '68ch', marginTop: '40px' },
  apart: {
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    '& > summary': {
      display: 'list-item',
      cursor: 'pointer',
      padding: '12px 16px',
      minHeight: '44px',
      fontWeight: tokens.fontWeightSemibold,
      overflowWrap: 'anywhere',
    },
  },
  apartNote: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, display: 'block' },
  apartBody: { display: 'grid', gap: '12px', padding: '4px 16px 16px', lineHeight: 1.6, minWidth: 0 },
});

/** Long texts get a list of their headings; below this it would be longer than what it saves. */
const headingsWorthContents = 4;

type PolicyTextProps = {
  readonly document: PolicyDocument;
  /** The heading under which the text stands: 1 where the page's title is the policy's. */
  readonly level?: 2 | 3;
};

/** The whole policy as the school printed it. What is not accepted stands apart, folded, and says so. */
export function PolicyText({ document, level = 2 }: PolicyTextProps) {
  const styles = useStyles();
  const accepted = document.sections.filter(isAccepted);
  const apart = document.sections.filter((section) => !isAccepted(section) && section.blocks.length > 0);
  const [language] = document.languages;
  return (
    <div>
      <Contents sections={accepted} language={language} />
      <div className={styles.text} lang={language}>
        {accepted.map((section) => (
          <PolicySection key={section.id} section={section} level={level} />
        ))}
      </div>
      <Apart sections={apart} level={level} language={language} />
    </div>
  );
}

function PolicySection({ section, level }: { readonly section: Section; readonly level: 2 | 3 }) {
  const styles = useStyles();
  const Heading = `h${level}` as const;
  return (
    <section className={styles.section}>
      {section.heading === null ? null : (
        <Heading id={`section-${section.id}`} tabIndex={-1} className={styles.heading}>
          {section.heading}
        </Heading>
      )}
      <PolicyBlocks blocks={section.blocks} />
    </section>
  );
}

type PartsProps = { readonly sections: readonly Section[]; readonly language: string | undefined };

/** Buttons, since the address of the page is the place in the client and not in the text. */
function Contents({ sections, language }: PartsProps) {
  const styles = useStyles();
  const headed = sections.filter((section) => section.heading !== null);
  if (headed.length < headingsWorthContents) return null;
  const go = (id: string) => {
    const heading = window.document.getElementById(`section-${id}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav aria-label={policyTexts.contents} style={{ marginBottom: '28px' }}>
      <details className={styles.contents}>
        <summary>{`${policyTexts.contents} (${headed.length})`}</summary>
        <ol lang={language}>
          {headed.map((section) => (
            <li key={section.id}>
              <button type="button" className={styles.jump} onClick={() => go(section.id)}>
                {section.heading}
              </button>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function Apart({ sections, language, level }: PartsProps & { readonly level: 2 | 3 }) {
  const styles = useStyles();
  if (sections.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <section className={styles.also}>
      <Heading className={styles.heading}>{policyTexts.also}</Heading>
      {sections.map((section) => (
        <details key={section.id} className={styles.apart}>
          <summary>
            {section.heading === null ? (
              policyTexts.kinds[section.kind]
            ) : (
              <span lang={language}>{section.heading}</span>
            )}
            <span className={styles.apartNote}>{policyTexts.notAccepted}</span>
          </summary>
          <div className={styles.apartBody} lang={language}>
            <PolicyBlocks blocks={section.blocks} />
          </div>
        </details>
      ))}
    </section>
  );
}
