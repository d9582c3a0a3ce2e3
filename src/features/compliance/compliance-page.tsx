import { Button, makeStyles } from '@fluentui/react-components';
import { DataBarVerticalRegular, HeartPulse20Regular } from '@fluentui/react-icons';
import { useComplianceApi } from '#src/api/compliance-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { complianceTexts as words } from '#strings/compliance.ts';
import { momentWords } from '#strings/dates.ts';
import { policyHealthTexts } from '#strings/policy-health.ts';
import { ComplianceTallies } from './compliance-tallies.tsx';
import { Figures } from './figures.tsx';
import { Headline } from './headline.tsx';
import { PrintButton } from './print-button.tsx';
import { PrintScope } from './print-scope.tsx';
import { Trend } from './trend.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '36px', maxWidth: '1120px', gridTemplateColumns: 'minmax(0, 1fr)' },
  screen: { '@media print': { display: 'none' } },
});

/** How many of how many, by policy and by group, and on the way to the due date. Every figure opens its names. */
export function CompliancePage({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const styles = useStyles();
  const { state, reload } = useLoaded(useComplianceApi().summary);
  const isFilled = state.status === 'ready' && state.value.people > 0;
  return (
    <>
      <PageHeading
        title={words.title}
        lead={
          state.status === 'ready' ? (
            <span className={styles.screen}>{words.asAt(momentWords(state.value.asAt))}</span>
          ) : null
        }
        actions={
          <>
            {isFilled ? <PrintButton /> : null}
            <Button as="a" className={styles.screen} size="large" icon={<HeartPulse20Regular />} href="#/policy-health">
              {policyHealthTexts.open}
            </Button>
          </>
        }
      />
      <div className={styles.page}>
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' && !isFilled ? (
          <EmptyState icon={<DataBarVerticalRegular />} {...words.empty} />
        ) : null}
        {state.status === 'ready' && isFilled ? (
          <>
            <PrintScope summary={state.value} asAt={state.value.asAt} scope={[]} />
            <Headline summary={state.value} />
            <Figures summary={state.value} />
            <ComplianceTallies summary={state.value} />
            <Trend summary={state.value} query={query} />
          </>
        ) : null}
      </div>
    </>
  );
}
