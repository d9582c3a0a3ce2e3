import { and, eq, isNotNull, or } from 'drizzle-orm';
import type { Card } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { delivery } from '#server/store/schema/messages.ts';
import type { MailActionBody } from '#src/contract/card-action.ts';
import { Failure, type FailureCode } from '#src/domain/failure.ts';
import { languageFor } from '#src/domain/language.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { findOwnRequest } from './find-request.ts';
import { withChanges } from './personal-changes.ts';
import { languageOfReader, languageOfRequest } from './reader-language.ts';
import { type RecordDeps, recordAttestation } from './record-attestation.ts';
import { type RequestMessages, sampleId } from './request-messages.ts';

type Deps = RecordDeps & { readonly messages: RequestMessages };

/** Refusals after which the card, drawn afresh, says itself why there is nothing to accept. */
const outOfDate: ReadonlySet<FailureCode> = new Set(['version-superseded', 'request-closed']);

/**
 * Answers a press of Accept in a mail with the card to show in its place. It records only what the person asked presses
 * in a message that was sent to them for this request, and only where their card has that button; from everything else
 * it leads to the page. `presser` is null where Microsoft's token does not say who pressed.
 * @throws Failure that no card says better
 */
export async function answerMail(deps: Deps, presser: PersonKey | null, pressed: MailActionBody): Promise<Card> {
  const { db, messages } = deps;
  const { requestId, contentHash } = pressed;
  if (requestId === sampleId) return messages.mailTestAnswer(presser ? await languageOfReader(db, presser) : 'en');
  if (!presser) return messages.mailOpensPage(requestId, await languageOfRequest(db, requestId));
  const current = async () => withChanges(db, await findOwnRequest(db, presser, requestId));
  try {
    const asked = await current();
    if (asked.attestation) return messages.mailCard(asked);
    const mayRecord = messages.acceptsInMail(asked) && (await wasMailed(db, requestId));
    if (!mayRecord) return messages.mailOpensPage(requestId, languageFor(asked.person));
    const words = messages.readInputs(asked, pressed);
    await recordAttestation(deps, presser, { requestId, contentHash, channel: 'outlook-message', words });
    return messages.mailCard(await current());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (outOfDate.has(error.code)) return messages.mailCard(await current());
    const card = messages.mailRefusal(error.code, await languageOfReader(db, presser));
    if (!card) throw error;
    return card;
  }
}

/** A message on the wire may be read before its answer has come back. */
async function wasMailed(db: Db, requestId: string): Promise<boolean> {
  const left = or(isNotNull(delivery.sentAt), isNotNull(delivery.wireAt));
  const rows = await db
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(eq(delivery.requestId, requestId), eq(delivery.rung, 'mail'), left));
  return rows.length > 0;
}
