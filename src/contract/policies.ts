import { z } from 'zod';
import { day, hash, id, moment } from './common.ts';
import { policyDocument } from './policy-document.ts';

const policyVersionSummary = z.strictObject({
  id,
  policyId: id,
  title: z.string(),
  /** 1 for the first published version of the policy; null while it is a draft. */
  number: z.int().positive().nullable(),
  label: z.string().nullable(),
  status: z.enum(['draft', 'published']),
  contentHash: hash.nullable(),
  sourceName: z.string(),
  createdAt: moment,
  publishedAt: moment.nullable(),
  effectiveFrom: day.nullable(),
});
export type PolicyVersionSummary = z.infer<typeof policyVersionSummary>;

export const policyVersionDetail = policyVersionSummary.extend({
  document: policyDocument,
  /** The text of the file as it was read, for the reviewer to compare with. */
  sourceText: z.string(),
  /** Grows by one with every saved change of a draft; a save names the one it started from. */
  revision: z.int().nonnegative(),
  /** True when the same file had been imported before and this is that import. */
  alreadyImported: z.boolean(),
});
export type PolicyVersionDetail = z.infer<typeof policyVersionDetail>;

/** `POST /api/policies/import?name=…` takes the file itself as `application/octet-stream`; `policyId` makes it that policy's next version. */
export const importQuery = z.strictObject({ name: z.string().min(1).max(255), policyId: id.optional() });

export const saveDocumentBody = z.strictObject({ document: policyDocument, revision: z.int().nonnegative() });
export type SaveDocumentBody = z.infer<typeof saveDocumentBody>;

export const publishBody = z.strictObject({ effectiveFrom: day, revision: z.int().nonnegative() });
export type PublishBody = z.infer<typeof publishBody>;

export const policyList = z.strictObject({ versions: z.array(policyVersionSummary) });
