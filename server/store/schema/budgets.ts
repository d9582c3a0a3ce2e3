import { doublePrecision, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

/**
 * What may still be asked of Microsoft, one row for each published limit, shared by all processes. `tat` is the moment
 * at which everything booked so far will have been spent; `pace` below 1 goes slower than published, after a 429.
 */
export const budget = pgTable('budget', {
  key: text().primaryKey(),
  tat: moment().notNull(),
  pace: doublePrecision().notNull().default(1),
  paceAt: moment().notNull(),
  pausedUntil: moment(),
});
