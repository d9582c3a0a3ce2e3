import type pg from 'pg';
import type { ComplianceSummary } from '#src/contract/compliance.ts';

/** What the compliance page says of numbers. */
export type Counted = Pick<ComplianceSummary, 'people' | 'peopleDone' | 'peopleExempt'> & {
  readonly policies: readonly object[];
  readonly groups: readonly object[];
};

/** Counts row by row, as the page did before tallies were kept: slow, and plain to read. */
export async function recountCompliance(database: pg.Pool, today: string): Promise<Counted> {
  const people = await database.query<{ people: number; peopleDone: number; peopleExempt: number }>(
    `select count(*)::int as people,
      (count(*) filter (where outstanding = 0 and accepted > 0))::int as "peopleDone",
      (count(*) filter (where outstanding = 0 and accepted = 0))::int as "peopleExempt"
    from (
      select count(*) filter (where state = 'outstanding') as outstanding, count(*) filter (where state = 'accepted') as accepted
      from request r where ${inScope} group by tenant_id, object_id) each`,
  );
  const policies = await database.query(
    `select line.newest_id as "versionId", ${counts}
    from request r join ${lines} on line.id = r.version_id where ${inScope} group by 1 order by 1`,
    [today],
  );
  const groups = await database.query(
    `select m.group_id as "groupId", ${counts}
    from request r
    join campaign_member m on m.campaign_id = r.campaign_id and m.object_id = r.object_id and m.until is null
    where ${inScope} and m.group_id <> '${addedByHand}' group by 1 order by 1`,
    [today],
  );
  const [counted = { people: 0, peopleDone: 0, peopleExempt: 0 }] = people.rows;
  return { ...counted, policies: policies.rows, groups: groups.rows };
}

/** The same of the page's own answer: without names, in the order of ids. */
export function countedOf({ people, peopleDone, peopleExempt, policies, groups }: ComplianceSummary): Counted {
  return {
    people,
    peopleDone,
    peopleExempt,
    policies: policies
      .map(({ title: _title, label: _label, number: _number, ...rest }) => rest)
      .sort((a, b) => (a.versionId < b.versionId ? -1 : 1)),
    groups: groups.map(({ name: _name, ...rest }) => rest).sort((a, b) => (a.groupId < b.groupId ? -1 : 1)),
  };
}

/** Whoever was added by hand stands in no group. */
const addedByHand = '00000000-0000-0000-0000-000000000000';

const inScope = `r.state <> 'closed' and r.version_id not in (
  select v.id from policy_version v
  join policy_version ended on ended.policy_id = v.policy_id
  join version_ending e on e.version_id = ended.id
  where ended.id = v.id or (e.kind = 'withdrawn' and v.number between ended.accepted_since and ended.number))`;

const lines = `(
  select v.id, first_value(v.id) over (partition by v.policy_id, v.accepted_since order by v.number desc) as newest_id
  from policy_version v
  where v.number is not null
    and not exists (select 1 from version_ending e where e.version_id = v.id and e.kind = 'recalled')) line`;

const waits = `r.state = 'outstanding' and r.declined_at is null`;

const counts = `count(*)::int as asked,
  (count(*) filter (where r.state = 'accepted'))::int as accepted,
  (count(*) filter (where ${waits}))::int as outstanding,
  (count(*) filter (where ${waits} and r.due_on < $1))::int as overdue,
  (count(*) filter (where r.state = 'outstanding' and r.declined_at is not null))::int as declined,
  (count(*) filter (where r.state = 'exempt'))::int as exempt`;
