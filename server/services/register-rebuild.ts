import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Originals, Register } from '#server/adapters/ports.ts';
import { isIntact, type LedgerEntry, restoreLedger } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { ledger } from '#server/store/schema/ledger.ts';
import { policy } from '#server/store/schema/policies.ts';
import { registerItem } from '#server/store/schema/register.ts';
import { attestation, request } from '#server/store/schema/requests.ts';
import { Failure } from '#src/domain/failure.ts';
import { unprovenClaims } from './register-claims.ts';
import { readKept } from './register-kept.ts';
import type { RestoredRequest } from './register-proven.ts';
import { restoreCampaigns, restoreExemptions, restorePeople } from './register-restore.ts';
import { type FoundOriginals, restoreVersions } from './register-restore-versions.ts';
import { inParts } from './register-restored.ts';

export type RebuildDeps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly register: Register;
  readonly originals: Originals;
};

export type Rebuilt = {
  readonly versions: number;
  readonly people: number;
  readonly requests: number;
  readonly attestations: number;
  readonly entries: number;
  readonly missingEntries: number;
  readonly originals: FoundOriginals;
  readonly exemptions: number;
  /** In words: rows that say somebody accepted where nothing proves it. */
  readonly unproven: readonly string[];
  /** In words: what was left out, and why. */
  readonly leftOut: readonly string[];
};

/**
 * Brings people, versions, requests, attestations and their ledger entries back from the lists and the files of words,
 * into an empty database. A row is believed where the hash of each entry is right and the salt opens the entries'
 * commitments to the person and to what was signed; who accepted by a row's word alone is asked still. What stands in no
 * row, such as deliveries and drafts, is lost.
 * @throws Failure `unexpected` where the database holds something, `microsoft-unavailable`
 */
export async function rebuildDatabase(
  { db, now, register, originals }: RebuildDeps,
  onRows: (rows: number) => void = () => undefined,
): Promise<Rebuilt> {
  await checkEmpty(db);
  const { words, rows, requests, refused, leftOut } = await readKept(register, originals, onRows);
  return db.transaction(async (tx) => {
    await checkEmpty(tx);
    const people = await restorePeople(tx, requests, now());
    const found = await restoreVersions(tx, words, requests, now());
    await restoreCampaigns(tx, requests);
    const exemptions = await restoreExemptions(tx, requests, words, now());
    await restoreRequests(tx, requests);
    const entries = new Map<number, LedgerEntry>();
    for (const { entry } of words) if (entry && isIntact(entry)) entries.set(entry.number, entry);
    for (const one of requests) for (const entry of one.entries) entries.set(entry.number, entry);
    const { missing } = await restoreLedger(tx, now(), [...entries.values()], randomUUID());
    return {
      versions: words.length,
      people,
      requests: requests.length,
      attestations: requests.filter(({ act }) => act !== null).length,
      entries: entries.size,
      missingEntries: missing,
      originals: found,
      exemptions,
      unproven: unprovenClaims(rows, requests, new Set(refused.keys())),
      leftOut,
    };
  });
}

async function checkEmpty(tx: Tx): Promise<void> {
  for (const table of [policy, campaign, request, ledger]) {
    const [row] = await tx.select({ one: sql`1` }).from(table).limit(1);
    if (row) {
      throw new Failure(
        'unexpected',
        'This database holds something already. Rebuild into an empty one: nothing here was changed.',
      );
    }
  }
}

async function restoreRequests(tx: Tx, requests: readonly RestoredRequest[]): Promise<void> {
  await inParts(requests, (part) => tx.insert(request).values(part.map(({ row }) => row)));
  const acts = requests.flatMap(({ act }) => (act ? [act] : []));
  await inParts(acts, (part) => tx.insert(attestation).values([...part]));
  const items = requests.flatMap(({ items: own }) => own);
  await inParts(items, (part) => tx.insert(registerItem).values([...part]));
}
