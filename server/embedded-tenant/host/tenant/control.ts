import type { CardJson, InvokeAnswer } from './types.ts';

/** Reads one `/control/…` address. The tenant and this page are one simulation, so its answers are taken as agreed. */
export async function readControl<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await reach(path, { headers: { accept: 'application/json' }, signal: signal ?? null });
  if (!response.ok) throw new Error(`The tenant answered ${response.status} to ${path}.`);
  return (await response.json()) as T;
}

export async function writeControl<T>(path: string, body: unknown): Promise<T> {
  const response = await reach(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The tenant answered ${response.status} to ${path}.`);
  const text = await response.text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** A browser says only that it failed to fetch, each in its own words. */
async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/control/${path}`, init);
  } catch (error) {
    throw new Error('There is no connection to it.', { cause: error });
  }
}

export type CardInvoke = {
  readonly objectId: string;
  readonly conversationId: string;
  readonly activityId: string;
  readonly action: { readonly verb: string; readonly data: unknown; readonly id?: string };
  readonly trigger: 'manual' | 'automatic';
};

/** The renderer has merged the inputs into `data` already, as far as the action's `associatedInputs` allows. */
export function invokeCard(invoke: CardInvoke): Promise<InvokeAnswer> {
  return writeControl<InvokeAnswer>('cards/invoke', { ...invoke, inputs: {} });
}

export type MailAnswer = { readonly status: number; readonly card: CardJson | null; readonly said: string | null };

/** A press of a button that calls a target, in a message of this person's mailbox. */
export function pressMail(
  objectId: string,
  messageId: string,
  call: { readonly url: string; readonly method: string; readonly body: string },
): Promise<MailAnswer> {
  return writeControl<MailAnswer>(`mailboxes/${objectId}/${messageId}/press`, call);
}
