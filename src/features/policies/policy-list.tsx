import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentAddRegular, HeartPulse20Regular } from '@fluentui/react-icons';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { policiesTexts } from '#strings/policies.ts';
import { policyHealthTexts } from '#strings/policy-health.ts';
import { ImportBox } from './import/import-box.tsx';
import { PolicyRow } from './policy-row.tsx';
import { groupPolicies } from './versions/version-groups.ts';

const useStyles = makeStyles({
  page: { maxWidth: '880px', display: 'grid', gap: '28px' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
});

/** Every policy with its versions, and the place to import the next. */
export function PolicyListPage() {
  const styles = useStyles();
  const { state, reload } = useLoaded(useAdminApi().policies);
  return (
    <>
      <PageHeading
        title={policiesTexts.title}
        lead={policiesTexts.lead}
        actions={
          <Button as="a" size="large" icon={<HeartPulse20Regular />} href="#/policy-health">
            {policyHealthTexts.open}
          </Button>
        }
      />
      <div className={styles.page}>
        <ImportBox />
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' ? <Versions versions={state.value.versions} /> : null}
      </div>
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly PolicyVersionSummary[] }) {
  const styles = useStyles();
  if (versions.length === 0) return <EmptyState icon={<DocumentAddRegular />} {...policiesTexts.empty} />;
  return (
    <ul className={styles.list} aria-label={policiesTexts.list}>
      {groupPolicies(versions).map((policy) => (
        <li key={policy.policyId}>
          <PolicyRow policy={policy} />
        </li>
      ))}
    </ul>
  );
}
