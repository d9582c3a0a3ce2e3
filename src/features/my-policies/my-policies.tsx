import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle48Regular, DocumentCheckmarkRegular } from '@fluentui/react-icons';
import { useStaffApi } from '#src/api/api-context.ts';
import { startSitting } from '#src/api/kept-sitting.ts';
import { useFinishedPresses } from '#src/api/use-finished-presses.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { RequestSummary } from '#src/contract/requests.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { myPoliciesTexts, shellTexts } from '#strings/app.ts';
import { DoneRow, OutstandingRow } from './request-row.tsx';

const useStyles = makeStyles({
  page: { maxWidth: '720px', marginInline: 'auto' },
  heading: { margin: '40px 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  // A plain button: the list needs no other of Fluent's.
  all: {
    minHeight: '44px',
    padding: '0 20px',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorBrandBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  rows: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  done: {
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

/** What is waiting for the person, soonest first, and what is done. */
export function MyPolicies() {
  const styles = useStyles();
  const api = useStaffApi();
  const { state, reload, refresh } = useLoaded(api.requests);
  useFinishedPresses(api, refresh);
  switch (state.status) {
    case 'loading':
      return (
        <div className={styles.page}>
          <PageHeading title={myPoliciesTexts.title} />
          <Skeleton label={shellTexts.loading} shape="list" />
        </div>
      );
    case 'failed':
      return (
        <div className={styles.page}>
          <PageHeading title={myPoliciesTexts.title} />
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        </div>
      );
    case 'ready':
      return <RequestLists requests={state.value.requests} />;
  }
}

function RequestLists({ requests }: { readonly requests: readonly RequestSummary[] }) {
  const styles = useStyles();
  const waiting = requests
    .filter(({ standing }) => standing === 'outstanding' || standing === 'overdue')
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.policyTitle.localeCompare(b.policyTitle));
  const done = requests
    .filter((request) => !waiting.includes(request))
    .sort((a, b) => (b.acceptedAt ?? '').localeCompare(a.acceptedAt ?? ''));
  const minutes = waiting.reduce((sum, request) => sum + request.readingMinutes, 0);
  return (
    <div className={styles.page}>
      <PageHeading
        title={myPoliciesTexts.title}
        lead={
          waiting.length > 0
            ? `${myPoliciesTexts.waiting(waiting.length)}, ${myPoliciesTexts.minutesInAll(minutes)}`
            : null
        }
        actions={
          waiting.length > 1 ? (
            <button type="button" className={styles.all} onClick={() => startSitting(waiting.map(({ id }) => id))}>
              {myPoliciesTexts.startAll(waiting.length)}
            </button>
          ) : null
        }
      />
      {waiting.length > 0 ? (
        <ul className={styles.rows} aria-label={myPoliciesTexts.outstanding}>
          {waiting.map((request) => (
            <OutstandingRow key={request.id} request={request} />
          ))}
        </ul>
      ) : (
        <NothingDue isFirst={done.length === 0} />
      )}
      {done.length > 0 ? (
        <section aria-label={myPoliciesTexts.done}>
          <h2 className={styles.heading}>{myPoliciesTexts.done}</h2>
          <ul className={styles.done}>
            {done.map((request) => (
              <DoneRow key={request.id} request={request} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function NothingDue({ isFirst }: { readonly isFirst: boolean }) {
  return isFirst ? (
    <EmptyState icon={<DocumentCheckmarkRegular />} {...myPoliciesTexts.nothingEver} />
  ) : (
    <EmptyState icon={<CheckmarkCircle48Regular />} {...myPoliciesTexts.nothingDue} />
  );
}
