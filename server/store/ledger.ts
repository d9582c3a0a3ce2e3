import { createHash } from 'node:crypto';
import { asc, desc, eq, gt, sql } from 'drizzle-orm';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import type { Db, Tx } from './open-store.ts';
import { ledger, ledgerHead } from './schema/ledger.ts';
import { sha256 } from './sha256.ts';

export type LedgerKind =
  | 'approved'
  | 'published'
  | 'withdrawn'
  | 'recalled'
  | 'asked'
  | 'carried'
  | 'delivered'
  | 'accepted'
  | 'acceptance-undone'
  | 'declined'
  | 'question'
  | 'adjustment'
  | 'response-undone'
  | 'response-answered'
  | 'closed'
  | 'reopened'
  | 'reminded'
  | 'escalated'
  | 'exempted'
  | 'exemption-ended'
  | 'due-changed'
  | 'moved'
  | 'drift-repaired'
  | 'restored';

/** `payload` holds no personal value: what concerns a person is there as a salted commitment. */
export type LedgerFact = {
  readonly kind: LedgerKind;
  readonly subject: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
};

export type LedgerPlace = { readonly number: number; readonly hash: string };

const entriesAtOnce = 5_000;

/**
 * Adds facts in order and gives each its place. Call it last in a transaction: the head stays locked until the commit,
 * so whatever follows makes everyone else wait.
 */
export async function appendToLedger(tx: Tx, at: Date, facts: readonly LedgerFact[]): Promise<readonly LedgerPlace[]> {
  const [head] = await tx.select().from(ledgerHead).where(eq(ledgerHead.id, 1)).for('update');
  if (!head) throw new Error('The ledger has no head; restore the database from a backup.');
  let { number, hash } = head;
  const time = at.toISOString();
  const entries = facts.map((fact) => {
    const entry = {
      number: number + 1,
      at: time,
      kind: fact.kind,
      subject: fact.subject,
      payload: fact.payload,
      previousHash: hash,
    };
    number = entry.number;
    hash = entryHash(entry);
    return { ...entry, hash };
  });
  for (let from = 0; from < entries.length; from += entriesAtOnce) {
    await tx.execute(sql`
      with added as (
        insert into ledger (number, at, kind, subject, payload, previous_hash, hash)
        select number, at, kind, subject, payload, "previousHash", hash
        from jsonb_to_recordset(${JSON.stringify(entries.slice(from, from + entriesAtOnce))}::jsonb)
          as entry(number bigint, at text, kind text, subject text, payload jsonb, "previousHash" text, hash text))
      update ledger_head set number = ${number}, hash = ${hash} where id = 1`);
  }
  return entries.map((entry) => ({ number: entry.number, hash: entry.hash }));
}

/** Binds a value to a salt, so that the ledger proves it and, once the salt is destroyed, tells nothing of it. */
export function commitment(salt: string, value: string): string {
  return sha256(`${salt}|${value}`);
}

/** An entry as it stands in the ledger, and as the register carries it. */
export type LedgerEntry = {
  readonly number: number;
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly payload: LedgerFact['payload'];
  readonly previousHash: string;
  readonly hash: string;
};

/** Whether the hash of the entry is the one of what it says. */
export function isIntact(entry: LedgerEntry): boolean {
  return entryHash(entry) === entry.hash;
}

/** Entries by their numbers, and those of the kinds that ask or publish by their subjects, in order. */
export async function findEntries(
  db: Tx,
  wanted: { readonly subjects: readonly string[]; readonly numbers: readonly number[] },
): Promise<readonly LedgerEntry[]> {
  const { rows } = await db.execute<LedgerEntry>(sql`
    select number::float8 as number, at, kind, subject, payload, previous_hash as "previousHash", hash from ledger
    where number = any(${sql.param([...wanted.numbers])}::bigint[])
      or (subject = any(${sql.param([...wanted.subjects])}::text[]) and kind in ('asked', 'carried', 'published'))
    order by number`);
  return rows;
}

/**
 * Fills an empty ledger with entries that were kept elsewhere, under their own numbers, and closes them with an entry
 * that says which are there: from then on these gaps are known, and any other is a fault.
 */
export async function restoreLedger(
  tx: Tx,
  at: Date,
  kept: readonly LedgerEntry[],
  subject: string,
): Promise<{ readonly upTo: number; readonly missing: number }> {
  const entries = [...kept].sort((a, b) => a.number - b.number);
  if (entries.length === 0) throw new Error('There are no entries to restore');
  await insertEntries(tx, entries);
  return closeRestored(tx, at, entries, subject);
}

/**
 * Adds to a ledger of earlier the entries that were kept elsewhere and come after it, and closes them in the same way.
 * Gives how many, or null, with nothing written, where the ledger has gone on by itself: then two entries would have one
 * number.
 */
export async function mergeLedger(
  tx: Tx,
  at: Date,
  kept: readonly LedgerEntry[],
  subject: string,
): Promise<{ readonly added: number } | null> {
  const [head] = await tx.select().from(ledgerHead).where(eq(ledgerHead.id, 1)).for('update');
  if (!head) throw new Error('The ledger has no head; restore the database from a backup.');
  const own = await tx.select({ number: ledger.number, hash: ledger.hash }).from(ledger).orderBy(asc(ledger.number));
  const hashes = new Map(own.map(({ number, hash }) => [number, hash]));
  const differs = kept.some(({ number, hash }) => (hashes.get(number) ?? hash) !== hash);
  const later = kept.filter(({ number }) => number > head.number).sort((a, b) => a.number - b.number);
  const [next] = later;
  if (differs || (next?.number === head.number + 1 && next.previousHash !== head.hash)) return null;
  if (later.length === 0) return { added: 0 };
  await insertEntries(tx, later);
  await closeRestored(tx, at, [...own, ...later], subject);
  return { added: later.length };
}

async function insertEntries(tx: Tx, entries: readonly LedgerEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 1_000) {
    await tx.insert(ledger).values(entries.slice(from, from + 1_000).map((entry) => ({ ...entry })));
  }
}

/** The entry that says which of those before it are there. */
async function closeRestored(
  tx: Tx,
  at: Date,
  entries: readonly LedgerPlace[],
  subject: string,
): Promise<{ readonly upTo: number; readonly missing: number }> {
  const last = entries.at(-1);
  if (!last) throw new Error('There are no entries to restore');
  const digest = createHash('sha256');
  for (const entry of entries) digest.update(digestPart(entry));
  await tx.update(ledgerHead).set({ number: last.number, hash: last.hash }).where(eq(ledgerHead.id, 1));
  const missing = last.number - entries.length;
  const payload = { upTo: last.number, entries: entries.length, missing, digest: digest.digest('hex') };
  await appendToLedger(tx, at, [{ kind: 'restored', subject, payload }]);
  return { upTo: last.number, missing };
}

/**
 * Walks the whole chain. Gives the number of the first entry that does not fit, or null when all do. Where the ledger was
 * restored, entries below the one that says so may be missing, if it says so of exactly these.
 */
export async function firstFaultInLedger(db: Db): Promise<number | null> {
  const restored = await lastRestored(db);
  const digest = createHash('sha256');
  let number = 0;
  let hash = '0'.repeat(64);
  for (;;) {
    const entries = await db
      .select()
      .from(ledger)
      .where(gt(ledger.number, number))
      .orderBy(asc(ledger.number))
      .limit(5_000);
    for (const entry of entries) {
      const isNext = entry.number === number + 1;
      const mayBeApart = restored !== null && entry.number <= restored.upTo;
      const fits = isNext ? entry.previousHash === hash : mayBeApart;
      if (!fits || entryHash(entry) !== entry.hash) return entry.number;
      if (mayBeApart) digest.update(digestPart(entry));
      if (entry.number === restored?.number && digest.copy().digest('hex') !== restored.digest) return entry.number;
      number = entry.number;
      hash = entry.hash;
    }
    if (entries.length === 0) break;
  }
  const [head] = await db
    .select({ number: ledgerHead.number, hash: ledgerHead.hash })
    .from(ledgerHead)
    .where(sql`id = 1`);
  return head && head.number === number && head.hash === hash ? null : number;
}

async function lastRestored(
  db: Db,
): Promise<{ readonly number: number; readonly upTo: number; readonly digest: unknown } | null> {
  const [entry] = await db
    .select({ number: ledger.number, payload: ledger.payload })
    .from(ledger)
    .where(eq(ledger.kind, 'restored'))
    .orderBy(desc(ledger.number))
    .limit(1);
  // It closes what was restored, so whatever it says of later entries counts for nothing.
  return entry ? { number: entry.number, upTo: entry.number - 1, digest: entry.payload['digest'] } : null;
}

/** Its hash too: an entry whose neighbours are missing has nothing else to hold it. */
function digestPart({ number, hash }: { readonly number: number; readonly hash: string }): string {
  return `${number} ${hash}\n`;
}

function entryHash(entry: {
  number: number;
  at: string;
  kind: string;
  subject: string;
  payload: object;
  previousHash: string;
}): string {
  const { number, at, kind, subject, payload, previousHash } = entry;
  return sha256(canonicalJson({ number, at, kind, subject, payload, previousHash }));
}
