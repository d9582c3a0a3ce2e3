import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useComplianceApi } from '#src/api/compliance-api.ts';
import { type Loaded, useLoaded } from '#src/api/use-loaded.ts';
import {
  type CompliancePageQuery,
  type ComplianceRow,
  type ComplianceRows,
  type ComplianceSummary,
  compliancePageQuery,
} from '#src/contract/compliance.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { keepFocus } from '#src/ui/keep-focus.ts';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { complianceTexts as words } from '#strings/compliance.ts';
import { momentWords } from '#strings/dates.ts';
import { figuresHash, peopleHash } from './compliance-hash.ts';
import { Downloads } from './downloads.tsx';
import { Pager } from './pager.tsx';
import { PeopleFilters, scopeOf } from './people-filters.tsx';
import { PeopleTable } from './people-table.tsx';
import { PrintButton } from './print-button.tsx';
import { PrintScope } from './print-scope.tsx';
import { usePaper } from './use-paper.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '16px', maxWidth: '1120px', gridTemplateColumns: 'minmax(0, 1fr)' },
  list: { display: 'grid', gap: '12px', gridTemplateColumns: 'minmax(0, 1fr)' },
  // What stood before is still readable while the next rows come.
  stale: { opacity: 0.6 },
  // As high with its button as without, so that the table stays where it is.
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px', minHeight: '44px' },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
  screen: { '@media print': { display: 'none' } },
  paper: { display: 'none', '@media print': { display: 'block', margin: 0 } },
});

/** The names behind a figure. The address says which, so that a list can be kept, sent and gone back to. */
export function PeoplePage({ query: address }: { readonly query: Readonly<Record<string, string>> }) {
  const styles = useStyles();
  const api = useComplianceApi();
  const key = JSON.stringify(address);
  // An address somebody typed or shortened shows everyone.
  const query = useMemo((): CompliancePageQuery => {
    const asked = compliancePageQuery.safeParse(JSON.parse(key));
    return asked.success ? asked.data : {};
  }, [key]);
  const summary = useLoaded(api.summary);
  const { state } = summary;
  return (
    <>
      <BackLink href={figuresHash()}>{words.title}</BackLink>
      <PageHeading
        title={words.people}
        lead={
          state.status === 'ready' ? (
            <span className={styles.screen}>{words.asAt(momentWords(state.value.asAt))}</span>
          ) : null
        }
      />
      <div className={styles.all}>
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={summary.reload} />
        ) : null}
        {state.status === 'ready' ? <People summary={state.value} query={query} /> : null}
      </div>
    </>
  );
}

type PeopleProps = { readonly summary: ComplianceSummary; readonly query: CompliancePageQuery };

function People({ summary, query }: PeopleProps) {
  const styles = useStyles();
  const api = useComplianceApi();
  const { state, reload } = useLoaded(useCallback(() => api.people(query), [api, query]));
  const shown = useLatest(state);
  const { page: _page, ...unpaged } = query;
  const paper = usePaper(api, unpaged, shown);
  const { sort: _sort, ...which } = unpaged;
  const scope = scopeOf(summary, query);
  return (
    <>
      <PrintScope summary={summary} asAt={shown?.asAt ?? summary.asAt} scope={scope} versionId={query.versionId} />
      <PeopleFilters summary={summary} query={query} />
      <Downloads query={which}>
        <PrintButton isWorking={paper.isWorking} onPrint={() => void paper.print()} />
      </Downloads>
      {paper.trouble ? (
        <Notice kind="problem" title={paper.trouble.title}>
          <p>{paper.trouble.advice}</p>
        </Notice>
      ) : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'loading' && shown === null ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {shown !== null && state.status !== 'failed' ? (
        <div
          className={mergeClasses(styles.list, state.status === 'loading' && styles.stale)}
          aria-busy={state.status === 'loading'}
        >
          <Rows shown={shown} query={query} isNarrowed={scope.length > 0} printed={paper.rows} />
        </div>
      ) : null}
    </>
  );
}

type RowsProps = {
  readonly shown: ComplianceRows;
  readonly query: CompliancePageQuery;
  readonly isNarrowed: boolean;
  /** What is printed in place of the page, if anything is. */
  readonly printed: readonly ComplianceRow[] | null;
};

function Rows({ shown, query, isNarrowed, printed }: RowsProps) {
  const styles = useStyles();
  const { total, people, page, pageSize, rows } = shown;
  const pages = Math.max(Math.ceil(total / pageSize), 1);
  const first = (page - 1) * pageSize + 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other rows or filters goes what was pressed to get them
  useEffect(() => keepFocus(), [shown, query]);
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {words.found(people, total)}
          {pages > 1 && rows.length > 0 ? (
            <span className={styles.screen}>. {words.onPage(first, first + rows.length - 1)}</span>
          ) : null}
        </p>
        {isNarrowed ? (
          <Button as="a" className={styles.screen} href={peopleHash({ sort: query.sort })}>
            {words.filter.clear}
          </Button>
        ) : null}
      </div>
      {printed !== null && printed.length < total ? (
        <p className={styles.paper}>{words.scope.first(printed.length)}</p>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState icon={<PeopleRegular />} {...(isNarrowed ? words.noRows : words.empty)} />
      ) : (
        <PeopleTable rows={printed ?? rows} isWhole={printed !== null} />
      )}
      <Pager page={page} pages={pages} hashOf={(next) => peopleHash({ ...query, page: next })} />
    </>
  );
}

/** The last answer there was: it stays while the next one comes. */
function useLatest<T>(state: Loaded<T>): T | null {
  const latest = useRef<T | null>(null);
  if (state.status === 'ready') latest.current = state.value;
  return latest.current;
}
