import { randomUUID } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import { appendToLedger, commitment, type LedgerFact } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import type { campaign } from '#server/store/schema/campaigns.ts';
import { policy } from '#server/store/schema/policies.ts';
import { request } from '#server/store/schema/requests.ts';
import type { SendBy } from '#src/contract/campaigns.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import type { Person } from '#src/domain/person.ts';
import { alreadyAsked, askableAgain } from './already-asked.ts';
import { keepPlaces } from './close-requests.ts';
import { firstDeliveries } from './first-deliveries.ts';
import { holdBackExempt, lockAsking } from './hold-back-exempt.ts';
import { keepPeople } from './keep-people.ts';
import { queueUpdates } from './queue-updates.ts';
import type { VersionRow } from './read-policies.ts';
import { readSchool } from './read-school.ts';

/** Somebody to ask, with the campaign's groups that hold them and the day by which they should accept. */
export type PersonToAsk = {
  readonly person: Person;
  readonly groupIds: readonly string[];
  readonly dueOn: PlainDay;
};

export type VersionToAsk = Pick<VersionRow, 'id' | 'policyId' | 'contentHash'>;

type Asking = { readonly id: string; readonly version: VersionToAsk; readonly asked: PersonToAsk };

/**
 * Asks people for versions, once: whoever was asked before is passed over, and a request that ended without regard to
 * its words is opened again. Whoever is exempt has a request that is held back. Gives the number of requests.
 *
 * Lock the campaign's row first, and choose the versions behind `holdVersions` in the same transaction. The ledger is
 * written last, since from then until the commit everybody's acceptances wait.
 */
export async function askPeople(
  tx: Tx,
  row: typeof campaign.$inferSelect,
  people: readonly PersonToAsk[],
  versions: readonly VersionToAsk[],
  at: Date,
): Promise<number> {
  await holdVersions(
    tx,
    versions.map((version) => version.policyId),
  );
  const salts = await keepPeople(
    tx,
    people.map(({ person }) => person),
    at,
  );
  await keepMembership(tx, row.id, people, at);
  const wanted = await notYetAsked(tx, versions, people);
  if (wanted.length === 0) return 0;
  const reopened = await reopenEnded(tx, row.id, wanted, at);
  const asked = wanted.map((one) => ({ ...one, id: reopened.get(keyOf(one)) ?? one.id }));
  const fresh = asked.filter((one) => !reopened.has(keyOf(one)));
  const ids = asked.map(({ id }) => id);
  await insertRequests(tx, row.id, fresh, at);
  await insertDeliveries(tx, row.sendBy, asked);
  await queueUpdates(tx, ids, ['compliance-row'], at);
  const exempted = await holdBackExempt(tx, ids, dayOf(at));
  await tx.execute(sql`update campaign set status = 'sending' where id = ${row.id}`);
  const facts = [
    ...asked.map((one) => factOf(one, row.id, reopened.has(keyOf(one)), salts.get(one.asked.person.objectId) ?? '')),
    ...exempted,
  ];
  await keepPlaces(tx, facts, await appendToLedger(tx, at, facts));
  return asked.length;
}

/**
 * One campaign asks at a time, so that two with the same version and person cannot both find the person not yet asked.
 * Publishing takes the same rows of policies, so no newer version comes out between our look and our commit.
 */
export async function holdVersions(tx: Tx, policyIds: readonly string[]): Promise<void> {
  await lockAsking(tx);
  await tx
    .select({ id: policy.id })
    .from(policy)
    .where(inArray(policy.id, [...policyIds]))
    .orderBy(policy.id)
    .for('share');
}

function keyOf({ version, asked }: Pick<Asking, 'version' | 'asked'>): string {
  return `${version.id}|${asked.person.objectId}`;
}

async function notYetAsked(
  tx: Tx,
  versions: readonly VersionToAsk[],
  people: readonly PersonToAsk[],
): Promise<readonly Asking[]> {
  const objectIds = people.map(({ person }) => person.objectId);
  const asked = await alreadyAsked(
    tx,
    versions.map((version) => version.id),
    sql`${request.objectId} = any(${sql.param(objectIds)}::uuid[])`,
  );
  const known = new Set(asked.map((one) => `${one.versionId}|${one.objectId}`));
  return versions.flatMap((version) =>
    people.map((one) => ({ id: randomUUID(), version, asked: one })).filter((one) => !known.has(keyOf(one))),
  );
}

/** A membership that ended begins anew; one that stands keeps its beginning. */
async function keepMembership(tx: Tx, campaignId: string, people: readonly PersonToAsk[], at: Date): Promise<void> {
  const rows = people.flatMap(({ person, groupIds }) =>
    [...new Set(groupIds)].map((groupId) => ({ groupId, objectId: person.objectId })),
  );
  await tx.execute(sql`
    insert into campaign_member (campaign_id, group_id, object_id, since)
    select ${campaignId}::uuid, r."groupId", r."objectId", ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("groupId" uuid, "objectId" uuid)
    on conflict (campaign_id, group_id, object_id) do update set until = null, missing_since = null,
      since = case when campaign_member.until is null then campaign_member.since else excluded.since end`);
}

/** The unique key allows one request for a person and version, so an ended one is taken up again. Gives their ids by key. */
async function reopenEnded(
  tx: Tx,
  campaignId: string,
  wanted: readonly Asking[],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const rows = wanted.map(({ version, asked: { person, dueOn } }) => ({
    versionId: version.id,
    tenantId: person.tenantId,
    objectId: person.objectId,
    dueOn,
  }));
  const opened = await tx.execute<{ id: string; version_id: string; object_id: string }>(sql`
    update request set campaign_id = ${campaignId}, state = 'outstanding', due_on = r."dueOn",
      asked_at = ${at.toISOString()}::timestamptz, closed_because = null, closed_by = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("versionId" uuid, "tenantId" uuid, "objectId" uuid, "dueOn" date)
    where request.version_id = r."versionId" and request.tenant_id = r."tenantId" and request.object_id = r."objectId"
      and request.state = 'closed' and request.closed_because in ${askableAgain}
    returning request.id, request.version_id, request.object_id`);
  if (opened.rows.length === 0) return new Map();
  const ids = opened.rows.map(({ id }) => id);
  // What was sent for it once is in the ledger; now it is sent anew.
  await tx.execute(sql`delete from delivery where request_id = any(${sql.param(ids)}::uuid[])`);
  return new Map(opened.rows.map((row) => [`${row.version_id}|${row.object_id}`, row.id]));
}

async function insertRequests(tx: Tx, campaignId: string, fresh: readonly Asking[], at: Date): Promise<void> {
  const rows = fresh.map(({ id, version, asked: { person, dueOn } }) => ({
    id,
    versionId: version.id,
    tenantId: person.tenantId,
    objectId: person.objectId,
    dueOn,
  }));
  // The place in the ledger follows, once there is one.
  await tx.execute(sql`
    insert into request (id, campaign_id, version_id, tenant_id, object_id, state, due_on, asked_at, ledger_number,
      ledger_hash)
    select r.id, ${campaignId}::uuid, r."versionId", r."tenantId", r."objectId", 'outstanding', r."dueOn",
      ${at.toISOString()}::timestamptz, 0, ''
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, "versionId" uuid, "tenantId" uuid, "objectId" uuid, "dueOn" date)`);
}

async function insertDeliveries(tx: Tx, sendBy: SendBy, asked: readonly Asking[]): Promise<void> {
  const { fallbacks } = await readSchool(tx);
  const rows = asked.flatMap(({ id, asked: { person } }) =>
    firstDeliveries(sendBy, person, fallbacks).map((one) => ({ requestId: id, ...one })),
  );
  await tx.execute(sql`
    insert into delivery (request_id, rung, state, fault)
    select r."requestId", r.rung, r.state, r.fault
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("requestId" uuid, rung text, state text, fault text)`);
}

function factOf({ id, version, asked }: Asking, campaignId: string, again: boolean, salt: string): LedgerFact {
  return {
    kind: again ? 'reopened' : 'asked',
    subject: id,
    payload: {
      person: commitment(salt, `${asked.person.tenantId}|${asked.person.objectId}`),
      versionId: version.id,
      contentHash: version.contentHash,
      dueOn: asked.dueOn,
      ...(again ? { campaignId } : {}),
    },
  };
}
