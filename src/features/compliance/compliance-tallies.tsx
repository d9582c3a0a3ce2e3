import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { TallyBar } from '#src/ui/tally-bar.tsx';
import { complianceTexts as words } from '#strings/compliance.ts';
import { complianceHash } from './compliance-hash.ts';

const useStyles = makeStyles({
  heading: { margin: '0 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  late: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
});

type Tally = {
  readonly key: string;
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly asked: number;
  readonly accepted: number;
  readonly outstanding: number;
  readonly overdue: number;
  readonly declined: number;
  readonly exempt: number;
};

/** The same figures by policy and by group. Every figure opens the names behind it. */
export function ComplianceTallies({ summary }: { readonly summary: ComplianceSummary }) {
  const policies = summary.policies.map(
    ({ versionId, title, label, number, ...counts }): Tally => ({
      ...counts,
      key: versionId,
      name: `${title}, ${words.version(label, number)}`,
      query: { versionId },
    }),
  );
  const groups = summary.groups.map(
    ({ groupId, name, ...counts }): Tally => ({ ...counts, key: groupId, name, query: { groupId } }),
  );
  return (
    <>
      <TallyTable heading={words.byPolicy} header={words.columns.policy} tallies={policies} />
      {groups.length > 0 ? <TallyTable heading={words.byGroup} header={words.columns.group} tallies={groups} /> : null}
    </>
  );
}

type TallyTableProps = { readonly heading: string; readonly header: string; readonly tallies: readonly Tally[] };

function TallyTable({ heading, header, tallies }: TallyTableProps) {
  const styles = useStyles();
  const columns: readonly Column<Tally>[] = [
    { key: 'name', header, cell: ({ name, query }) => <Link href={complianceHash(query)}>{name}</Link> },
    {
      key: 'accepted',
      header: words.columns.accepted,
      cell: ({ accepted, asked, exempt }) => (
        <TallyBar
          part={accepted}
          whole={asked - exempt}
          words={words.done(accepted, asked, exempt)}
          more={words.exemptOf(asked, exempt)}
        />
      ),
    },
    {
      key: 'outstanding',
      header: words.columns.outstanding,
      isNumber: true,
      cell: ({ outstanding, query }) => <Figure value={outstanding} query={{ ...query, standing: 'outstanding' }} />,
    },
    {
      key: 'overdue',
      header: words.columns.overdue,
      isNumber: true,
      cell: ({ overdue, query }) => (
        <span className={overdue > 0 ? styles.late : undefined}>
          <Figure value={overdue} query={{ ...query, standing: 'overdue' }} />
        </span>
      ),
    },
    // A column of noughts would only take the place of the names.
    ...(tallies.some(({ declined }) => declined > 0)
      ? [
          {
            key: 'declined',
            header: words.columns.declined,
            isNumber: true,
            cell: ({ declined, query }: Tally) => (
              <Figure value={declined} query={{ ...query, standing: 'declined' }} />
            ),
          },
        ]
      : []),
    {
      key: 'exempt',
      header: words.columns.exempt,
      isNumber: true,
      cell: ({ exempt, query }) => <Figure value={exempt} query={{ ...query, standing: 'exempt' }} />,
    },
  ];
  return (
    <section aria-label={heading}>
      <h2 className={styles.heading}>{heading}</h2>
      <SimpleTable
        label={heading}
        columns={columns}
        rows={tallies}
        rowKey={({ key }) => key}
        showMore={words.showMore}
      />
    </section>
  );
}

function Figure({ value, query }: { readonly value: number; readonly query: Readonly<Record<string, string>> }) {
  return value === 0 ? value : <Link href={complianceHash(query)}>{value}</Link>;
}
