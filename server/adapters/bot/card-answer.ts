import type { FailureCode } from '#src/domain/failure.ts';
import type { Card } from '../ports.ts';

/** What a card action is answered with. A card replaces the one shown to the person who pressed; the other two are words. */
export type CardAnswer =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly code: FailureCode; readonly message: string };

/**
 * The invoke response. HTTP is always 200 once our code has run; the outcome stands in the body:
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
 */
export function invokeResponse(answer: CardAnswer) {
  switch (answer.kind) {
    case 'card':
      return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card };
    case 'message':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text };
    case 'error':
      return {
        statusCode: answer.code === 'unexpected' ? 500 : 400,
        type: 'application/vnd.microsoft.error',
        value: { code: answer.code, message: answer.message },
      };
  }
}
