import { z } from 'zod';
import { longestNote } from '#server/adapters/ports.ts';
import type { LedgerEntry } from '#server/store/ledger.ts';
import type { attestation, exemption } from '#server/store/schema/requests.ts';
import { answerValues } from '#src/domain/attestation.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import { closedReasons } from '#src/domain/standing.ts';
import { endingKinds } from '#src/domain/version-state.ts';
import type { AskedRequest } from './find-request.ts';

const moment = z.iso.datetime({ offset: true });
/** An entry of the ledger, as the register carries it. */
export const ledgerEntry = z.object({
  number: z.int().min(1),
  at: moment,
  kind: z.string(),
  subject: z.string(),
  payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  previousHash: z.string(),
  hash: z.string(),
});

/**
 * What a row of the register carries beside the columns that people read: the ledger's entries of its request and what
 * they were made of, so that anybody can check the row, and our database can be made anew from the lists.
 */
const proof = z.object({
  v: z.literal(1),
  request: z.uuid(),
  campaign: z.object({
    id: z.uuid(),
    at: moment,
    by: z.uuid(),
    sendBy: z.enum(['app', 'app-and-mail', 'sender']),
  }),
  /** The salt opens the commitments in the entries to whoever may see the row anyway. */
  person: z.object({ salt: z.string(), userPrincipalName: z.string(), guest: z.boolean() }),
  entries: z.array(ledgerEntry),
  act: z
    .object({
      id: z.uuid(),
      signer: z.string(),
      /** Null where what was written is longer than a list holds. */
      words: z
        .object({
          answers: z.array(z.object({ value: z.enum(answerValues), reason: z.string().optional() })),
          fields: z.array(z.string()),
        })
        .nullable(),
    })
    .nullable(),
  /** Where the request stands: in `Compliance` alone, since a row of `Attestations` is written once. */
  now: z
    .object({
      state: z.enum(['outstanding', 'accepted', 'exempt', 'closed']),
      dueOn: z.iso.date(),
      /** Why is not in here: it is for the head alone. */
      declinedAt: moment.optional(),
      closedBecause: z.enum(closedReasons).nullable(),
      closedBy: z.uuid().nullable(),
      exemptionId: z.uuid().nullable(),
      /** Why is not in here: whoever may read the list would read it. */
      exemption: z.object({ everyPolicy: z.boolean(), from: z.iso.date(), until: z.iso.date().nullable() }).optional(),
      slipCode: z.string().nullable(),
      ended: z.enum(endingKinds).nullable(),
      campaignDueOn: z.iso.date(),
      groups: z.array(z.object({ id: z.uuid(), name: z.string(), place: z.int() })),
    })
    .optional(),
});
export type Proof = z.infer<typeof proof>;

type Act = typeof attestation.$inferSelect;
export type ProofExemption = Pick<typeof exemption.$inferSelect, 'policyId' | 'from' | 'until'>;
export type ProofGroup = { readonly id: string; readonly name: string; readonly place: number };

/** The proof that a row of `Attestations` carries. */
export function attestationProof(asked: AskedRequest, entries: readonly LedgerEntry[]): string {
  return fitted(commonProof(asked, entries));
}

/** The proof that a row of `Compliance` carries. */
export function complianceProof(
  asked: AskedRequest,
  entries: readonly LedgerEntry[],
  groups: readonly ProofGroup[],
  held: ProofExemption | null,
): string {
  const { state, dueOn, declinedAt, closedBecause, closedBy, exemptionId, slipCode } = asked.request;
  return fitted({
    ...commonProof(asked, entries),
    now: {
      ...{ state, dueOn, closedBecause, closedBy, exemptionId, slipCode },
      ...(declinedAt && { declinedAt: declinedAt.toISOString() }),
      ...(held && { exemption: { everyPolicy: held.policyId === null, from: held.from, until: held.until } }),
      ended: asked.ended,
      campaignDueOn: asked.campaign.dueOn,
      groups: [...groups],
    },
  });
}

function commonProof(
  { request, campaign, person, attestation: act }: AskedRequest,
  entries: readonly LedgerEntry[],
): Proof {
  return {
    v: 1,
    request: request.id,
    campaign: {
      id: campaign.id,
      at: (campaign.sentAt ?? campaign.createdAt).toISOString(),
      by: campaign.createdBy,
      sendBy: campaign.sendBy,
    },
    person: { salt: person.salt, userPrincipalName: person.userPrincipalName, guest: person.guest },
    entries: [...entries],
    act: act && actOf(act),
  };
}

function actOf({ id, signerName, words }: Act): NonNullable<Proof['act']> {
  return { id, signer: signerName, words: { answers: [...words.answers], fields: [...words.fields] } };
}

/** Within what a column holds: first what was signed goes, and then the entries between the first and the last. */
function fitted(whole: Proof): string {
  let one = whole;
  let text = canonicalJson(one);
  while (text.length > longestNote) {
    if (one.act?.words) one = { ...one, act: { ...one.act, words: null } };
    else if (one.entries.length > 2) one = { ...one, entries: one.entries.toSpliced(1, 1) };
    else throw new Error('A proof does not fit into its column');
    text = canonicalJson(one);
  }
  return text;
}

/** Null for what is no proof of ours, whoever wrote it. */
export function readProof(text: string | null): Proof | null {
  if (text === null) return null;
  try {
    return proof.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
