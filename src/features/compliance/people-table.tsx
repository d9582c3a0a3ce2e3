import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ComplianceRow } from '#src/contract/compliance.ts';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { closedNames, standingNames } from '#strings/campaigns.ts';
import { complianceTexts as words } from '#strings/compliance.ts';
import { dateWords, momentDay } from '#strings/dates.ts';
import { exemptionNames, exemptionTexts } from '#strings/exemptions.ts';

const useStyles = makeStyles({
  meta: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
});

const columns: readonly Column<ComplianceRow>[] = [
  {
    key: 'name',
    header: words.columns.name,
    cell: ({ name, guest, groups }) => (
      <>
        {name}
        <Meta>{[...(guest ? [words.guest] : []), ...groups].join(', ')}</Meta>
      </>
    ),
  },
  {
    key: 'policy',
    header: words.columns.policy,
    cell: ({ policyTitle, versionLabel, versionNumber }) => (
      <span>
        {policyTitle}
        <Meta>{words.version(versionLabel, versionNumber)}</Meta>
      </span>
    ),
  },
  { key: 'standing', header: words.columns.standing, cell: (row) => <Standing row={row} /> },
  { key: 'asked', header: words.columns.asked, isShort: true, cell: ({ askedAt }) => momentDay(askedAt) },
  { key: 'due', header: words.columns.due, isShort: true, cell: ({ dueOn }) => dateWords(dueOn) },
];

type PeopleTableProps = { readonly rows: readonly ComplianceRow[]; readonly isWhole: boolean };

export function PeopleTable({ rows, isWhole }: PeopleTableProps) {
  return (
    <SimpleTable
      label={words.people}
      columns={columns}
      rows={rows}
      rowKey={({ requestId }) => requestId}
      showMore={words.showMore}
      isWhole={isWhole}
    />
  );
}

/** Where one request stands, and what there is to say of it. */
function Standing({ row }: { readonly row: ComplianceRow }) {
  const { standing, acceptedAt, receiptCode, exemption, closedBecause } = row;
  return (
    <span>
      <StatusTag tone={standing === 'accepted' ? 'good' : standing === 'overdue' ? 'bad' : 'plain'}>
        {standingNames[standing]}
      </StatusTag>
      {acceptedAt ? (
        <Meta>
          {momentDay(acceptedAt)} · {receiptCode}
        </Meta>
      ) : null}
      {exemption ? (
        <Meta>
          {exemptionNames[exemption.reason]},{' '}
          {exemption.until === null ? exemptionTexts.open : exemptionTexts.untilDay(dateWords(exemption.until))}
        </Meta>
      ) : null}
      {standing === 'closed' && closedBecause ? <Meta>{closedNames[closedBecause]}</Meta> : null}
    </span>
  );
}

function Meta({ children }: { readonly children: ReactNode }) {
  return <span className={useStyles().meta}>{children}</span>;
}
