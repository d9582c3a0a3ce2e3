import { z } from 'zod';
import { endingKinds, versionStates } from '../domain/version-state.ts';
import { changeKind, day, hash, id, moment } from './common.ts';
import { policyDocument } from './policy-document.ts';

const approval = z.strictObject({
  body: z.string(),
  approvedBy: z.string(),
  approvedOn: day,
  contentHash: hash,
  recordedAt: moment,
});

const ending = z.strictObject({
  kind: z.enum(endingKinds),
  at: moment,
  reason: z.string(),
  /** The policy that takes a withdrawn one's place. */
  successorId: id.nullable(),
});

const policyVersionSummary = z.strictObject({
  id,
  policyId: id,
  title: z.string(),
  /** 1 for the first published version of the policy; null while it is a draft. */
  number: z.int().positive().nullable(),
  label: z.string().nullable(),
  state: z.enum(versionStates),
  contentHash: hash.nullable(),
  sourceName: z.string(),
  createdAt: moment,
  publishedAt: moment.nullable(),
  effectiveFrom: day.nullable(),
  /** What the admin decided of the change from the version before; null for a draft. The first version is material. */
  changeKind: changeKind.nullable(),
});
export type PolicyVersionSummary = z.infer<typeof policyVersionSummary>;

export const policyVersionDetail = policyVersionSummary.extend({
  /** Of a draft as it is edited, with local values apart; of a published version as people read it. */
  document: policyDocument,
  /** The text of the file as it was read, for the reviewer to compare with. */
  sourceText: z.string(),
  /** Grows by one with every saved change of a draft; a save names the one it started from. */
  revision: z.int().nonnegative(),
  /** True when the same file had been imported before and this is that import. */
  alreadyImported: z.boolean(),
  changeReason: z.string().nullable(),
  approval: approval.nullable(),
  /** True when the words are no longer the ones that were approved. */
  approvalOutdated: z.boolean(),
  ending: ending.nullable(),
  ownedByCaller: z.boolean(),
  /** The published version this one follows, or the one before a published version; null for a first version. */
  before: z
    .strictObject({ id, number: z.int().positive(), label: z.string().nullable(), publishedAt: moment })
    .nullable(),
  /** The school's own file. `kept`: it lies in the site's document library; `waiting`: it is on its way there. */
  original: z.strictObject({
    name: z.string(),
    sha256: hash,
    bytes: z.int(),
    state: z.enum(['draft', 'waiting', 'kept']),
    webUrl: z.string().nullable(),
  }),
  /** How many people accepted this version, and how many are asked for it and have not. */
  people: z.strictObject({ accepted: z.int(), outstanding: z.int() }),
});
export type PolicyVersionDetail = z.infer<typeof policyVersionDetail>;

/** `POST /api/policies/import?name=…` takes the file itself as `application/octet-stream`; `policyId` makes it that policy's next version. */
export const importQuery = z.strictObject({ name: z.string().min(1).max(255), policyId: id.optional() });

export const saveDocumentBody = z.strictObject({ document: policyDocument, revision: z.int().nonnegative() });
export type SaveDocumentBody = z.infer<typeof saveDocumentBody>;

const reason = z.string().trim().min(1).max(500);

/** `change` is asked for from the second version on, and refused for the first. */
export const publishBody = z.strictObject({
  effectiveFrom: day,
  revision: z.int().nonnegative(),
  change: z.strictObject({ kind: changeKind, reason }).optional(),
});
export type PublishBody = z.infer<typeof publishBody>;

export const approvalBody = z.strictObject({
  body: z.string().trim().min(1).max(200),
  approvedBy: z.string().trim().min(1).max(200),
  approvedOn: day,
  revision: z.int().nonnegative(),
});
export type ApprovalBody = z.infer<typeof approvalBody>;

export const recallBody = z.strictObject({ reason });
export const withdrawBody = z.strictObject({ reason, successorId: id.optional() });
export type WithdrawBody = z.infer<typeof withdrawBody>;

export const policyList = z.strictObject({ versions: z.array(policyVersionSummary) });
