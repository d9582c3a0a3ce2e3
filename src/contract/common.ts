import { z } from 'zod';
import { failureCodes } from '../domain/failure.ts';

export const id = z.uuid();
/** A calendar day, `2026-09-01`. */
export const day = z.iso.date();
/** A moment in UTC, ISO 8601. */
export const moment = z.iso.datetime();
export const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** `minor`: people are told; `material`: they are asked to accept again. */
export const changeKind = z.enum(['minor', 'material']);

export const idParams = z.strictObject({ id });

/** The body of every answer that is not a success. `message` is English; clients show their own text for `code`. */
export const problem = z.strictObject({
  code: z.enum(failureCodes),
  message: z.string(),
  details: z.array(z.string()),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problem>;
