import type { Db } from '#server/store/open-store.ts';
import type { Receipt } from '#src/contract/requests.ts';
import { checkSignedWords } from '#src/domain/attestation.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { type AskedRequest, findOwnRequest } from './find-request.ts';
import { superseded } from './publish-version.ts';
import { receiptOf } from './receipt.ts';
import type { Acceptance, AcceptanceWriter } from './write-acceptances.ts';

export type RecordDeps = { readonly db: Db; readonly writeAcceptance: AcceptanceWriter };

/**
 * Records that a person accepts the words they were shown. State, ledger entry and outbox rows are committed, and
 * flushed to disk, before the receipt is given; Microsoft 365 hears of it afterwards. A second press gives the same receipt.
 * @throws Failure `request-not-found`, `request-other-person`, `request-closed`, `version-superseded`, `wrong-words`,
 * `declaration-unanswered`, `field-missing`, `field-invalid`
 */
export async function recordAttestation(
  deps: RecordDeps,
  actor: PersonKey,
  acceptance: Acceptance,
): Promise<{ readonly receipt: Receipt; readonly first: boolean }> {
  const { db, writeAcceptance } = deps;
  const asked = await findOwnRequest(db, actor, acceptance.requestId);
  if (asked.attestation) return { receipt: receiptOf(asked, asked.attestation), first: false };
  checkAcceptance(asked, acceptance);

  const recorded = await writeAcceptance(asked, acceptance);
  if (!recorded) {
    const again = await findOwnRequest(db, actor, acceptance.requestId);
    // Another press of the same person was first; its receipt is this one's too.
    if (again.attestation) return { receipt: receiptOf(again, again.attestation), first: false };
    // Or the request closed, or came to ask for other words, between our look and our write.
    checkAcceptance(again, acceptance);
    throw closed();
  }
  return { receipt: receiptOf(asked, recorded), first: true };
}

function checkAcceptance(asked: AskedRequest, acceptance: Acceptance): void {
  if (asked.superseded) throw superseded();
  if (asked.request.state !== 'outstanding') throw closed();
  if (acceptance.contentHash !== asked.version.contentHash) {
    throw new Failure(
      'wrong-words',
      'The words you were shown are not the ones asked for. Open the policy again and read it before you accept.',
    );
  }
  checkSignedWords(asked.version.document, acceptance.words);
}

function closed(): Failure {
  return new Failure('request-closed', 'This is no longer asked of you. Open Countersign to see what is.');
}
