import { z } from 'zod';
import { answerValues, channels } from '../domain/attestation.ts';
import { closedReasons, standings } from '../domain/standing.ts';
import { personalChanges } from './changes.ts';
import { changeKind, day, hash, id, moment } from './common.ts';
import { policyDocument } from './policy-document.ts';
import { ownResponse } from './responses.ts';

export const answer = z.strictObject({ value: z.enum(answerValues), reason: z.string().max(500).optional() });

export const receipt = z.strictObject({
  receiptCode: z.string(),
  requestId: id,
  policyTitle: z.string(),
  versionLabel: z.string().nullable(),
  versionNumber: z.int(),
  contentHash: hash,
  signerName: z.string(),
  acceptedAt: moment,
  channel: z.enum(channels),
  declarations: z.array(z.strictObject({ text: z.string(), answer })),
  fields: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  ledgerNumber: z.int(),
  /** Until when the person may take it back. */
  undoUntil: moment,
  /** True once the SharePoint register holds the row. */
  inRegister: z.boolean(),
  /** Set when the version was recalled after this was given: the receipt stays, and says so. */
  recalled: z.boolean(),
});
export type Receipt = z.infer<typeof receipt>;

export const requestSummary = z.strictObject({
  id,
  policyTitle: z.string(),
  versionLabel: z.string().nullable(),
  versionNumber: z.int(),
  dueOn: day,
  standing: z.enum(standings),
  askedAt: moment,
  acceptedAt: moment.nullable(),
  receiptCode: z.string().nullable(),
  /** Reading time in whole minutes, at least 1. */
  readingMinutes: z.int().positive(),
  /** Set when the person accepted an earlier version: how many changes there are since, and whether they count. */
  changed: z.strictObject({ kind: changeKind, count: z.int().nonnegative() }).nullable(),
  closedBecause: z.enum(closedReasons).nullable(),
});
export type RequestSummary = z.infer<typeof requestSummary>;

export const requestList = z.strictObject({ requests: z.array(requestSummary) });

export const requestDetail = requestSummary.extend({
  message: z.string(),
  contentHash: hash,
  document: policyDocument,
  /** What the directory already knows, by place in the document's signature fields; the signer may correct it. */
  suggestedFields: z.array(z.string()),
  receipt: receipt.nullable(),
  /** What changed for this person since the version they accepted before; null for a first reading. */
  changes: personalChanges.nullable(),
  /** What the person said besides, oldest first; not what was taken back. */
  responses: z.array(ownResponse),
});
export type RequestDetail = z.infer<typeof requestDetail>;

/** `contentHash` is the hash of the words the person was shown; any other version's is refused. */
export const attestationBody = z.strictObject({
  contentHash: hash,
  answers: z.array(answer).max(50),
  fields: z.array(z.string().max(1_000)).max(50),
  channel: z.enum(channels).exclude(['teams-card', 'outlook-message']),
});
