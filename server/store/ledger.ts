import { asc, eq, gt, sql } from 'drizzle-orm';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import type { Db, Tx } from './open-store.ts';
import { ledger, ledgerHead } from './schema.ts';
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
  | 'closed'
  | 'reopened'
  | 'reminded'
  | 'escalated'
  | 'exempted'
  | 'exemption-ended'
  | 'due-changed'
  | 'drift-repaired'
  | 'restored';

/** `payload` holds no personal value: what concerns a person is there as a salted commitment. */
export type LedgerFact = {
  readonly kind: LedgerKind;
  readonly subject: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
};

export type LedgerPlace = { readonly number: number; readonly hash: string };

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
  for (let from = 0; from < entries.length; from += 1_000)
    await tx.insert(ledger).values(entries.slice(from, from + 1_000));
  await tx.update(ledgerHead).set({ number, hash }).where(eq(ledgerHead.id, 1));
  return entries.map((entry) => ({ number: entry.number, hash: entry.hash }));
}

/** Binds a value to a salt, so that the ledger proves it and, once the salt is destroyed, tells nothing of it. */
export function commitment(salt: string, value: string): string {
  return sha256(`${salt}|${value}`);
}

/** Walks the whole chain. Gives the number of the first entry that does not fit, or null when all do. */
export async function firstFaultInLedger(db: Db): Promise<number | null> {
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
      const fits = entry.number === number + 1 && entry.previousHash === hash && entryHash(entry) === entry.hash;
      if (!fits) return entry.number;
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
