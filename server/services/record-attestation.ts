import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Receipt } from '#src/contract/requests.ts';
import { type Channel, checkSignedWords, type SignedWords } from '#src/domain/attestation.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { appendToLedger, commitment } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { attestation, outbox, request } from '#server/store/schema.ts';
import { type AskedRequest, findOwnRequest } from './find-request.ts';
import { isSuperseded, superseded } from './publish-version.ts';
import { newReceiptCode, receiptOf } from './receipt.ts';
import type { Wake } from './wake.ts';

export type Acceptance = {
  readonly requestId: string;
  /** Hash of the words the person was shown. */
  readonly contentHash: string;
  readonly words: SignedWords;
  readonly channel: Channel;
};

/**
 * Records that a person accepts the words they were shown. State, ledger entry and outbox rows are committed, and
 * flushed to disk, before the receipt is given; Microsoft 365 hears of it afterwards. A second press gives the same receipt.
 * @throws Failure `request-not-found`, `request-other-person`, `request-closed`, `version-superseded`, `wrong-words`,
 * `declaration-unanswered`, `field-missing`, `field-invalid`
 */
export async function recordAttestation(
  deps: { readonly db: Db; readonly now: () => Date; readonly wake: Wake },
  actor: PersonKey,
  acceptance: Acceptance,
): Promise<{ readonly receipt: Receipt; readonly first: boolean }> {
  const { db, now, wake } = deps;
  const asked = await findOwnRequest(db, actor, acceptance.requestId);
  if (asked.attestation) return { receipt: receiptOf(asked.version, asked.attestation, asked.request, asked.inRegister), first: false };
  await checkAcceptance(db, asked, acceptance);

  const recorded = await db.transaction((tx) => record(tx, asked, acceptance, now()));
  if (!recorded) {
    // Another press of the same person was first; its receipt is this one's too.
    const again = await findOwnRequest(db, actor, acceptance.requestId);
    if (!again.attestation) throw closed();
    return { receipt: receiptOf(again.version, again.attestation, again.request, again.inRegister), first: false };
  }
  void wake('register');
  void wake('cards');
  return { receipt: receiptOf(asked.version, recorded, asked.request, false), first: true };
}

async function checkAcceptance(db: Db, asked: AskedRequest, acceptance: Acceptance): Promise<void> {
  if (await isSuperseded(db, asked.version)) throw superseded();
  if (asked.request.state !== 'outstanding') throw closed();
  if (acceptance.contentHash !== asked.version.contentHash) {
    throw new Failure('wrong-words', 'The words you were shown are not the ones asked for. Open the policy again and read it before you accept.');
  }
  checkSignedWords(asked.version.document, acceptance.words);
}

function closed(): Failure {
  return new Failure('request-closed', 'This is no longer asked of you. Open Countersign to see what is.');
}

type AttestationRow = typeof attestation.$inferSelect;

/** Null when the request is outstanding no more. */
async function record(tx: Tx, asked: AskedRequest, acceptance: Acceptance, at: Date): Promise<AttestationRow | null> {
  const { person, version } = asked;
  const [taken] = await tx
    .update(request)
    .set({ state: 'accepted', acceptedAt: at })
    .where(and(eq(request.id, asked.request.id), eq(request.state, 'outstanding')))
    .returning({ id: request.id });
  if (!taken) return null;
  await tx.insert(outbox).values(
    (['attestation-row', 'compliance-row', 'card'] as const).map((kind) => ({ kind, requestId: asked.request.id, createdAt: at })),
  );
  const receiptCode = newReceiptCode();
  const words = tidied(acceptance.words);
  const [place] = await appendToLedger(tx, at, [
    {
      kind: 'accepted',
      subject: asked.request.id,
      payload: {
        person: commitment(person.salt, `${person.tenantId}|${person.objectId}`),
        signerName: commitment(person.salt, person.name),
        words: commitment(person.salt, canonicalJson(words)),
        versionId: version.id,
        contentHash: acceptance.contentHash,
        channel: acceptance.channel,
        receiptCode,
      },
    },
  ]);
  if (!place) throw new Error('The ledger gave no place.');
  const [row] = await tx
    .insert(attestation)
    .values({
      id: randomUUID(),
      requestId: asked.request.id,
      versionId: version.id,
      tenantId: person.tenantId,
      objectId: person.objectId,
      contentHash: acceptance.contentHash,
      signerName: person.name,
      words,
      channel: acceptance.channel,
      receiptCode,
      acceptedAt: at,
      ledgerNumber: place.number,
      ledgerHash: place.hash,
    })
    .returning();
  return row ?? null;
}

function tidied(words: SignedWords): SignedWords {
  return {
    answers: words.answers.map(({ value, reason }) => (reason === undefined || reason.trim() === '' ? { value } : { value, reason: reason.trim() })),
    fields: words.fields.map((field) => field.trim()),
  };
}
