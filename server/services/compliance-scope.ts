import { type SQL, sql } from 'drizzle-orm';
import { request } from '#server/store/schema/requests.ts';
import type { ComplianceQuery } from '#src/contract/compliance.ts';
import type { PlainDay } from '#src/domain/day.ts';
import { endedVersions } from './version-line.ts';

/** Stands in the tallies for everybody, where a group stands otherwise, and in a campaign for whoever was added by hand. */
export const everyone = '00000000-0000-0000-0000-000000000000';

/**
 * Requests that closed count neither as asked nor as outstanding, nor does what was accepted of a version that was
 * recalled or of a policy that was withdrawn.
 */
export const inScope = sql`${request.state} <> 'closed' and ${request.versionId} not in ${endedVersions}`;

/** Each published version with the newest one that its acceptances count for: minor changes start no new line. */
export const lines = sql`(
  select v.id, first_value(v.id) over (partition by v.policy_id, v.accepted_since order by v.number desc) as newest_id
  from policy_version v
  where v.number is not null
    and not exists (select 1 from version_ending e where e.version_id = v.id and e.kind = 'recalled')) line`;

/** The versions whose acceptances count for the same as those of this one. */
export function sameLine(versionId: string): SQL {
  return sql`${request.versionId} in (select line.id from ${lines} where line.newest_id =
    (select line.newest_id from ${lines} where line.id = ${versionId}))`;
}

/** SQL for the requests, as `request` with their `person`, that a query asks for. */
export function fitting(query: ComplianceQuery, today: PlainDay): SQL {
  const { standing, versionId, groupId, who, reason, search } = query;
  const conditions = [
    standing === 'closed' ? sql`${request.state} = 'closed'` : inScope,
    ...(standing === undefined || standing === 'closed' ? [] : [standsAs[standing](today)]),
    ...(versionId === undefined ? [] : [sameLine(versionId)]),
    ...(groupId === undefined
      ? []
      : [
          sql`exists (select 1 from campaign_member m where m.campaign_id = ${request.campaignId}
            and m.object_id = ${request.objectId} and m.group_id = ${groupId} and m.until is null)`,
        ]),
    ...(who === undefined
      ? []
      : [
          sql`(${request.tenantId}, ${request.objectId}) in (
            select tenant_id, object_id from request where ${inScope} group by tenant_id, object_id having ${together[who]})`,
        ]),
    ...(reason === undefined
      ? []
      : [sql`exists (select 1 from exemption x where x.id = ${request.exemptionId} and x.reason = ${reason})`]),
    ...(search === undefined ? [] : [named(search)]),
  ];
  return sql.join(conditions, sql` and `);
}

const waits = sql`${request.state} = 'outstanding' and ${request.declinedAt} is null`;

const standsAs = {
  outstanding: () => waits,
  overdue: (today: PlainDay) => sql`${waits} and ${request.dueOn} < ${today}`,
  declined: () => sql`${request.state} = 'outstanding' and ${request.declinedAt} is not null`,
  accepted: () => sql`${request.state} = 'accepted'`,
  exempt: () => sql`${request.state} = 'exempt'`,
} as const;

const together = {
  done: sql`not bool_or(state = 'outstanding') and bool_or(state = 'accepted')`,
  waiting: sql`bool_or(state = 'outstanding')`,
  exempt: sql`bool_and(state = 'exempt')`,
} as const;

/**
 * SQL that is true of a `person` whose name has words that start with each of those given, or whose address starts with
 * them; capitals, accents, hyphens and apostrophes make no difference.
 */
export function named(search: string): SQL {
  const words = plain(search).split(' ').filter(Boolean).map(asPattern);
  const name = sql`' ' || ${plainName}`;
  const inName = words.map((word) => sql`${name} like ${`% ${word}%`}`);
  const byAddress = sql`lower(person.mail) like ${`${asPattern(search.toLowerCase())}%`}`;
  return inName.length === 0 ? sql`true` : sql`((${sql.join(inName, sql` and `)}) or ${byAddress})`;
}

const plainName = sql.raw(
  String.raw`translate(regexp_replace(normalize(lower(person.name), NFD), '[\u0300-\u036f]', '', 'g'), '-''’', '   ')`,
);

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[-'’\s]+/g, ' ')
    .trim();
}

/** https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-LIKE */
function asPattern(word: string): string {
  return word.replaceAll(/[\\%_]/g, '\\$&');
}
