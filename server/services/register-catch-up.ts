import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { isIntact, type LedgerEntry, mergeLedger } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { registerItem } from '#server/store/schema/register.ts';
import { attestation, request } from '#server/store/schema/requests.ts';
import { Failure } from '#src/domain/failure.ts';
import { readKept } from './register-kept.ts';
import type { RestoredRequest } from './register-proven.ts';
import type { RebuildDeps } from './register-rebuild.ts';
import { restoreCampaigns, restoreExemptions, restorePeople } from './register-restore.ts';
import { restoreVersions } from './register-restore-versions.ts';
import { inParts } from './register-restored.ts';

export type CaughtUp = {
  readonly versions: number;
  readonly requests: number;
  readonly attestations: number;
  /** Requests that stand otherwise now: closed, held back, due on another day. */
  readonly changed: number;
  readonly entries: number;
  /** In words: what was left out, and why. */
  readonly leftOut: readonly string[];
};

/**
 * Brings a database that was restored from a backup up to what the lists and the library prove, before the product
 * starts on it: versions, requests and acceptances that came after the backup, with their own ledger entries. What stands
 * in no row (see `rebuildDatabase`) stays as it was in the backup.
 * @throws Failure `unexpected` where the ledger went on since the backup, or there is none
 */
export async function catchUp(
  { db, now, register, originals }: RebuildDeps,
  onRows: (rows: number) => void = () => undefined,
): Promise<CaughtUp> {
  const { words, requests, leftOut } = await readKept(register, originals, onRows);
  return db.transaction(async (tx) => {
    const before = await known(tx);
    const entries = new Map<number, LedgerEntry>();
    for (const { entry } of words) if (entry && isIntact(entry)) entries.set(entry.number, entry);
    for (const one of requests) for (const entry of one.entries) entries.set(entry.number, entry);
    const merged = await mergeLedger(tx, now(), [...entries.values()], randomUUID());
    if (merged === null) {
      throw new Failure(
        'unexpected',
        'The ledger of this database went on after the backup, so what SharePoint has of that time does not fit behind it: nothing was changed. Restore the backup into an empty database again, and catch up before the product starts on it.',
      );
    }
    // Published since: its draft gives way, but for the school's file.
    const drafts = new Map<string, Buffer>();
    for (const { version } of words) {
      if (before.versions.get(version) !== 'draft') continue;
      const [draft] = await tx.delete(policyVersion).where(eq(policyVersion.id, version)).returning();
      if (draft) drafts.set(version, draft.source);
    }
    const published = new Set([...before.versions].filter(([, status]) => status === 'published').map(([id]) => id));
    await restorePeople(tx, requests, now());
    await restoreVersions(tx, words, requests, now(), { published, drafts });
    await restoreCampaigns(tx, requests);
    await restoreExemptions(tx, requests, words, now());
    const fresh = requests.filter(({ row }) => !before.requests.has(row.id));
    await inParts(fresh, (part) => tx.insert(request).values(part.map(({ row }) => row)));
    const changed = await changeRequests(tx, requests, before);
    const acts = requests.flatMap(({ act }) => (act && !before.accepted.has(act.requestId) ? [act] : []));
    await inParts(acts, (part) => tx.insert(attestation).values([...part]));
    const items = requests.flatMap(({ items: own }) => own);
    await inParts(items, (part) =>
      tx
        .insert(registerItem)
        .values([...part])
        .onConflictDoNothing(),
    );
    // What waited then may have gone out since.
    await tx.update(delivery).set({ unsure: true }).where(eq(delivery.state, 'queued'));
    return {
      versions: words.filter(({ version }) => !published.has(version)).length,
      requests: fresh.length,
      attestations: acts.length,
      changed,
      entries: merged.added,
      leftOut,
    };
  });
}

type Known = {
  readonly versions: ReadonlyMap<string, string>;
  readonly requests: ReadonlyMap<string, typeof request.$inferSelect>;
  readonly accepted: ReadonlySet<string>;
  /** eTag of each row as it was last written, by list and item. */
  readonly revisions: ReadonlyMap<string, string>;
};

async function known(tx: Tx): Promise<Known> {
  const versions = await tx.select({ id: policyVersion.id, status: policyVersion.status }).from(policyVersion);
  const requests = await tx.select().from(request);
  const accepted = await tx.select({ id: attestation.requestId }).from(attestation);
  const items = await tx.select().from(registerItem);
  return {
    versions: new Map(versions.map(({ id, status }) => [id, status])),
    requests: new Map(requests.map((row) => [row.id, row])),
    accepted: new Set(accepted.map(({ id }) => id)),
    revisions: new Map(items.map(({ list, itemId, revision }) => [`${list} ${itemId}`, revision])),
  };
}

/** Requests of the backup whose rows were written after it. An acceptance that is here stays, whatever a row says. */
async function changeRequests(tx: Tx, requests: readonly RestoredRequest[], before: Known): Promise<number> {
  let changed = 0;
  for (const { row, act, items } of requests) {
    const was = before.requests.get(row.id);
    const wasWritten = items.some(
      ({ list, itemId, revision }) => before.revisions.get(`${list} ${itemId}`) !== revision,
    );
    if (!was || !wasWritten || before.accepted.has(row.id)) continue;
    if (!act && isSameStanding(was, row)) continue;
    const { id, campaignId: _, ...standing } = row;
    await tx
      .update(request)
      .set({ ...standing, slipCode: standing.slipCode ?? was.slipCode })
      .where(eq(request.id, id));
    changed += act ? 0 : 1;
  }
  return changed;
}

type Row = typeof request.$inferSelect;

function isSameStanding(one: Row, other: Row): boolean {
  const told = ({ state, dueOn, versionId, declinedAt, exemptionId, closedBecause }: Row) =>
    [state, dueOn, versionId, declinedAt?.getTime(), exemptionId, closedBecause].join();
  return told(one) === told(other);
}
