import { and, isNull, type SQL, sql } from 'drizzle-orm';
import type { Register } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaignGroup } from '#server/store/schema/campaigns.ts';
import { outbox } from '#server/store/schema/register.ts';
import { response, tally, tallyPeople } from '#server/store/schema/requests.ts';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { everyone, lines } from './compliance-scope.ts';
import { type AskedVersion, findVersions } from './find-versions.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

const longestWaitForLinks = 1_000;
/**
 * How many of how many, per policy and per group; people are counted once. Adds up the tallies that are kept with the
 * state, so it takes no longer for more people.
 */
export async function summariseCompliance(deps: Deps & { readonly register: Register }): Promise<ComplianceSummary> {
  const { db, now, register } = deps;
  const at = now();
  const today = dayOf(at);
  const [people, { policies, organisation }, groups, pending, openResponses, links] = await Promise.all([
    db.select().from(tallyPeople),
    policyTallies(db, today),
    groupTallies(db, today),
    notYetInRegister(db),
    db.$count(response, and(isNull(response.undoneAt), isNull(response.answeredAt))),
    linksInTime(register),
  ]);
  return {
    asAt: at.toISOString(),
    organisation,
    people: people[0]?.people ?? 0,
    peopleDone: people[0]?.done ?? 0,
    peopleExempt: people[0]?.exempt ?? 0,
    policies,
    groups,
    notYetInRegister: pending,
    openResponses,
    register: { attestationsUrl: links.attestations, complianceUrl: links.compliance },
  };
}

async function policyTallies(db: Db, today: PlainDay): Promise<Pick<ComplianceSummary, 'policies' | 'organisation'>> {
  const { rows } = await db.execute<Counts & { versionId: string }>(sql`
    select line.newest_id as "versionId", ${countsOn(today)} from ${tally} join ${lines} on line.id = ${tally.versionId}
    where ${tally.groupId} = ${everyone} group by line.newest_id`);
  const versions = await findVersions(
    db,
    rows.map(({ versionId }) => versionId),
  );
  const policies = rows
    .flatMap((row) => {
      const version = versions.get(row.versionId);
      if (!version) return [];
      const { title, versionLabel } = version.document;
      return [{ ...row, title, label: versionLabel, number: version.number ?? 0 }];
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB') || a.number - b.number);
  return { policies, organisation: organisationOf([...versions.values()]) };
}

/** What the page calls the school. */
export async function schoolName(db: Db, today: PlainDay): Promise<string | null> {
  return (await policyTallies(db, today)).organisation;
}

/** The name that most of the policies bear; of two that as many bear, the first. */
function organisationOf(versions: readonly AskedVersion[]): string | null {
  const times = new Map<string, number>();
  for (const { organisation } of versions.map(({ document }) => document))
    if (organisation !== null) times.set(organisation, (times.get(organisation) ?? 0) + 1);
  const [most] = [...times].sort(([a, one], [b, other]) => other - one || a.localeCompare(b, 'en-GB'));
  return most?.[0] ?? null;
}

async function groupTallies(db: Db, today: PlainDay): Promise<ComplianceSummary['groups']> {
  const { rows } = await db.execute<Counts & { groupId: string; name: string }>(sql`
    select counted.*, named.name from (
      select ${tally.groupId} as "groupId", ${countsOn(today)} from ${tally}
      where ${tally.groupId} <> ${everyone} group by ${tally.groupId}) counted
    join (select group_id, max(name) as name from ${campaignGroup} group by group_id) named
      on named.group_id = counted."groupId"
    order by named.name, "groupId"`);
  return rows;
}

/** In two parts, each with an index of its own: what is on its way, and what was given up until somebody acts. */
async function notYetInRegister(db: Db): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select ((select count(*) from ${outbox} where kind = 'attestation-row' and done_at is null and dead_at is null)
      + (select count(*) from ${outbox} where kind = 'attestation-row' and done_at is null and dead_at is not null))::int
      as count`);
  return rows[0]?.count ?? 0;
}

/** The page is worth showing while SharePoint is slow or not to be reached; a later look finds the links kept. */
async function linksInTime(register: Register): ReturnType<Register['links']> {
  const none = { attestations: null, compliance: null };
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<typeof none>((done) => {
    timer = setTimeout(() => done(none), longestWaitForLinks);
  });
  const links = register.links().catch(() => none);
  return Promise.race([links, timeIsUp]).finally(() => clearTimeout(timer));
}

type Counts = Record<'asked' | 'accepted' | 'outstanding' | 'overdue' | 'declined' | 'exempt', number>;

function countsOn(today: PlainDay): SQL {
  const those = (which: SQL) => sql`coalesce(sum(${tally.count}) filter (where ${which}), 0)::int`;
  return sql`sum(${tally.count})::int as asked,
    ${those(sql`${tally.state} = 'accepted'`)} as accepted,
    ${those(sql`${tally.state} = 'outstanding'`)} as outstanding,
    ${those(sql`${tally.state} = 'outstanding' and ${tally.dueOn} < ${today}`)} as overdue,
    ${those(sql`${tally.state} = 'declined'`)} as declined,
    ${those(sql`${tally.state} = 'exempt'`)} as exempt`;
}
