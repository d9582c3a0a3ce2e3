import type { Card } from '#server/adapters/ports.ts';
import { type CardActionData, cardActionData } from '#src/contract/card-action.ts';
import { Failure, type FailureCode } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { findOwnRequest } from './find-request.ts';
import { withChanges } from './personal-changes.ts';
import { languageOfReader } from './reader-language.ts';
import { type RecordDeps, recordAttestation } from './record-attestation.ts';
import { type RequestMessages, sampleId } from './request-messages.ts';

export type CardPress = PersonKey & {
  readonly verb: string;
  readonly data: unknown;
  readonly trigger: 'manual' | 'automatic' | null;
};

export type CardReply =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly code: FailureCode; readonly message: string };

type Deps = RecordDeps & { readonly messages: RequestMessages };

/** Refusals that a better answer on the same card puts right. */
const mendable: ReadonlySet<FailureCode> = new Set(['declaration-unanswered', 'field-missing', 'field-invalid']);
/** Refusals after which the card, drawn afresh, says itself why there is nothing to accept. */
const outOfDate: ReadonlySet<FailureCode> = new Set(['version-superseded', 'request-closed']);

/**
 * Answers a press on a card, or its automatic refresh. Only a press of Accept records anything: Teams refreshes cards by
 * itself when a chat opens. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model
 */
export async function answerCard(deps: Deps, press: CardPress): Promise<CardReply> {
  const data = cardActionData.safeParse(press.data);
  if (!data.success) {
    return {
      kind: 'error',
      code: 'body-invalid',
      message: deps.messages.unreadable(await languageOfReader(deps.db, press)),
    };
  }
  if (data.data.requestId === sampleId) {
    return { kind: 'card', card: deps.messages.testAnswer(await languageOfReader(deps.db, press)) };
  }
  try {
    if (press.verb === 'accept' && press.trigger !== 'automatic') return await accept(deps, press, data.data);
    return { kind: 'card', card: await currentCard(deps, press, data.data) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (outOfDate.has(error.code)) return { kind: 'card', card: await currentCard(deps, press, data.data) };
    const language = await languageOfReader(deps.db, press);
    const card = deps.messages.refusal(error.code, language);
    const message = deps.messages.refusalWords(error.code, language);
    return card ? { kind: 'card', card } : { kind: 'error', code: error.code, message };
  }
}

async function currentCard({ db, messages }: Deps, press: CardPress, data: CardActionData): Promise<Card> {
  return messages.card(await withChanges(db, await findOwnRequest(db, press, data.requestId)));
}

async function accept(deps: Deps, press: CardPress, data: CardActionData): Promise<CardReply> {
  const { requestId, contentHash } = data;
  const asked = await findOwnRequest(deps.db, press, requestId);
  const words = deps.messages.readInputs(asked, data);
  try {
    await recordAttestation(deps, press, { requestId, contentHash, channel: 'teams-card', words });
  } catch (error) {
    if (!(error instanceof Failure) || !mendable.has(error.code)) throw error;
    const shown = await withChanges(deps.db, asked);
    return { kind: 'card', card: deps.messages.cardAgain(shown, error, words) };
  }
  return { kind: 'card', card: await currentCard(deps, press, data) };
}
