import { makeStyles, tokens } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons';
import { useCallback, useEffect, useMemo } from 'react';
import { useComplianceApi } from '#src/api/compliance-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import {
  type ComplianceSummary,
  type NotAskedQuery,
  type NotAskedRow,
  type NotAskedRows,
  notAskedQuery,
} from '#src/contract/compliance.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { keepFocus } from '#src/ui/keep-focus.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { complianceTexts } from '#strings/compliance.ts';
import { peopleLong } from '#strings/counted.ts';
import { figuresHash, notAskedHash, replaceHash } from './compliance-hash.ts';
import { Pager } from './pager.tsx';
import { PrintButton } from './print-button.tsx';
import { PrintScope } from './print-scope.tsx';
import { SearchField } from './search-field.tsx';

const words = complianceTexts.notAsked;

const useStyles = makeStyles({
  all: { display: 'grid', gap: '16px', maxWidth: '1120px', gridTemplateColumns: 'minmax(0, 1fr)' },
  search: { maxWidth: '360px', '@media print': { display: 'none' } },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
  meta: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
});

/** People who were not asked for one policy, or never for any, and why. */
export function NotAskedPage({ query: address }: { readonly query: Readonly<Record<string, string>> }) {
  const styles = useStyles();
  const api = useComplianceApi();
  const key = JSON.stringify(address);
  const query = useMemo((): NotAskedQuery => {
    const asked = notAskedQuery.safeParse(JSON.parse(key));
    return asked.success ? asked.data : {};
  }, [key]);
  const { state, reload } = useLoaded(
    useCallback(async () => {
      const [summary, people] = await Promise.all([api.summary(), api.notAsked(query)]);
      return { summary, people };
    }, [api, query]),
  );
  const policy =
    state.status === 'ready'
      ? state.value.summary.policies.find((one) => one.versionId === query.versionId)
      : undefined;
  return (
    <>
      <BackLink href={figuresHash()}>{complianceTexts.title}</BackLink>
      <PageHeading
        title={policy ? words.policy(policy.title) : words.never}
        lead={policy ? words.policyLead : query.versionId ? null : words.neverLead}
        actions={<PrintButton />}
      />
      <div className={styles.all}>
        <div className={styles.search}>
          <SearchField
            value={query.search ?? ''}
            onSearch={(search) => replaceHash(notAskedHash({ ...query, page: undefined, search }))}
          />
        </div>
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' ? <Full {...state.value} query={query} /> : null}
      </div>
    </>
  );
}

type FullProps = {
  readonly summary: ComplianceSummary;
  readonly people: NotAskedRows;
  readonly query: NotAskedQuery;
};

function Full({ summary, people: { asAt, total, page, pageSize, rows }, query }: FullProps) {
  const styles = useStyles();
  const { scope } = complianceTexts;
  // What led here from the page before went with it.
  useEffect(() => keepFocus(), []);
  return (
    <>
      <PrintScope
        summary={summary}
        asAt={asAt}
        scope={[
          ...(query.versionId ? [] : [[scope.who, words.never] as const]),
          ...(query.search ? [[scope.search, query.search] as const] : []),
        ]}
        versionId={query.versionId}
      />
      <p className={styles.count} role="status">
        {peopleLong(total)}
      </p>
      {rows.length === 0 ? (
        <EmptyState icon={<PeopleRegular />} {...(query.search ? words.none : words.empty)} />
      ) : (
        <SimpleTable
          label={complianceTexts.people}
          columns={columns}
          rows={rows}
          rowKey={({ objectId }) => objectId}
          showMore={complianceTexts.showMore}
        />
      )}
      <Pager
        page={page}
        pages={Math.max(Math.ceil(total / pageSize), 1)}
        hashOf={(next) => notAskedHash({ ...query, page: next })}
      />
    </>
  );
}

const columns: readonly Column<NotAskedRow>[] = [
  { key: 'name', header: complianceTexts.columns.name, cell: (row) => <Name row={row} /> },
  { key: 'why', header: complianceTexts.columns.why, cell: ({ why }) => words.why[why] },
];

function Name({ row: { name, mail, guest } }: { readonly row: NotAskedRow }) {
  const meta = [...(guest ? [complianceTexts.guest] : []), ...(mail === null ? [] : [mail])].join(', ');
  return (
    <>
      {name ?? words.nameless}
      <span className={useStyles().meta}>{meta}</span>
    </>
  );
}
