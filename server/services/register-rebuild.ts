import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Originals, Register, StandingRow } from '#server/adapters/ports.ts';
import { isIntact, type LedgerEntry, restoreLedger } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { attestation, campaign, ledger, policy, registerItem, request } from '#server/store/schema.ts';
import { Failure } from '#src/domain/failure.ts';
import { readProof } from './register-proof.ts';
import { proven, type RestoredRequest, type Seen } from './register-proven.ts';
import { restoreCampaigns, restorePeople, restoreVersions } from './register-restore.ts';
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
  /** In words: what was left out, and why. */
  readonly leftOut: readonly string[];
};

/** PostgreSQL takes 65,535 values in a statement; no row here has more than twenty. */
const rowsAtOnce = 2_000;

/**
 * Brings people, versions, requests, attestations and their ledger entries back from the lists and the files of words,
 * into an empty database. A row is believed where the hash of each entry is right and the salt opens the entries'
 * commitments to the person and to what was signed. What stands in no row, such as deliveries and drafts, is lost.
 * @throws Failure `unexpected` where the database holds something, `microsoft-unavailable`
 */
export async function rebuildDatabase(
  { db, now, register, originals }: RebuildDeps,
  onRows: (rows: number) => void = () => undefined,
): Promise<Rebuilt> {
  await checkEmpty(db);
  const leftOut: string[] = [];
  const words = (await originals.allWords()).flatMap(({ itemId, json }) => {
    const kept = readWords(json);
    if (!kept) leftOut.push(`A file of words (${itemId}) is not as it was published.`);
    return kept ? [{ ...kept, itemId }] : [];
  });
  const rows = await readRows(register, onRows);
  const requests = proven(rows, new Set(words.map(({ version }) => version)), leftOut);
  if (requests.length === 0 && words.length === 0) {
    throw new Failure('microsoft-unavailable', 'Neither list nor library holds anything to rebuild from.', leftOut);
  }
  return db.transaction(async (tx) => {
    await checkEmpty(tx);
    const people = await restorePeople(tx, requests, now());
    await restoreVersions(tx, words, requests, now());
    await restoreCampaigns(tx, requests);
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

/** What both lists say of each request, by its id. */
async function readRows(register: Register, onRows: (rows: number) => void): Promise<ReadonlyMap<string, Seen[]>> {
  const found = new Map<string, Seen[]>();
  let read = 0;
  for (const list of registerLists) {
    for await (const page of register.pages(list)) {
      for (const row of page) {
        const seen = seenIn(list, row);
        if (seen) found.set(seen.proof.request, [...(found.get(seen.proof.request) ?? []), seen]);
      }
      read += page.length;
      onRows(read);
    }
  }
  return found;
}

function seenIn(list: Seen['list'], row: StandingRow): Seen | null {
  const proof = readProof(row.proof);
  return proof && { list, row, proof };
}

async function restoreRequests(tx: Tx, requests: readonly RestoredRequest[]): Promise<void> {
  await inParts(requests, (part) => tx.insert(request).values(part.map(({ row }) => row)));
  const acts = requests.flatMap(({ act }) => (act ? [act] : []));
  await inParts(acts, (part) => tx.insert(attestation).values([...part]));
  const items = requests.flatMap(({ items: own }) => own);
  await inParts(items, (part) => tx.insert(registerItem).values([...part]));
}

async function inParts<T>(rows: readonly T[], insert: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await insert(rows.slice(from, from + rowsAtOnce));
}
