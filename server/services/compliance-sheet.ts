import { eq, sql } from 'drizzle-orm';
import type { Cell } from '#server/spreadsheet/cells.ts';
import { type Column, createWorkbook, type Facts } from '#server/spreadsheet/workbook.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaignGroup } from '#server/store/schema/campaigns.ts';
import type { ComplianceQuery, ComplianceRow, ComplianceSheetQuery } from '#src/contract/compliance.ts';
import { dayOf, schoolTimeZone } from '#src/domain/day.ts';
import * as welshStandings from '#src/strings/cy/campaigns.ts';
import * as welsh from '#src/strings/cy/compliance-sheet.ts';
import * as welshExemptions from '#src/strings/cy/exemptions.ts';
import * as englishStandings from '#src/strings/en/campaigns.ts';
import * as english from '#src/strings/en/compliance-sheet.ts';
import * as englishExemptions from '#src/strings/en/exemptions.ts';
import { walkCompliance } from './list-compliance.ts';
import { schoolName } from './read-compliance.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

/** The texts of the one who asked: the workbook is read where no client translates it. */
type Words = {
  readonly texts: typeof welsh.sheetTexts;
  readonly standings: typeof welshStandings.standingNames;
  readonly exemptions: typeof welshExemptions.exemptionNames;
};

const wordsOf: Readonly<Record<'en' | 'cy', Words>> = {
  en: {
    texts: english.sheetTexts,
    standings: englishStandings.standingNames,
    exemptions: englishExemptions.exemptionNames,
  },
  cy: { texts: welsh.sheetTexts, standings: welshStandings.standingNames, exemptions: welshExemptions.exemptionNames },
};

/** Who was asked for what as a workbook of Excel, with a second sheet that says what the first one holds. */
export async function complianceSheet(
  deps: Deps,
  { language = 'en', ...query }: ComplianceSheetQuery,
): Promise<Uint8Array> {
  const words = wordsOf[language];
  const columns = columnsOf(words);
  const workbook = await createWorkbook(
    words.texts,
    columns.map(({ title, width }) => ({ title, width })),
  );
  const versions = new Map<string, string>();
  let count = 0;
  const { at } = await walkCompliance(deps, query, async (rows) => {
    count += rows.length;
    for (const row of rows)
      versions.set(`${row.policyTitle}|${row.versionNumber}`, `${row.policyTitle}, ${versionOf(row)}`);
    await workbook.add(rows.map((row) => columns.map(({ cell }) => cell(row))));
  });
  const held = { at, count, versions: [...versions.values()].sort((a, b) => a.localeCompare(b, 'en-GB')) };
  return workbook.finish(await aboutOf(deps.db, query, words, held));
}

function columnsOf({ texts, standings, exemptions }: Words): readonly (Column & { cell(row: ComplianceRow): Cell })[] {
  const { columns, yes, no } = texts;
  return [
    { title: columns.name, width: 28, cell: (row) => text(row.name) },
    { title: columns.mail, width: 34, cell: (row) => text(row.mail) },
    { title: columns.guest, width: 8, cell: (row) => text(row.guest ? yes : no) },
    { title: columns.policy, width: 40, cell: (row) => text(row.policyTitle) },
    { title: columns.version, width: 18, cell: (row) => text(versionOf(row)) },
    { title: columns.standing, width: 14, cell: (row) => text(standings[row.standing]) },
    { title: columns.asked, width: 20, cell: (row) => moment(row.askedAt) },
    { title: columns.due, width: 14, cell: (row) => day(row.dueOn) },
    { title: columns.accepted, width: 20, cell: (row) => moment(row.acceptedAt) },
    { title: columns.receipt, width: 16, cell: (row) => text(row.receiptCode) },
    { title: columns.reason, width: 26, cell: ({ exemption }) => text(exemption && exemptions[exemption.reason]) },
    { title: columns.until, width: 14, cell: ({ exemption }) => day(exemption?.until ?? null) },
    { title: columns.groups, width: 40, cell: (row) => text(row.groups.join('; ')) },
  ];
}

type Held = { readonly at: Date; readonly count: number; readonly versions: readonly string[] };

async function aboutOf(
  db: Db,
  query: ComplianceQuery,
  { texts, standings, exemptions }: Words,
  { at, count, versions }: Held,
): Promise<Facts> {
  const { facts, all, who } = texts;
  const [school, group] = await Promise.all([schoolName(db, dayOf(at)), groupName(db, query.groupId)]);
  return [
    ...(school === null ? [] : [[facts.school, text(school)] as const]),
    [facts.asAt, moment(at.toISOString())],
    [facts.policies, text(versions.join('\n'))],
    [facts.group, text(group ?? all)],
    [facts.standing, text(query.standing ? standings[query.standing] : all)],
    ...(query.who ? [[facts.who, text(who[query.who])] as const] : []),
    ...(query.reason ? [[facts.reason, text(exemptions[query.reason])] as const] : []),
    ...(query.search ? [[facts.search, text(query.search)] as const] : []),
    [facts.rows, { kind: 'number', value: count }],
  ];
}

async function groupName(db: Db, groupId: string | undefined): Promise<string | null> {
  if (groupId === undefined) return null;
  const [row] = await db
    .select({ name: sql<string | null>`max(${campaignGroup.name})` })
    .from(campaignGroup)
    .where(eq(campaignGroup.groupId, groupId));
  return row?.name ?? groupId;
}

function versionOf({ versionLabel, versionNumber }: ComplianceRow): string {
  return versionLabel ?? String(versionNumber);
}

const text = (value: string | null): Cell => (value ? { kind: 'text', value } : null);
const day = (value: string | null): Cell => (value ? { kind: 'day', value } : null);

/** "2026-09-01 09:41:05" */
const wallClock = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: schoolTimeZone,
});

/** A spreadsheet knows no time zones: its reader looks at the school's own clock. */
function moment(value: string | null): Cell {
  return value === null ? null : { kind: 'moment', value: wallClock.format(new Date(value)).replace(' ', 'T') };
}
