import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import { appendToLedger } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { person } from '#server/store/schema/people.ts';
import { policy, policyVersion } from '#server/store/schema/policies.ts';
import { exemption, request } from '#server/store/schema/requests.ts';
import type { Exemption, ExemptionBody } from '#src/contract/exemptions.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Person } from '#src/domain/person.ts';
import type { Actor } from './caller.ts';
import { findPeople } from './campaign-people.ts';
import { exemptionsWhere } from './exempt-list.ts';
import { holdBackExempt, lockAsking } from './hold-back-exempt.ts';
import { keepPeople } from './keep-people.ts';
import { queueUpdates } from './queue-updates.ts';
import { versionInForce } from './version-line.ts';
import type { Wake } from './wake.ts';

type Deps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake; readonly directory: Directory };

/**
 * Asks people no more for the time being, for one policy or for all: what is outstanding is held back, and what they
 * would be asked later is too. Whoever was exempt already for the same has the new reason and end instead.
 * @throws Failure `day-order`, `policy-not-found`, `person-not-found`, `exemption-nothing`, `directory-busy`
 */
export async function exemptPeople(deps: Deps, actor: Actor, body: ExemptionBody): Promise<readonly Exemption[]> {
  const { db, now, wake } = deps;
  checkUntil(body.until, now());
  const strangers = await readStrangers(deps, actor.tenantId, body.objectIds);
  const ids = await db.transaction(async (tx) => {
    await keepPeople(tx, strangers, now());
    return exemptWithin(tx, actor, body, now());
  });
  await Promise.all([wake('register'), wake('cards')]);
  return exemptionsWhere(db, inArray(exemption.id, ids));
}

/** @throws Failure `day-order` */
export function checkUntil(until: PlainDay | null, now: Date): void {
  if (until !== null && until < dayOf(now)) {
    throw new Failure('day-order', 'The last day has passed already. Choose today or a later day.');
  }
}

/** A row has as many values as PostgreSQL takes in one statement only so many times. */
const atOnce = 500;

/**
 * The same for people who are known already, however many, as part of a transaction. Gives the ids of the exemptions.
 * @throws Failure `policy-not-found`, `exemption-nothing`
 */
export async function exemptWithin(tx: Tx, actor: Actor, body: ExemptionBody, at: Date): Promise<readonly string[]> {
  await lockAsking(tx);
  await checkPolicy(tx, actor.tenantId, body);
  const everybody = [...new Set(body.objectIds)].sort();
  const ids: string[] = [];
  for (let first = 0; first < everybody.length; first += atOnce) {
    const some = { ...body, objectIds: everybody.slice(first, first + atOnce) };
    ids.push(...(await exemptSome(tx, actor, some, at)));
  }
  return ids;
}

async function exemptSome(tx: Tx, actor: Actor, body: ExemptionBody, at: Date): Promise<readonly string[]> {
  const today = dayOf(at);
  const open = await openRequests(tx, actor.tenantId, body);
  await replaceOlder(tx, actor, body, at);
  const kept = await tx
    .insert(exemption)
    .values(
      body.objectIds.map((objectId) => ({
        id: randomUUID(),
        tenantId: actor.tenantId,
        objectId,
        policyId: body.policyId,
        reason: body.reason,
        note: body.note,
        from: today,
        until: body.until,
        at,
        by: actor.objectId,
        byName: actor.name,
      })),
    )
    .returning({ id: exemption.id });
  const facts = await holdBackExempt(tx, open, today);
  await queueUpdates(
    tx,
    facts.map(({ subject }) => subject),
    ['compliance-row', 'card'],
    at,
  );
  await appendToLedger(tx, at, facts);
  return kept.map(({ id }) => id);
}

/** People whom no campaign has met yet, as the directory describes them. */
async function readStrangers(
  { db, directory }: Deps,
  tenantId: string,
  objectIds: readonly string[],
): Promise<readonly Person[]> {
  const known = await db
    .select({ objectId: person.objectId })
    .from(person)
    .where(and(eq(person.tenantId, tenantId), inArray(person.objectId, [...objectIds])));
  const met = new Set(known.map(({ objectId }) => objectId));
  return findPeople(
    directory,
    objectIds.filter((id) => !met.has(id)),
  );
}

/** An exemption from a policy that all of them accepted would say something else than it does. */
async function checkPolicy(tx: Tx, tenantId: string, { policyId, objectIds }: ExemptionBody): Promise<void> {
  if (policyId === null) return;
  const [found] = await tx.select({ id: policy.id }).from(policy).where(eq(policy.id, policyId));
  if (!found) throw new Failure('policy-not-found', 'This policy does not exist. Choose another.');
  const current = await versionInForce(tx, policyId);
  if (!current) throw nothing();
  const accepted = await tx
    .selectDistinct({ objectId: request.objectId })
    .from(request)
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .where(
      and(
        eq(policyVersion.policyId, policyId),
        sql`${policyVersion.number} between ${current.acceptedSince} and ${current.number}`,
        eq(request.tenantId, tenantId),
        inArray(request.objectId, [...objectIds]),
        eq(request.state, 'accepted'),
      ),
    );
  if (accepted.length === new Set(objectIds).size) throw nothing();
}

function nothing(): Failure {
  return new Failure(
    'exemption-nothing',
    'There is nothing to exempt them from: they have accepted this policy, or it is asked of nobody. Choose another.',
  );
}

/** What the new exemption may hold back, each row locked, in the order of their ids. */
async function openRequests(
  tx: Tx,
  tenantId: string,
  { policyId, objectIds }: ExemptionBody,
): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: request.id })
    .from(request)
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .where(
      and(
        eq(request.tenantId, tenantId),
        inArray(request.objectId, [...objectIds]),
        inArray(request.state, ['outstanding', 'exempt']),
        policyId === null ? undefined : eq(policyVersion.policyId, policyId),
      ),
    )
    .orderBy(request.id)
    .for('no key update', { of: request });
  return rows.map(({ id }) => id);
}

async function replaceOlder(tx: Tx, actor: Actor, { policyId, objectIds }: ExemptionBody, at: Date): Promise<void> {
  const older = await tx
    .update(exemption)
    .set({ endedAt: at, endedBy: actor.objectId })
    .where(
      and(
        eq(exemption.tenantId, actor.tenantId),
        inArray(exemption.objectId, [...objectIds]),
        policyId === null ? isNull(exemption.policyId) : eq(exemption.policyId, policyId),
        isNull(exemption.endedAt),
      ),
    )
    .returning({ id: exemption.id });
  if (older.length === 0) return;
  // The new one takes them over within this transaction.
  await tx
    .update(request)
    .set({ state: 'outstanding', exemptionId: null })
    .where(
      and(
        eq(request.state, 'exempt'),
        inArray(
          request.exemptionId,
          older.map(({ id }) => id),
        ),
      ),
    );
}
