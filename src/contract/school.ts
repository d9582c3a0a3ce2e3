import { z } from 'zod';
import { nations } from '../domain/school.ts';
import { day } from './common.ts';

const closure = z
  .strictObject({ name: z.string().trim().min(1).max(80), from: day, until: day })
  .refine(({ from, until }) => from <= until);

export const school = z
  .strictObject({
    nation: z.enum(nations),
    closures: z.array(closure).max(200),
    chaseFrom: z.int().min(0).max(23),
    chaseUntil: z.int().min(1).max(24),
    fallbacks: z.array(z.enum(['mail', 'plain-mail', 'slip'])).max(3),
    weeklySummary: z.boolean(),
  })
  .refine(({ chaseFrom, chaseUntil }) => chaseFrom < chaseUntil);

export const schoolAnswer = z.strictObject({
  school,
  /** The nation's bank holidays from today on, as far as they are known. */
  bankHolidays: z.array(z.strictObject({ day, name: z.string() })),
  /** The next day on which people may be chased. */
  nextChaseDay: day,
});
export type SchoolAnswer = z.infer<typeof schoolAnswer>;
