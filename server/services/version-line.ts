import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { policyVersion, versionEnding } from '#server/store/schema/policies.ts';

/** What the rules about versions need of one that is published. */
export type PublishedVersion = {
  readonly id: string;
  readonly policyId: string;
  readonly number: number;
  readonly acceptedSince: number;
  readonly contentHash: string;
  readonly isMinor: boolean;
};

/**
 * The version that people are asked for: the newest one published and not recalled, unless the policy was withdrawn with
 * it. `below` looks at what was in force before that number.
 */
export async function versionInForce(tx: Tx, policyId: string, below?: number): Promise<PublishedVersion | null> {
  const [newest] = await tx
    .select({
      id: policyVersion.id,
      number: policyVersion.number,
      acceptedSince: policyVersion.acceptedSince,
      contentHash: policyVersion.contentHash,
      changeKind: policyVersion.changeKind,
      ending: versionEnding.kind,
    })
    .from(policyVersion)
    .leftJoin(versionEnding, eq(versionEnding.versionId, policyVersion.id))
    .where(
      and(
        eq(policyVersion.policyId, policyId),
        isNotNull(policyVersion.number),
        below === undefined ? undefined : sql`${policyVersion.number} < ${below}`,
        sql`${versionEnding.kind} is distinct from 'recalled'`,
      ),
    )
    .orderBy(desc(policyVersion.number))
    .limit(1);
  if (!newest || newest.ending === 'withdrawn') return null;
  const number = newest.number ?? 0;
  return {
    id: newest.id,
    policyId,
    number,
    acceptedSince: newest.acceptedSince ?? number,
    contentHash: newest.contentHash ?? '',
    isMinor: newest.changeKind === 'minor',
  };
}

/** SQL that is true where a later version of the same policy is published and was not recalled. */
export const isSuperseded = sql<boolean>`exists (
  select 1 from policy_version later
  where later.policy_id = ${policyVersion.policyId} and later.number > ${policyVersion.number}
    and not exists (select 1 from version_ending e where e.version_id = later.id and e.kind = 'recalled'))`;

/**
 * SQL for how a version went out of use other than by a later one: its own recall, or the withdrawal of its policy with a
 * version that its acceptances count for.
 */
export const endedBy = sql<'recalled' | 'withdrawn' | null>`(
  select e.kind from version_ending e join policy_version ended on ended.id = e.version_id
  where ended.policy_id = ${policyVersion.policyId}
    and (ended.id = ${policyVersion.id}
      or (e.kind = 'withdrawn' and ${policyVersion.number} between ended.accepted_since and ended.number))
  order by e.kind limit 1)`;

/** The ids of all versions that `endedBy` has an answer for, as one list that is read once for a whole query. */
export const endedVersions = sql`(
  select v.id from policy_version v
  join policy_version ended on ended.policy_id = v.policy_id
  join version_ending e on e.version_id = ended.id
  where ended.id = v.id or (e.kind = 'withdrawn' and v.number between ended.accepted_since and ended.number))`;
