import { makeStyles, tokens } from '@fluentui/react-components';
import type { PolicyHealth } from '#src/contract/policy-health.ts';
import type { HealthFinding, Urgency } from '#src/domain/policy-health.ts';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { dateWords } from '#strings/dates.ts';
import { findingWords, urgencyWords, policyHealthTexts as words } from '#strings/policy-health.ts';
import { Ownership, type OwnershipProps } from './ownership.tsx';

export type HealthOfPolicy = PolicyHealth['policies'][number];

const phone = '@media (max-width: 479px)';

const useStyles = makeStyles({
  card: {
    padding: '18px 20px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  meta: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  findings: { listStyleType: 'none', margin: '12px 0', padding: 0, display: 'grid', gap: '12px' },
  finding: {
    display: 'grid',
    gridTemplateColumns: '96px minmax(0, 1fr)',
    gap: '4px 12px',
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  tag: { paddingTop: '1px' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  what: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  next: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
});

const tones: Readonly<Record<Urgency, 'bad' | 'brand' | 'plain'>> = { act: 'bad', soon: 'brand', check: 'plain' };

type PolicyCardProps = Omit<OwnershipProps, 'policy'> & { readonly policy: HealthOfPolicy };

/** One policy with what was found in it, and who looks after it. */
export function PolicyCard({ policy, ...owned }: PolicyCardProps) {
  const styles = useStyles();
  return (
    <li className={styles.card}>
      <h2 className={styles.title}>
        <PolicyTitle policy={policy} isLink={owned.isAdmin} />
      </h2>
      <p className={styles.meta}>{words.version(policy.label, policy.number)}</p>
      <ul className={styles.findings}>
        {policy.findings.map((finding) => (
          <Finding key={`${finding.code} ${finding.about} ${finding.against}`} finding={finding} />
        ))}
      </ul>
      <Ownership policy={policy} {...owned} />
    </li>
  );
}

/** A leader may not open what an admin edits. */
export function PolicyTitle({ policy, isLink }: { readonly policy: HealthOfPolicy; readonly isLink: boolean }) {
  return isLink ? <TextLink href={`#/policies/${policy.versionId}`}>{policy.title}</TextLink> : policy.title;
}

function Finding({ finding }: { readonly finding: HealthFinding }) {
  const styles = useStyles();
  const { what, next } = findingWords(finding, dateWords);
  return (
    <li className={styles.finding}>
      <span className={styles.tag}>
        <StatusTag tone={tones[finding.urgency]}>{urgencyWords[finding.urgency]}</StatusTag>
      </span>
      <div className={styles.words}>
        <p className={styles.what}>{what}</p>
        <p className={styles.next}>
          {next}
          {finding.source === null ? null : (
            <>
              {' '}
              <TextLink href={finding.source} isOutside>
                {words.sourceFor(finding.against ?? finding.about)}
              </TextLink>
            </>
          )}
        </p>
      </div>
    </li>
  );
}
