import { makeStyles, tokens } from '@fluentui/react-components';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { TallyBar } from '#src/ui/tally-bar.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { complianceTexts as words } from '#strings/compliance.ts';
import { notAskedHash, peopleHash } from './compliance-hash.ts';

const useStyles = makeStyles({
  heading: { margin: '0 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  name: { display: 'block', minWidth: '160px', '@media (max-width: 719px)': { minWidth: 0 } },
  figure: { whiteSpace: 'nowrap', marginRight: '8px' },
  share: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
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
  /** Of a policy alone: people asked for others, and not for this one. */
  readonly notAsked?: number;
};

/** The same figures by policy and by group. Every figure opens the names behind it. */
export function ComplianceTallies({ summary }: { readonly summary: ComplianceSummary }) {
  const policies = summary.policies.map(
    ({ versionId, title, label, number, ...counts }): Tally => ({
      ...counts,
      key: versionId,
      name: `${title}, ${words.version(label, number)}`,
      query: { versionId },
      notAsked: summary.people - counts.asked,
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
    {
      key: 'name',
      header,
      cell: ({ name, query }) => (
        <TextLink href={peopleHash(query)} className={styles.name}>
          {name}
        </TextLink>
      ),
    },
    {
      key: 'accepted',
      header: words.columns.accepted,
      cell: (tally) => <Accepted tally={tally} />,
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
        <Figure value={overdue} query={{ ...query, standing: 'overdue' }} className={styles.late} />
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
    ...(tallies.some(({ notAsked = 0 }) => notAsked > 0)
      ? [
          {
            key: 'not-asked',
            header: words.columns.notAsked,
            isNumber: true,
            cell: ({ notAsked = 0, query }: Tally) =>
              notAsked === 0 ? notAsked : <TextLink href={notAskedHash(query)}>{notAsked}</TextLink>,
          },
        ]
      : []),
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

function Accepted({ tally: { accepted, asked, exempt, query } }: { readonly tally: Tally }) {
  const styles = useStyles();
  const figure = words.done(accepted, asked, exempt);
  return (
    <TallyBar
      part={accepted}
      whole={asked - exempt}
      words={
        <>
          {accepted === 0 ? (
            `${figure} `
          ) : (
            <TextLink href={peopleHash({ ...query, standing: 'accepted' })} className={styles.figure}>
              {figure}
            </TextLink>
          )}
          <span className={styles.share}>{words.percent(accepted, asked - exempt)}</span>
        </>
      }
      more={words.exemptOf(asked, exempt)}
    />
  );
}

type FigureProps = {
  readonly value: number;
  readonly query: Readonly<Record<string, string>>;
  readonly className?: string | undefined;
};

function Figure({ value, query, className = '' }: FigureProps) {
  if (value === 0) return value;
  return (
    <TextLink href={peopleHash(query)} className={className}>
      {value}
    </TextLink>
  );
}
