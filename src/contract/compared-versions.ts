import { z } from 'zod';
import { versionDifference } from './changes.ts';
import { changeKind, id, moment } from './common.ts';

const comparedVersion = z.strictObject({
  id,
  number: z.int().positive().nullable(),
  label: z.string().nullable(),
  title: z.string(),
  publishedAt: moment.nullable(),
});

export const changesQuery = z.strictObject({ from: id });

/** `proposal.because` holds places in `difference.changes`: the changes that make it material. */
export const versionChanges = z.strictObject({
  from: comparedVersion,
  to: comparedVersion,
  difference: versionDifference,
  proposal: z.strictObject({ kind: changeKind, because: z.array(z.int().nonnegative()) }),
});
export type VersionChanges = z.infer<typeof versionChanges>;
