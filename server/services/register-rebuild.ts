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
import { unprovenClaims, unreadableRows } from './register-claims.ts';
import type { ListedRow } from './register-listed.ts';
import { readProof } from './register-proof.ts';
import { proven, type RestoredRequest } from './register-proven.ts';
import { restoreCampaigns, restoreExemptions, restorePeople } from './register-restore.ts';
import { type FoundOriginals, restoreVersions } from './register-restore-versions.ts';
import { inParts } from './register-restored.ts';
import { registerLists } from './register-verify.ts';
import { readWords } from './register-words.ts';

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
  const leftOut: string[] = [];
  const words = (await originals.allWords()).flatMap(({ itemId, json, original }) => {
    const kept = readWords(json);
    if (!kept) leftOut.push(`A file of words (${itemId}) is not as it was published.`);
    return kept ? [{ ...kept, itemId, original }] : [];
  });
  const rows = await readRows(register, onRows);
  const { requests, refused } = proven(rows, new Set(words.map(({ version }) => version)));
  leftOut.push(...refused.values(), ...unreadableRows(rows, requests));
  if (requests.length === 0 && words.length === 0) {
    throw new Failure('microsoft-unavailable', 'Neither list nor library holds anything to rebuild from.', leftOut);
  }
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

/** Every row of both lists. */
async function readRows(register: Register, onRows: (rows: number) => void): Promise<readonly ListedRow[]> {
  const found: ListedRow[] = [];
  for (const list of registerLists) {
    for await (const page of register.pages(list)) {
      found.push(...page.map((row) => ({ list, row, proof: readProof(row.proof) })));
      onRows(found.length);
    }
  }
  return found;
}

async function restoreRequests(tx: Tx, requests: readonly RestoredRequest[]): Promise<void> {
  await inParts(requests, (part) => tx.insert(request).values(part.map(({ row }) => row)));
  const acts = requests.flatMap(({ act }) => (act ? [act] : []));
  await inParts(acts, (part) => tx.insert(attestation).values([...part]));
  const items = requests.flatMap(({ items: own }) => own);
  await inParts(items, (part) => tx.insert(registerItem).values([...part]));
}
