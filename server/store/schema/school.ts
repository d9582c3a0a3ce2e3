import { integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import type { School } from '#src/domain/school.ts';
import { moment } from './columns.ts';

/** One row: what the school decided for all its campaigns. */
export const schoolSetting = pgTable('school_setting', {
  id: integer().primaryKey(),
  school: jsonb().$type<School>().notNull(),
  changedAt: moment().notNull(),
  changedBy: uuid().notNull(),
});
