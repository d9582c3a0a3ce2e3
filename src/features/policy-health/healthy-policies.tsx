import { makeStyles, tokens } from '@fluentui/react-components';
import { policyHealthTexts as words } from '#strings/policy-health.ts';
import { Ownership, type OwnershipProps } from './ownership.tsx';
import { type HealthOfPolicy, PolicyTitle } from './policy-card.tsx';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  lead: { margin: '2px 0 12px', color: tokens.colorNeutralForeground2 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  row: { padding: '12px 20px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
});

type HealthyPoliciesProps = Omit<OwnershipProps, 'policy'> & { readonly policies: readonly HealthOfPolicy[] };

/** Policies in which nothing was found. */
export function HealthyPolicies({ policies, ...owned }: HealthyPoliciesProps) {
  const styles = useStyles();
  return (
    <section aria-label={words.healthyList}>
      <h2 className={styles.heading}>{words.healthyList}</h2>
      <p className={styles.lead}>{words.healthyLead}</p>
      <ul className={styles.list}>
        {policies.map((policy) => (
          <li key={policy.policyId} className={styles.row}>
            <h3 className={styles.title}>
              <PolicyTitle policy={policy} isLink={owned.isAdmin} />
            </h3>
            <Ownership policy={policy} {...owned} />
          </li>
        ))}
      </ul>
    </section>
  );
}
