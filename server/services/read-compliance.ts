import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Register } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import {
  attestation,
  campaignGroup,
  campaignMember,
  outbox,
  person,
  policyVersion,
  request,
} from '#server/store/schema.ts';
import type { ComplianceQuery, ComplianceRow, ComplianceSummary } from '#src/contract/compliance.ts';
import { dayOf } from '#src/domain/day.ts';
import { standingOf } from '#src/domain/standing.ts';
import { endedVersions } from './version-line.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

const newest = alias(policyVersion, 'newest');
const longestWaitForLinks = 1_000;

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

/** How many of how many, per policy and per group; people are counted once. */
export async function summariseCompliance(deps: Deps & { readonly register: Register }): Promise<ComplianceSummary> {
  const { db, now, register } = deps;
  const at = now();
  const counts = countsOn(dayOf(at));
  const [people, policies, groups, pending, links] = await Promise.all([
    db.execute<{ people: number; done: number }>(sql`
      select count(*)::int as people, (count(*) filter (where outstanding = 0))::int as done from (
        select count(*) filter (where ${request.state} = 'outstanding') as outstanding from ${request}
        join ${policyVersion} on ${policyVersion.id} = ${request.versionId}
        where ${inScope} group by ${request.tenantId}, ${request.objectId}) each`),
    db
      .select({
        versionId: newest.id,
        title: sql<string>`${newest.document}->>'title'`,
        label: sql<string | null>`${newest.document}->>'versionLabel'`,
        number: sql<number>`${newest.number}`,
        ...counts,
      })
      .from(request)
      .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
      .innerJoin(lines, sql`line.id = ${request.versionId}`)
      .innerJoin(newest, sql`${newest.id} = line.newest_id`)
      .where(inScope)
      .groupBy(newest.id)
      .orderBy(asc(sql`${newest.document}->>'title'`), asc(newest.number)),
    db
      .select({ groupId: campaignGroup.groupId, name: sql<string>`max(${campaignGroup.name})`, ...counts })
      .from(campaignGroup)
      .innerJoin(
        campaignMember,
        and(eq(campaignMember.campaignId, campaignGroup.campaignId), eq(campaignMember.groupId, campaignGroup.groupId)),
      )
      .innerJoin(
        request,
        and(eq(request.campaignId, campaignMember.campaignId), eq(request.objectId, campaignMember.objectId)),
      )
      .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
      .where(inScope)
      .groupBy(campaignGroup.groupId)
      .orderBy(asc(sql`max(${campaignGroup.name})`)),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(outbox)
      .where(and(eq(outbox.kind, 'attestation-row'), sql`${outbox.doneAt} is null`)),
    linksInTime(register),
  ]);
  return {
    asAt: at.toISOString(),
    people: people.rows[0]?.people ?? 0,
    peopleDone: people.rows[0]?.done ?? 0,
    policies,
    groups,
    notYetInRegister: pending[0]?.count ?? 0,
    register: { attestationsUrl: links.attestations, complianceUrl: links.compliance },
  };
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

function countsOn(today: string) {
  const where = (condition: ReturnType<typeof sql>) =>
    sql<number>`(count(distinct ${request.id}) filter (where ${condition}))::int`;
  return {
    asked: sql<number>`count(distinct ${request.id})::int`,
    accepted: where(sql`${request.state} = 'accepted'`),
    outstanding: where(sql`${request.state} = 'outstanding'`),
    overdue: where(sql`${request.state} = 'outstanding' and ${request.dueOn} < ${today}`),
  };
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
    where m.campaign_id = ${request.campaignId} and m.object_id = ${request.objectId}), '{}')`;
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
              and m.object_id = ${request.objectId} and m.group_id = ${query.groupId})`
          : undefined,
        query.standing === 'accepted' ? eq(request.state, 'accepted') : undefined,
        query.standing === 'outstanding' || query.standing === 'overdue' ? eq(request.state, 'outstanding') : undefined,
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
