import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, use, useMemo } from 'react';
import { isDefinitions } from '#src/domain/definitions.ts';
import { type Contact, isAccepted, type PolicyDocument, type Section } from '#src/domain/policy-document.ts';
import { policyTexts, shellTexts } from '#strings/app.ts';
import { language as pageLanguage } from '#strings/language.ts';
import { NamedRoles, PolicyBlocks } from './policy-block.tsx';
import { sectionId } from './section-id.ts';
import { Skeleton } from './skeleton.tsx';

const useStyles = makeStyles({
  // As large as the person chose, and about 66 characters a line whatever the size.
  text: {
    display: 'grid',
    gap: '32px',
    fontSize: 'calc(1.0625rem * var(--reading-size, 1))',
    lineHeight: 1.6,
    maxWidth: '54ch',
    minWidth: 0,
    '@media print': { maxWidth: 'none' },
  },
  section: { display: 'grid', gap: '12px', minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: 'calc(1.25rem * var(--reading-size, 1))',
    lineHeight: 1.3,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    scrollMarginTop: '24px',
    breakAfter: 'avoid',
    ':focus': { outline: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  also: { gap: '10px', marginTop: '40px' },
  apart: {
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    minWidth: 0,
    '& > summary': {
      display: 'list-item',
      cursor: 'pointer',
      padding: '12px 16px',
      minHeight: '44px',
      fontWeight: tokens.fontWeightSemibold,
      lineHeight: 1.4,
      overflowWrap: 'anywhere',
      '& > *': { display: 'inline', fontSize: 'inherit' },
    },
  },
  apartNote: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  apartBody: { display: 'grid', gap: '12px', padding: '4px 16px 16px', minWidth: 0 },
});

type PolicyTextProps = {
  readonly document: PolicyDocument;
  /** The heading under which the text stands: 1 where the page's title is the policy's. */
  readonly level?: 2 | 3;
};

/** The whole policy as the school printed it. What is not accepted stands apart, folded, and says so. */
export function PolicyText(props: PolicyTextProps) {
  const { contacts, localValues = [] } = props.document;
  if (contacts.length + localValues.length === 0) return <Text {...props} roles={nobody} />;
  return (
    <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
      <TextWithRoles {...props} />
    </Suspense>
  );
}

type Roles = ReadonlyMap<string, readonly Contact[]>;
const nobody: Roles = new Map();

// Only for a policy that names somebody.
let roleRules: Promise<typeof import('#src/domain/named-roles.ts')> | null = null;

function TextWithRoles(props: PolicyTextProps) {
  roleRules ??= import('#src/domain/named-roles.ts');
  const { rolesNamedIn } = use(roleRules);
  const roles = useMemo(() => rolesNamedIn(props.document), [rolesNamedIn, props.document]);
  return <Text {...props} roles={roles} />;
}

function Text({ document, level = 2, roles }: PolicyTextProps & { readonly roles: Roles }) {
  const styles = useStyles();
  const apart = document.sections.filter((section) => !isAccepted(section) && section.blocks.length > 0);
  const Heading = `h${level}` as const;
  const [language] = document.languages;
  return (
    <NamedRoles value={roles}>
      <div className={styles.text} lang={language}>
        {document.sections.filter(isAccepted).map((section) =>
          isDefinitions(section) ? (
            <Folded
              key={section.id}
              section={section}
              level={level}
              note={policyTexts.definitions}
              language={language}
            />
          ) : (
            <section key={section.id} className={styles.section}>
              {section.heading === null ? null : (
                <Heading id={sectionId(section)} tabIndex={-1} className={styles.heading}>
                  {section.heading}
                </Heading>
              )}
              <PolicyBlocks blocks={section.blocks} />
            </section>
          ),
        )}
      </div>
      {apart.length > 0 ? (
        <section className={mergeClasses(styles.text, styles.also)}>
          <Heading className={styles.heading}>{policyTexts.also}</Heading>
          {apart.map((section) => (
            <Folded
              key={section.id}
              section={section}
              level={level === 2 ? 3 : 4}
              note={policyTexts.notAccepted}
              language={language}
            />
          ))}
        </section>
      ) : null}
    </NamedRoles>
  );
}

type FoldedProps = {
  readonly section: Section;
  readonly level: 2 | 3 | 4;
  readonly note: string;
  readonly language: string | undefined;
};

function Folded({ section, level, note, language }: FoldedProps) {
  const styles = useStyles();
  const Heading = `h${level}` as const;
  return (
    <details className={styles.apart}>
      <summary id={sectionId(section)}>
        <Heading lang={section.heading === null ? undefined : language}>
          {section.heading ?? policyTexts.kinds[section.kind]}
        </Heading>
        <br />
        <span className={styles.apartNote} lang={pageLanguage}>
          {note}
        </span>
      </summary>
      <div className={styles.apartBody} lang={language}>
        <PolicyBlocks blocks={section.blocks} />
      </div>
    </details>
  );
}
