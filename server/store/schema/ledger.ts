import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';

/** Append-only: a trigger refuses change and removal. Each hash covers the entry and the hash before it. */
export const ledger = pgTable(
  'ledger',
  {
    number: bigint({ mode: 'number' }).primaryKey(),
    at: text().notNull(),
    kind: text().notNull(),
    subject: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  // What the rows and files of the register carry as proof.
  (t) => [index('ledger_subject').on(t.subject).where(sql`kind in ('asked', 'carried', 'published')`)],
);

/** One row: the last ledger entry. Locking it is what puts concurrent acts in one order. */
export const ledgerHead = pgTable('ledger_head', {
  id: integer().primaryKey(),
  number: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
});
