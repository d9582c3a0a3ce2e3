import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { policyVersion, versionEnding } from '#server/store/schema/policies.ts';
import { attestation } from '#server/store/schema/requests.ts';
import type { PersonalChanges } from '#src/contract/changes.ts';
import type { ChangeKind } from '#src/domain/difference/types.ts';
import type { PersonKey } from '#src/domain/person.ts';
import type { RequestState } from '#src/domain/standing.ts';
import type { AskedRequest } from './find-request.ts';
import { publishedDifference } from './version-changes.ts';

export type AskedFor = {
  readonly state: RequestState;
  readonly version: { readonly id: string; readonly policyId: string; readonly number: number | null };
};

/** A request with what changed for its person, for whatever shows it. */
export type ShownRequest = AskedRequest & { readonly changes: PersonalChanges | null };

export async function withChanges(tx: Tx, asked: AskedRequest): Promise<ShownRequest> {
  const { request, version, person } = asked;
  const [changes] = await personalChangesOf(tx, person, [{ state: request.state, version }]);
  return { ...asked, changes: changes ?? null };
}

type Version = {
  readonly id: string;
  readonly policyId: string;
  readonly number: number;
  readonly acceptedSince: number;
  readonly label: string | null;
  readonly kind: ChangeKind;
  readonly reason: string | null;
};
type Accepted = { readonly version: Version; readonly acceptedAt: Date };

/**
 * For each of a person's requests: from which version they accepted to which they should know of. Asked again: from the
 * last one accepted to the one asked. Accepted: to a minor version published since, which asks for nothing.
 */
export async function personalChangesOf(
  tx: Tx,
  person: PersonKey,
  requests: readonly AskedFor[],
): Promise<readonly (PersonalChanges | null)[]> {
  const policyIds = [...new Set(requests.map(({ version }) => version.policyId))];
  if (policyIds.length === 0) return [];
  const [accepted, published] = await Promise.all([
    acceptedBy(tx, person, policyIds),
    publishedVersions(tx, policyIds),
  ]);
  if (accepted.length === 0) return requests.map(() => null);
  return Promise.all(
    requests.map(async (asked) => {
      const step = stepOf(asked, accepted, published);
      return step ? describe(tx, step, published) : null;
    }),
  );
}

type Step = { readonly from: Accepted; readonly to: Version; readonly kind: ChangeKind };

function stepOf(
  { state, version }: AskedFor,
  accepted: readonly Accepted[],
  published: readonly Version[],
): Step | null {
  const own = accepted.filter((one) => one.version.policyId === version.policyId);
  const number = version.number ?? 0;
  if (state === 'outstanding') {
    const from = own.find((one) => one.version.number < number);
    const to = published.find(({ id }) => id === version.id);
    return from && to ? { from, to, kind: 'material' } : null;
  }
  const [last] = own;
  if (state !== 'accepted' || last?.version.id !== version.id) return null;
  const to = published.find((one) => one.policyId === version.policyId);
  const isMinor = to !== undefined && to.number > number && to.acceptedSince <= number;
  return isMinor ? { from: last, to, kind: 'minor' } : null;
}

async function describe(tx: Tx, { from, to, kind }: Step, published: readonly Version[]): Promise<PersonalChanges> {
  const between = published.filter(
    (one) => one.policyId === to.policyId && one.number > from.version.number && one.number <= to.number,
  );
  // The reason that counts is that of the change people are asked for.
  const reason = (between.find((one) => one.kind === kind) ?? to).reason;
  return {
    kind,
    reason,
    acceptedAt: from.acceptedAt.toISOString(),
    from: { number: from.version.number, label: from.version.label },
    to: { number: to.number, label: to.label },
    difference: await publishedDifference(tx, from.version.id, to.id),
  };
}

const versionColumns = {
  id: policyVersion.id,
  policyId: policyVersion.policyId,
  number: sql<number>`${policyVersion.number}`,
  acceptedSince: sql<number>`${policyVersion.acceptedSince}`,
  label: sql<string | null>`${policyVersion.document}->>'versionLabel'`,
  kind: sql<ChangeKind>`${policyVersion.changeKind}`,
  reason: policyVersion.changeReason,
};

/** Newest first. */
async function acceptedBy(tx: Tx, person: PersonKey, policyIds: readonly string[]): Promise<readonly Accepted[]> {
  return tx
    .select({ version: versionColumns, acceptedAt: attestation.acceptedAt })
    .from(attestation)
    .innerJoin(policyVersion, eq(policyVersion.id, attestation.versionId))
    .where(
      and(
        eq(attestation.tenantId, person.tenantId),
        eq(attestation.objectId, person.objectId),
        inArray(policyVersion.policyId, [...policyIds]),
      ),
    )
    .orderBy(desc(policyVersion.number));
}

/** What was published and not recalled, newest first. */
async function publishedVersions(tx: Tx, policyIds: readonly string[]): Promise<readonly Version[]> {
  return tx
    .select(versionColumns)
    .from(policyVersion)
    .leftJoin(versionEnding, eq(versionEnding.versionId, policyVersion.id))
    .where(
      and(
        inArray(policyVersion.policyId, [...policyIds]),
        isNotNull(policyVersion.number),
        sql`${versionEnding.kind} is distinct from 'recalled'`,
      ),
    )
    .orderBy(desc(policyVersion.number));
}
