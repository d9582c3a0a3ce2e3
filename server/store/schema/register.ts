import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { Standing } from '#src/domain/standing.ts';
import { moment } from './columns.ts';
import { request } from './requests.ts';

/** What Microsoft 365 is still to be told. Content is read from the state when the row is worked, so the latest wins. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    kind: text().$type<'attestation-row' | 'compliance-row' | 'card'>().notNull(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    attempts: integer().notNull().default(0),
    leasedUntil: moment(),
    notBefore: moment(),
    lastError: text(),
    createdAt: moment().notNull(),
    doneAt: moment(),
    /** 0 follows a person's own act, 1 is bulk: the first goes before the second. */
    priority: smallint().notNull().default(1),
    /** Given up, with the reason in `lastError`, until an admin tries again. */
    deadAt: moment(),
  },
  (t) => [
    index('outbox_pending').on(t.kind, t.priority, t.id).where(sql`done_at is null and dead_at is null`),
    index('outbox_dead').on(t.kind).where(sql`done_at is null and dead_at is not null`),
    index('outbox_request').on(t.requestId),
  ],
);

/** Where a row of ours stands in its SharePoint list. */
export const registerItem = pgTable(
  'register_item',
  {
    list: text().$type<'attestations' | 'compliance'>().notNull(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    itemId: text().notNull(),
    revision: text().notNull(),
    writtenAt: moment().notNull(),
    /** Standing as the row says it; a day that makes it untrue has the row written again. */
    standing: text().$type<Standing>(),
  },
  (t) => [primaryKey({ columns: [t.list, t.requestId] })],
);

/** How far each list has been read back. */
export const registerWatch = pgTable('register_watch', {
  list: text().$type<'attestations' | 'compliance'>().primaryKey(),
  deltaLink: text(),
  lookedAt: moment().notNull(),
  /** While a process looks, no other does. */
  leasedUntil: moment(),
});

/** What somebody changed by hand in a list, and when it was put right. */
export const registerDrift = pgTable('register_drift', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  at: moment().notNull(),
  list: text().$type<'attestations' | 'compliance'>().notNull(),
  itemId: text().notNull(),
  requestId: uuid(),
  what: text().$type<'edited' | 'deleted' | 'doubled' | 'foreign'>().notNull(),
  columns: jsonb().$type<string[]>().notNull().default([]),
  repairedAt: moment(),
});
