import { z } from 'zod';
import { changeClasses, type VersionDifference } from '../domain/difference/types.ts';
import { changeKind, moment } from './common.ts';

const placedText = z.strictObject({
  part: z.enum(['clause', 'paragraph', 'table', 'heading', 'declaration', 'field', 'contact', 'fact']),
  id: z.string(),
  sectionHeading: z.string().nullable(),
  number: z.string().nullable(),
  text: z.string(),
  leadIn: z.string().nullable(),
  accepted: z.boolean(),
});

const changeClass = z.enum(changeClasses);

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('moved'), before: placedText, after: placedText }),
  z.strictObject({
    kind: z.literal('reworded'),
    before: placedText,
    after: placedText,
    words: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    moved: z.boolean(),
    changeClass,
  }),
  z.strictObject({ kind: z.literal('added'), after: placedText, changeClass }),
  z.strictObject({ kind: z.literal('removed'), before: placedText, changeClass }),
]);

/** The clause-level difference of two versions, as the domain has it. */
export const versionDifference: z.ZodType<VersionDifference> = z.strictObject({
  changes: z.array(change),
  unchanged: z.int().nonnegative(),
});

/** What is different for one person since the version they accepted. `kind` minor: their acceptance still stands. */
export const personalChanges = z.strictObject({
  kind: changeKind,
  reason: z.string().nullable(),
  acceptedAt: moment,
  from: z.strictObject({ number: z.int().positive(), label: z.string().nullable() }),
  to: z.strictObject({ number: z.int().positive(), label: z.string().nullable() }),
  difference: versionDifference,
});
export type PersonalChanges = z.infer<typeof personalChanges>;
