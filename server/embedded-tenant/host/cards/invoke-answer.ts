import type { CardJson, InvokeAnswer } from '../tenant/types.ts';

export type CardOutcome =
  | { readonly kind: 'card'; readonly card: CardJson }
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string };

/** What Teams says when an action did not come through. */
export const couldNotReach = 'Unable to reach app. Please try again.';
const somethingWrong = 'Something went wrong. Please try again.';

type InvokeBody = { readonly statusCode?: unknown; readonly type?: unknown; readonly value?: unknown };

/** Reads the bot's answer. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
export function readInvokeAnswer(answer: InvokeAnswer): CardOutcome {
  if (answer.status !== 200) return { kind: 'error', text: couldNotReach };
  const body = (typeof answer.body === 'object' && answer.body !== null ? answer.body : {}) as InvokeBody;
  if (body.statusCode === 200 && body.type === 'application/vnd.microsoft.card.adaptive' && isObject(body.value)) {
    return { kind: 'card', card: body.value };
  }
  if (body.statusCode === 200 && body.type === 'application/vnd.microsoft.activity.message') {
    return { kind: 'message', text: typeof body.value === 'string' ? body.value : '' };
  }
  const message = isObject(body.value) ? body.value.message : null;
  return { kind: 'error', text: typeof message === 'string' && message !== '' ? message : somethingWrong };
}

function isObject(value: unknown): value is CardJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
