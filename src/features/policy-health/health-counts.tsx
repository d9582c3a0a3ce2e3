import { makeStyles, tokens } from '@fluentui/react-components';
import type { PolicyHealth } from '#src/contract/policy-health.ts';
import { urgencies } from '#src/domain/policy-health.ts';
import { urgencyWords, policyHealthTexts as words } from '#strings/policy-health.ts';

const useStyles = makeStyles({
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: '8px 16px',
    margin: 0,
    padding: '20px 24px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 399px)': { padding: '16px' },
  },
  count: { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
  number: {
    margin: 0,
    fontSize: 'clamp(1.75rem, 1.4rem + 1.6vw, 2.5rem)',
    lineHeight: 1.1,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  act: { color: tokens.colorStatusDangerForeground3 },
  name: { color: tokens.colorNeutralForeground2 },
  asAt: { margin: '8px 0 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type HealthCountsProps = { readonly policies: PolicyHealth['policies']; readonly asAt: string };

/** How many things there are of each urgency. */
export function HealthCounts({ policies, asAt }: HealthCountsProps) {
  const styles = useStyles();
  const findings = policies.flatMap((policy) => policy.findings);
  return (
    <section aria-label={words.counts}>
      <dl className={styles.counts}>
        {urgencies.map((urgency) => {
          const count = findings.filter((finding) => finding.urgency === urgency).length;
          return (
            <div key={urgency} className={styles.count}>
              <dt className={styles.name}>{urgencyWords[urgency]}</dt>
              <dd className={styles.number}>
                <span className={urgency === 'act' && count > 0 ? styles.act : undefined}>{count}</span>
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={styles.asAt}>{asAt}</p>
    </section>
  );
}
