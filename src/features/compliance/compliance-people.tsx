import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular, PeopleRegular } from '@fluentui/react-icons';
import { useCallback, useState } from 'react';
import type { ComplianceApi } from '#src/api/compliance-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { ComplianceQuery, ComplianceRow, ComplianceSummary } from '#src/contract/compliance.ts';
import { dayOf } from '#src/domain/day.ts';
import { standings } from '#src/domain/standing.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { standingNames } from '#strings/campaigns.ts';
import { complianceTexts as words } from '#strings/compliance.ts';
import { dateWords, momentDay } from '#strings/dates.ts';
import { complianceHash } from './compliance-hash.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '14px' },
  head: { display: 'flex', flexWrap: 'wrap', gap: '12px', alignItems: 'center', justifyContent: 'space-between' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: '12px',
    alignItems: 'end',
  },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
  meta: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
});

const columns: readonly Column<ComplianceRow>[] = [
  { key: 'name', header: words.columns.name, cell: (row) => <Name row={row} /> },
  { key: 'policy', header: words.columns.policy, cell: ({ policyTitle }) => policyTitle },
  { key: 'standing', header: words.columns.standing, cell: (row) => <StandingCell row={row} /> },
  { key: 'asked', header: words.columns.asked, cell: ({ askedAt }) => momentDay(askedAt) },
  { key: 'due', header: words.columns.due, cell: ({ dueOn }) => dateWords(dueOn) },
];

type CompliancePeopleProps = {
  readonly summary: ComplianceSummary;
  readonly query: ComplianceQuery;
  readonly api: ComplianceApi;
};

/** Everybody by name, filtered by what the address says. */
export function CompliancePeople({ summary, query, api }: CompliancePeopleProps) {
  const styles = useStyles();
  const { versionId, groupId, standing } = query;
  const { state, reload } = useLoaded(
    useCallback(() => api.people(given({ versionId, groupId, standing })), [api, versionId, groupId, standing]),
  );
  return (
    <section className={styles.all} aria-label={words.people}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.people}</h2>
        <Download api={api} query={given({ versionId, groupId, standing })} />
      </div>
      <Filters summary={summary} query={query} />
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' && state.value.rows.length === 0 ? (
        <EmptyState icon={<PeopleRegular />} {...words.noRows} />
      ) : null}
      {state.status === 'ready' && state.value.rows.length > 0 ? (
        <>
          <p className={styles.count} role="status">
            {words.rows(state.value.rows.length)}
          </p>
          <SimpleTable
            label={words.people}
            columns={columns}
            rows={state.value.rows}
            rowKey={({ requestId }) => requestId}
            showMore={words.showMore}
          />
        </>
      ) : null}
    </section>
  );
}

function Filters({ summary, query }: Omit<CompliancePeopleProps, 'api'>) {
  const styles = useStyles();
  const go = (change: Readonly<Record<string, string>>) => {
    window.location.hash = complianceHash({ ...query, ...change });
  };
  return (
    <div className={styles.filters}>
      <Field label={words.filter.policy}>
        <Select size="large" value={query.versionId ?? ''} onChange={(_, { value }) => go({ versionId: value })}>
          <option value="">{words.filter.allPolicies}</option>
          {summary.policies.map(({ versionId, title, label, number }) => (
            <option key={versionId} value={versionId}>
              {title}, {words.version(label, number)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.filter.group}>
        <Select size="large" value={query.groupId ?? ''} onChange={(_, { value }) => go({ groupId: value })}>
          <option value="">{words.filter.allGroups}</option>
          {summary.groups.map(({ groupId, name }) => (
            <option key={groupId} value={groupId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.filter.standing}>
        <Select size="large" value={query.standing ?? ''} onChange={(_, { value }) => go({ standing: value })}>
          <option value="">{words.filter.allStandings}</option>
          {standings.map((standing) => (
            <option key={standing} value={standing}>
              {standingNames[standing]}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function Name({ row }: { readonly row: ComplianceRow }) {
  const styles = useStyles();
  const groups = [...(row.guest ? [words.guest] : []), ...row.groups].join(', ');
  return (
    <>
      {row.name}
      <span className={styles.meta}>{groups}</span>
    </>
  );
}

function StandingCell({ row }: { readonly row: ComplianceRow }) {
  const styles = useStyles();
  return (
    <span>
      <StatusTag tone={row.standing === 'accepted' ? 'good' : row.standing === 'overdue' ? 'bad' : 'plain'}>
        {standingNames[row.standing]}
      </StatusTag>
      {row.acceptedAt ? (
        <span className={styles.meta}>
          {momentDay(row.acceptedAt)} · {row.receiptCode}
        </span>
      ) : null}
    </span>
  );
}

function Download({ api, query }: { readonly api: ComplianceApi; readonly query: ComplianceQuery }) {
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const download = async () => {
    setIsWorking(true);
    setTrouble(null);
    try {
      saveFile(await api.csv(query), words.fileName(dayOf(new Date())));
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setIsWorking(false);
    }
  };
  return (
    <>
      <Button
        size="large"
        icon={<ArrowDownload20Regular />}
        disabledFocusable={isWorking}
        onClick={() => void download()}
      >
        {isWorking ? words.downloading : words.download}
      </Button>
      {trouble ? (
        <Notice kind="problem" title={trouble.title}>
          <p>{trouble.advice}</p>
        </Notice>
      ) : null}
    </>
  );
}

function given(query: { [Name in keyof ComplianceQuery]: ComplianceQuery[Name] | undefined }): ComplianceQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}
