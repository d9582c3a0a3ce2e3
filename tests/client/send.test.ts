import { expect, test } from 'vitest';
import { z } from 'zod';
import { AnswerLost, ApiProblem } from '#src/api/api-problem.ts';
import type { Door } from '#src/api/door.ts';
import { as, createSend } from '#src/api/send.ts';
import { troubleOf } from '#src/api/trouble.ts';
import { readSignInProblem } from '#src/hosts/read-sign-in-problem.ts';

const door: Door = { token: async () => 'the-token', signIn: async () => undefined, look: async () => undefined };
const read = as(z.strictObject({ ok: z.literal(true) }));

function answering(response: () => Response | Promise<Response>) {
  const requests: Request[] = [];
  const send = createSend(door, async (path, init) => {
    requests.push(new Request(new URL(String(path), 'https://app.test'), init));
    return response();
  });
  return { send, requests };
}

test('each call carries the token, its query and its body', async () => {
  const { send, requests } = answering(() => Response.json({ ok: true }));
  await send({ method: 'POST', path: '/api/x', query: { search: 'a b&c', none: undefined }, body: { a: 1 }, read });
  const [request] = requests;
  expect(request?.url).toBe('https://app.test/api/x?search=a+b%26c');
  expect(request?.headers.get('authorization')).toBe('Bearer the-token');
  expect(await request?.json()).toEqual({ a: 1 });
});

test('a file goes as the bytes it holds', async () => {
  const { send, requests } = answering(() => Response.json({ ok: true }));
  await send({ method: 'POST', path: '/api/x', body: new Blob(['# Policy']), read });
  expect(requests[0]?.headers.get('content-type')).toBe('application/octet-stream');
  expect(await requests[0]?.text()).toBe('# Policy');
});

test('a refusal keeps its code and details', async () => {
  const body = { code: 'field-missing', message: 'English', details: ['Print name'], requestId: '1' };
  const { send } = answering(() => Response.json(body, { status: 422 }));
  const refusal = send({ path: '/api/x', read });
  await expect(refusal).rejects.toBeInstanceOf(ApiProblem);
  await expect(refusal).rejects.toMatchObject({ code: 'field-missing', details: ['Print name'] });
});

test('the page of a gateway on the way is no refusal of ours, and none of its words are shown', async () => {
  const { send } = answering(() => new Response('<h1>502 upstream exploded</h1>', { status: 502 }));
  const error = await send({ path: '/api/x', read }).catch((thrown: unknown) => thrown);
  expect(JSON.stringify(troubleOf(error))).not.toContain('upstream');
});

test('a broken line is an answer that was lost, before or in the middle of it', async () => {
  const broken = answering(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(broken.send({ path: '/api/x', read })).rejects.toBeInstanceOf(AnswerLost);
  const cut = answering(() => new Response('{"ok":tr', { status: 200 }));
  await expect(cut.send({ path: '/api/x', read })).rejects.toBeInstanceOf(AnswerLost);
});

test.each([
  ['CancelledByUser', 'cancelled'],
  [{ errorCode: 'user_canceled', errorMessage: 'x' }, 'cancelled'],
  [{ errorCode: 'interaction_required', subError: 'consent_required' }, 'approval-needed'],
  [new Error('AADSTS65001: the user or administrator has not consented'), 'approval-needed'],
  [{ errorCode: 'interaction_required' }, 'interaction-needed'],
  [{ errorCode: 'interaction_required', errorMessage: 'AADSTS53000: not compliant' }, 'device-refused'],
  [{ errorCode: 'interaction_required', errorMessage: 'AADSTS53003: blocked' }, 'blocked-by-policy'],
  [{ errorCode: 'invalid_grant', errorMessage: 'AADSTS50020: not in this tenant' }, 'other-organisation'],
  [{ errorCode: 'invalid_grant', errorMessage: 'AADSTS50105: not assigned' }, 'not-assigned'],
  [{ errorCode: 'no_network_connectivity' }, 'offline'],
  [{ errorCode: 'popup_window_error' }, 'window-blocked'],
  [new Error('nobody knows'), 'unavailable'],
])('signing in that fails with %o is told as "%s"', (error, reason) => {
  expect(readSignInProblem(error).reason).toBe(reason);
});
