import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import { appendToLedger, commitment } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import {
  campaign,
  campaignGroup,
  campaignMember,
  campaignVersion,
  delivery,
  outbox,
  person,
  policy,
  policyVersion,
  request,
} from '#server/store/schema.ts';
import type { CampaignDetail, SendBy } from '#src/contract/campaigns.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Person } from '#src/domain/person.ts';
import { alreadyAsked } from './already-asked.ts';
import { type Audience, findAudience } from './audience.ts';
import { askableVersions } from './create-campaign.ts';
import { readCampaign } from './read-campaigns.ts';
import type { VersionRow } from './read-policies.ts';
import type { Sender, SenderTokens } from './sender-tokens.ts';
import type { Wake } from './wake.ts';

type Deps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly directory: Directory;
  readonly wake: Wake;
  readonly senders: SenderTokens;
};

/** PostgreSQL takes 65,535 values in a statement; no row here has more than twelve. */
const rowsAtOnce = 2_000;

/**
 * Asks everyone in the campaign's groups, once: either all requests come into being, with their ledger entries and what
 * is to be sent, or none. Sending a campaign that is already on its way changes nothing.
 * @throws Failure `campaign-not-found`, `campaign-empty`, `due-date-past`, `group-not-found`, `group-hidden`, `directory-busy`
 */
export async function sendCampaign(deps: Deps, sender: Sender, campaignId: string): Promise<CampaignDetail> {
  const { db, now, directory, wake, senders } = deps;
  const before = await readCampaign(deps, campaignId);
  if (before.status === 'draft') {
    const audience = await findAudience(
      directory,
      before.groups.map((group) => group.id),
    );
    await db.transaction(async (tx) => {
      const [row] = await tx.select().from(campaign).where(eq(campaign.id, campaignId)).for('update');
      if (row?.status !== 'draft') return;
      await ask(tx, row, audience, now());
      // Before the commit: from then on a worker may want it.
      if (row.sendBy === 'sender') senders.keep(campaignId, sender);
    });
    await Promise.all([wake('deliveries'), wake('register')]);
  }
  return readCampaign(deps, campaignId);
}

async function ask(tx: Tx, row: typeof campaign.$inferSelect, audience: Audience, at: Date): Promise<void> {
  // One campaign asks at a time, so that two with the same version and person cannot both find the person not yet asked.
  await tx.execute(sql`select pg_advisory_xact_lock(7022)`);
  const chosen = await tx
    .select({ versionId: campaignVersion.versionId })
    .from(campaignVersion)
    .where(eq(campaignVersion.campaignId, row.id))
    .orderBy(campaignVersion.place);
  await holdPublication(
    tx,
    chosen.map(({ versionId }) => versionId),
  );
  const versions = await askableVersions(
    tx,
    { versionIds: chosen.map(({ versionId }) => versionId), dueOn: row.dueOn },
    at,
  );
  const salts = await keepPeople(tx, audience, at);
  const fresh = await notYetAsked(tx, versions, audience);
  if (fresh.length === 0) {
    throw new Failure(
      'campaign-empty',
      audience.people.length === 0
        ? 'These groups hold nobody who can be asked. Choose another group.'
        : 'Everyone in these groups has already been asked to accept this. Choose another group or policy.',
    );
  }
  await keepMembership(tx, row.id, audience);
  const places = await appendToLedger(
    tx,
    at,
    fresh.map(({ id, version, asked }) => ({
      kind: 'asked',
      subject: id,
      payload: {
        person: commitment(salts.get(asked.objectId) ?? '', `${asked.tenantId}|${asked.objectId}`),
        versionId: version.id,
        contentHash: version.contentHash,
        dueOn: row.dueOn,
      },
    })),
  );
  const requests = fresh.map(({ id, version, asked }, index) => ({
    id,
    campaignId: row.id,
    versionId: version.id,
    tenantId: asked.tenantId,
    objectId: asked.objectId,
    state: 'outstanding' as const,
    dueOn: row.dueOn,
    askedAt: at,
    ledgerNumber: places[index]?.number ?? 0,
    ledgerHash: places[index]?.hash ?? '',
  }));
  const deliveries = fresh.flatMap(({ id, asked }) =>
    firstDeliveries(row.sendBy, asked).map((one) => ({ requestId: id, ...one })),
  );
  for (const part of inParts(requests)) await tx.insert(request).values(part);
  for (const part of inParts(deliveries)) await tx.insert(delivery).values(part);
  for (const part of inParts(requests)) {
    await tx
      .insert(outbox)
      .values(part.map(({ id }) => ({ kind: 'compliance-row' as const, requestId: id, createdAt: at })));
  }
  await tx
    .update(campaign)
    .set({ status: 'sending', sentAt: at, leftOut: audience.leftOut.map((one) => ({ ...one })) })
    .where(eq(campaign.id, row.id));
}

/** Publishing takes the same rows, so no newer version comes out between our look and our commit. */
async function holdPublication(tx: Tx, versionIds: readonly string[]): Promise<void> {
  const policyIds = tx
    .select({ id: policyVersion.policyId })
    .from(policyVersion)
    .where(inArray(policyVersion.id, [...versionIds]));
  await tx.select({ id: policy.id }).from(policy).where(inArray(policy.id, policyIds)).orderBy(policy.id).for('share');
}

type FirstDelivery = Pick<typeof delivery.$inferInsert, 'rung' | 'state' | 'fault'>;

/** Teams takes no app for a guest (platform facts, section 6.3), so a guest's first rung is mail. */
function firstDeliveries(sendBy: SendBy, asked: Person): readonly FirstDelivery[] {
  const mail: FirstDelivery =
    asked.mail === null ? { rung: 'mail', state: 'failed', fault: 'no-mailbox' } : { rung: 'mail', state: 'queued' };
  if (sendBy === 'sender') return [{ rung: 'chat', state: 'queued' }];
  if (asked.guest) return [{ rung: 'teams', state: 'skipped', fault: 'guest' }, mail];
  return [{ rung: 'teams', state: 'queued' }, ...(sendBy === 'app-and-mail' ? [mail] : [])];
}

/** Brings everyone's particulars up to date, and gives the salt that blinds each in the ledger. */
async function keepPeople(tx: Tx, audience: Audience, at: Date): Promise<ReadonlyMap<string, string>> {
  const rows = audience.people.map(({ person: one }) => ({
    ...one,
    salt: randomBytes(16).toString('hex'),
    updatedAt: at,
  }));
  const salts = new Map<string, string>();
  for (const part of inParts(rows)) {
    const kept = await tx
      .insert(person)
      .values(part)
      .onConflictDoUpdate({
        target: [person.tenantId, person.objectId],
        set: {
          name: sql`excluded.name`,
          userPrincipalName: sql`excluded.user_principal_name`,
          mail: sql`excluded.mail`,
          jobTitle: sql`excluded.job_title`,
          guest: sql`excluded.guest`,
          enabled: sql`excluded.enabled`,
          updatedAt: sql`excluded.updated_at`,
        },
      })
      .returning({ objectId: person.objectId, salt: person.salt });
    for (const { objectId, salt } of kept) salts.set(objectId, salt);
  }
  return salts;
}

async function notYetAsked(tx: Tx, versions: readonly VersionRow[], audience: Audience) {
  const asked = await alreadyAsked(
    tx,
    versions.map((version) => version.id),
  );
  const known = new Set(asked.map((one) => `${one.versionId}|${one.objectId}`));
  return versions.flatMap((version) =>
    audience.people
      .filter(({ person: one }) => !known.has(`${version.id}|${one.objectId}`))
      .map(({ person: one }) => ({ id: randomUUID(), version, asked: one })),
  );
}

async function keepMembership(tx: Tx, campaignId: string, audience: Audience): Promise<void> {
  const rows = audience.people.flatMap(({ person: one, groupIds }) =>
    groupIds.map((groupId) => ({ campaignId, groupId, objectId: one.objectId })),
  );
  for (const part of inParts(rows)) await tx.insert(campaignMember).values(part);
  for (const group of audience.groups) {
    await tx
      .update(campaignGroup)
      .set({ name: group.name })
      .where(and(eq(campaignGroup.campaignId, campaignId), eq(campaignGroup.groupId, group.id)));
  }
}

function inParts<T>(rows: readonly T[]): readonly T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) parts.push(rows.slice(from, from + rowsAtOnce));
  return parts;
}
