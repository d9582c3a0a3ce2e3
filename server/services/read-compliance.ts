import { and, asc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Register } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaignGroup, campaignMember } from '#server/store/schema/campaigns.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { outbox } from '#server/store/schema/register.ts';
import { attestation, request, response, tally, tallyPeople } from '#server/store/schema/requests.ts';
import type { ComplianceQuery, ComplianceRow, ComplianceSummary } from '#src/contract/compliance.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { standingOf } from '#src/domain/standing.ts';
import { findVersions } from './find-versions.ts';
import { endedVersions } from './version-line.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

const longestWaitForLinks = 1_000;
/** Stands in the tallies for everybody, where a group stands otherwise. */
const everyone = '00000000-0000-0000-0000-000000000000';

/**
 * Requests that closed count neither as asked nor as outstanding, nor does what was accepted of a version that was
 * recalled or of a policy that was withdrawn.
 */
const inScope = sql`${request.state} <> 'closed' and ${request.versionId} not in ${endedVersions}`;

/** Each published version with the newest one that its acceptances count for: minor changes start no new line. */
const lines = sql`(
  select v.id, first_value(v.id) over (partition by v.policy_id, v.accepted_since order by v.number desc) as newest_id
  from policy_version v
  where v.number is not null
    and not exists (select 1 from version_ending e where e.version_id = v.id and e.kind = 'recalled')) line`;

/**
 * How many of how many, per policy and per group; people are counted once. Adds up the tallies that are kept with the
 * state, so it takes no longer for more people.
 */
export async function summariseCompliance(deps: Deps & { readonly register: Register }): Promise<ComplianceSummary> {
  const { db, now, register } = deps;
  const at = now();
  const today = dayOf(at);
  const [people, policies, groups, pending, openResponses, links] = await Promise.all([
    db.select().from(tallyPeople),
    policyTallies(db, today),
    groupTallies(db, today),
    notYetInRegister(db),
    db.$count(response, and(isNull(response.undoneAt), isNull(response.answeredAt))),
    linksInTime(register),
  ]);
  return {
    asAt: at.toISOString(),
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

async function policyTallies(db: Db, today: PlainDay): Promise<ComplianceSummary['policies']> {
  const { rows } = await db.execute<Counts & { versionId: string }>(sql`
    select line.newest_id as "versionId", ${countsOn(today)} from ${tally} join ${lines} on line.id = ${tally.versionId}
    where ${tally.groupId} = ${everyone} group by line.newest_id`);
  const versions = await findVersions(
    db,
    rows.map(({ versionId }) => versionId),
  );
  return rows
    .flatMap((row) => {
      const version = versions.get(row.versionId);
      if (!version) return [];
      const { title, versionLabel } = version.document;
      return [{ ...row, title, label: versionLabel, number: version.number ?? 0 }];
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB') || a.number - b.number);
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

/** One row for each person and version, by name; `standing` "outstanding" includes what is overdue. */
export async function listCompliance(
  deps: Deps,
  query: ComplianceQuery,
): Promise<{ readonly asAt: string; readonly rows: ComplianceRow[] }> {
  const { db, now } = deps;
  const at = now();
  const today = dayOf(at);
  const groupNames = sql<string[]>`coalesce((
    select array_agg(g.name order by g.place) from ${campaignMember} m
    join ${campaignGroup} g on g.campaign_id = m.campaign_id and g.group_id = m.group_id
    where m.campaign_id = ${request.campaignId} and m.object_id = ${request.objectId} and m.until is null), '{}')`;
  const rows = await db
    .select({
      request,
      name: person.name,
      mail: person.mail,
      guest: person.guest,
      title: sql<string>`${policyVersion.document}->>'title'`,
      label: sql<string | null>`${policyVersion.document}->>'versionLabel'`,
      number: policyVersion.number,
      receiptCode: attestation.receiptCode,
      groups: groupNames,
    })
    .from(request)
    .innerJoin(person, and(eq(person.tenantId, request.tenantId), eq(person.objectId, request.objectId)))
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .leftJoin(attestation, eq(attestation.requestId, request.id))
    .where(
      and(
        query.standing === 'closed' ? eq(request.state, 'closed') : inScope,
        query.versionId
          ? sql`${request.versionId} in (select line.id from ${lines} where line.newest_id =
              (select line.newest_id from ${lines} where line.id = ${query.versionId}))`
          : undefined,
        query.groupId
          ? sql`exists (select 1 from ${campaignMember} m where m.campaign_id = ${request.campaignId}
              and m.object_id = ${request.objectId} and m.group_id = ${query.groupId} and m.until is null)`
          : undefined,
        query.standing === 'accepted' || query.standing === 'exempt' ? eq(request.state, query.standing) : undefined,
        query.standing === 'outstanding' || query.standing === 'overdue' || query.standing === 'declined'
          ? and(
              eq(request.state, 'outstanding'),
              query.standing === 'declined' ? isNotNull(request.declinedAt) : isNull(request.declinedAt),
            )
          : undefined,
        query.standing === 'overdue' ? sql`${request.dueOn} < ${today}` : undefined,
      ),
    )
    .orderBy(asc(person.name), asc(sql`${policyVersion.document}->>'title'`), asc(request.id));
  return {
    asAt: at.toISOString(),
    rows: rows.map((row) => ({
      requestId: row.request.id,
      objectId: row.request.objectId,
      name: row.name,
      mail: row.mail,
      guest: row.guest,
      policyTitle: row.title,
      versionLabel: row.label,
      versionNumber: row.number ?? 0,
      standing: standingOf(row.request, today),
      askedAt: row.request.askedAt.toISOString(),
      dueOn: row.request.dueOn,
      acceptedAt: row.request.acceptedAt?.toISOString() ?? null,
      receiptCode: row.receiptCode,
      groups: row.groups,
    })),
  };
}
