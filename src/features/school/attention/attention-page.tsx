import { makeStyles } from '@fluentui/react-components';
import { CheckmarkCircle48Regular } from '@fluentui/react-icons';
import { useSchoolApi } from '#src/api/school-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { StuckWork } from '#src/contract/stuck-work.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { stuckTexts as words } from '#strings/stuck-work.ts';
import { DriftList } from './drift-list.tsx';
import { HeldGroups } from './held-groups.tsx';
import { StuckItems } from './stuck-items.tsx';
import { WaitingWork } from './waiting-work.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '36px', gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '1120px' },
});

/** What an admin has to see to: groups that are held, work that was given up, what is on its way, and changes by hand. */
export function AttentionPage() {
  const { state, reload, refresh } = useLoaded(useSchoolApi().stuckWork);
  return (
    <>
      <BackLink href="#/school">{words.back}</BackLink>
      <PageHeading title={words.title} lead={words.lead} />
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' ? <Full work={state.value} onRefresh={refresh} /> : null}
    </>
  );
}

function Full({ work, onRefresh }: { readonly work: StuckWork; onRefresh(): void }) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      {work.items.length + work.held.length === 0 ? (
        <EmptyState icon={<CheckmarkCircle48Regular />} {...words.none} />
      ) : null}
      <HeldGroups held={work.held} onRefresh={onRefresh} />
      {work.items.length > 0 ? <StuckItems items={work.items} onRefresh={onRefresh} /> : null}
      <WaitingWork waiting={work.waiting} />
      <DriftList drift={work.drift} />
    </div>
  );
}
