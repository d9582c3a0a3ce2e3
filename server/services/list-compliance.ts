import { type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '#server/store/open-store.ts';
import type {
  CompliancePageQuery,
  ComplianceQuery,
  ComplianceRow,
  ComplianceRows,
  ComplianceSort,
} from '#src/contract/compliance.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import type { ExemptionReason } from '#src/domain/exemption.ts';
import { type RequestState, standingOf } from '#src/domain/standing.ts';
import { fitting } from './compliance-scope.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

export const rowsOnPage = 100;
/** As many as are worth one way to the database and back. */
const rowsAtOnce = 2_000;

/** One page of the rows that fit, one for each person and version, and how many there are in all. */
export async function listCompliance({ db, now }: Deps, query: CompliancePageQuery): Promise<ComplianceRows> {
  const { sort = 'name', page = 1, ...which } = query;
  const at = now();
  const today = dayOf(at);
  const [counted, some] = await Promise.all([
    db.execute<{ total: number; people: number }>(sql`
      with ${versions} select coalesce(sum(own), 0)::int as total, count(*)::int as people
      from (select count(*) as own ${fromFitting(which, today)} group by request.tenant_id, request.object_id) each`),
    db.execute<Found>(found(which, today, sort, sql`limit ${rowsOnPage} offset ${(page - 1) * rowsOnPage}`)),
  ]);
  const { total, people } = counted.rows[0] ?? { total: 0, people: 0 };
  return {
    asAt: at.toISOString(),
    total,
    people,
    page,
    pageSize: rowsOnPage,
    rows: some.rows.map((row) => rowFrom(row, today)),
  };
}

/** Hands over all rows that fit, by name, some at a time, as they stood at one moment. */
export async function walkCompliance(
  { db, now }: Deps,
  query: ComplianceQuery,
  take: (rows: readonly ComplianceRow[]) => Promise<void> | void,
): Promise<{ readonly at: Date }> {
  const at = now();
  const today = dayOf(at);
  await db.transaction(
    async (tx: Tx) => {
      await tx.execute(sql`declare walk no scroll cursor for ${found(query, today, 'name', sql``)}`);
      for (;;) {
        const { rows } = await tx.execute<Found>(sql.raw(`fetch ${rowsAtOnce} from walk`));
        if (rows.length === 0) break;
        await take(rows.map((row) => rowFrom(row, today)));
      }
    },
    { accessMode: 'read only', isolationLevel: 'repeatable read' },
  );
  return { at };
}

type Found = {
  id: string;
  objectId: string;
  state: RequestState;
  dueOn: PlainDay;
  askedAt: string;
  acceptedAt: string | null;
  declinedAt: string | null;
  closedBecause: ComplianceRow['closedBecause'];
  name: string;
  mail: string | null;
  guest: boolean;
  title: string;
  label: string | null;
  number: number;
  receiptCode: string | null;
  reason: ExemptionReason | null;
  until: PlainDay | null;
  groups: string[];
};

function fromFitting(query: ComplianceQuery, today: PlainDay): SQL {
  return sql`from request
    join person on person.tenant_id = request.tenant_id and person.object_id = request.object_id
    join version on version.id = request.version_id
    where ${fitting(query, today)}`;
}

/** Read once for a whole question: documents are large. */
const versions = sql`version as materialized (
  select id, number, document->>'title' as title, document->>'versionLabel' as label
  from policy_version where number is not null)`;

/** What only a row that is shown needs is looked up for the rows that were chosen. */
function found(query: ComplianceQuery, today: PlainDay, sort: ComplianceSort, some: SQL): SQL {
  return sql`
    with ${versions}, chosen as (
      select request.*, person.name, person.mail, person.guest, version.title, version.label, version.number,
        ${orders[sort](today)} as sorted_by
      ${fromFitting(query, today)}
      order by sorted_by, person.name, version.title, request.id ${some}
    )
    select c.id, c.object_id as "objectId", c.state, c.due_on::text as "dueOn", c.asked_at as "askedAt",
      c.accepted_at as "acceptedAt", c.declined_at as "declinedAt", c.closed_because as "closedBecause",
      c.name, c.mail, c.guest, c.title, c.label, c.number, a.receipt_code as "receiptCode", x.reason,
      x.until::text as until,
      coalesce((
        select array_agg(g.name order by g.place) from campaign_member m
        join campaign_group g on g.campaign_id = m.campaign_id and g.group_id = m.group_id
        where m.campaign_id = c.campaign_id and m.object_id = c.object_id and m.until is null), '{}') as groups
    from chosen c
    left join attestation a on a.request_id = c.id
    left join exemption x on x.id = c.exemption_id and c.state = 'exempt'
    order by c.sorted_by, c.name, c.title, c.id`;
}

/** Who is late stands first, who has accepted last. */
const orders = {
  name: () => sql`''`,
  due: () => sql`request.due_on::text`,
  standing: (today: PlainDay) => sql`case
    when request.state = 'outstanding' and request.declined_at is null then
      case when request.due_on < ${today} then '0' else '1' end
    when request.state = 'outstanding' then '2' when request.state = 'exempt' then '3' else '4' end`,
} as const;

function rowFrom(row: Found, today: PlainDay): ComplianceRow {
  const declinedAt = row.declinedAt === null ? null : new Date(row.declinedAt);
  return {
    requestId: row.id,
    objectId: row.objectId,
    name: row.name,
    mail: row.mail,
    guest: row.guest,
    policyTitle: row.title,
    versionLabel: row.label,
    versionNumber: row.number,
    standing: standingOf({ state: row.state, dueOn: row.dueOn, declinedAt }, today),
    askedAt: new Date(row.askedAt).toISOString(),
    dueOn: row.dueOn,
    acceptedAt: row.acceptedAt === null ? null : new Date(row.acceptedAt).toISOString(),
    receiptCode: row.receiptCode,
    exemption: row.reason === null ? null : { reason: row.reason, until: row.until },
    closedBecause: row.closedBecause,
    groups: row.groups,
  };
}
