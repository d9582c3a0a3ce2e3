import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DeliveryFault, DeliveryState, Rung } from '#src/domain/delivery.ts';
import { moment } from './columns.ts';
import { request } from './requests.ts';

export const delivery = pgTable(
  'delivery',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    rung: text().$type<Rung>().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    fault: text().$type<DeliveryFault>(),
    attempts: integer().notNull().default(0),
    /** Set while a worker holds the row; a row whose lease ran out is taken again. */
    leasedUntil: moment(),
    notBefore: moment(),
    conversationId: text(),
    serviceUrl: text(),
    activityId: text(),
    sentAt: moment(),
    /** Set just before the message goes out, taken away by any answer: left over, nobody knows whether it arrived. */
    wireAt: moment(),
    /** It was sent again after an answer was lost, so the person may have it twice. */
    unsure: boolean().notNull().default(false),
    queuedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('delivery_rung').on(t.requestId, t.rung),
    index('delivery_queued').on(t.id).where(sql`state = 'queued'`),
  ],
);

/** One digest for one person on one day: the key is what keeps it from being two. */
export const reminder = pgTable(
  'reminder',
  {
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    by: text().$type<'feed' | 'mail' | 'plain-mail'>().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    fault: text().$type<DeliveryFault>(),
    /** The requests that brought it about and, once it has left, all those it told of. */
    requestIds: jsonb().$type<string[]>().notNull(),
    /** The admin who wanted it now, whatever the hour; null where a ladder called for it. */
    askedBy: uuid(),
    attempts: integer().notNull().default(0),
    leasedUntil: moment(),
    notBefore: moment(),
    wireAt: moment(),
    unsure: boolean().notNull().default(false),
    sentAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.objectId, t.day] }),
    index('reminder_queued').on(t.day).where(sql`state = 'queued'`),
  ],
);

/**
 * Messages to managers and owners that are sent once: the key names what was told and to whom. A message on its way has a
 * row of its own, of the moment at which it was taken.
 */
export const notice = pgTable('notice', {
  key: text().primaryKey(),
  kind: text().$type<'escalation' | 'weekly' | 'health'>().notNull(),
  toldAt: moment().notNull(),
});
