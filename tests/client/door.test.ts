import { expect, test } from 'vitest';
import { z } from 'zod';
import { ApiProblem } from '#src/api/api-problem.ts';
import { createDoor, holderOf } from '#src/api/door.ts';
import { as, createSend } from '#src/api/send.ts';
import type { TokenWish } from '#src/hosts/host.ts';
import { SignInProblem } from '#src/hosts/sign-in-problem.ts';

const read = as(z.strictObject({ ok: z.literal(true) }));
const ok = () => Response.json({ ok: true });
const challenge = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

/** A token of this person, as far as the client reads it. */
function tokenOf(oid: string, serial = 1): string {
  return `e30.${btoa(JSON.stringify({ tid: 'school', oid, serial }))}.x`;
}

function refused(code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, message: 'English', details: [], requestId: 'r1' }, { status: 401, headers });
}

type Step = string | SignInProblem;

/** A page of Ava's, over a host that gives these tokens and an API that gives these answers, one after the other. */
function pageOf(tokens: readonly Step[], answers: readonly (() => Response)[]) {
  const wishes: TokenWish[] = [];
  const asked: SignInProblem[] = [];
  const bearers: string[] = [];
  let others = 0;
  const host = {
    start: async () => tokenOf('ava'),
    signIn: async () => undefined,
    async token(wish: TokenWish = {}) {
      const step = tokens[Math.min(wishes.length, tokens.length - 1)] ?? '';
      wishes.push(wish);
      if (step instanceof SignInProblem) throw step;
      return step;
    },
  };
  const door = createDoor(host, holderOf(tokenOf('ava')), {
    askPerson: async (problem) => void asked.push(problem),
    onOtherPerson: () => {
      others += 1;
    },
  });
  const send = createSend(door, async (_path, init) => {
    bearers.push(new Headers(init?.headers).get('authorization') ?? '');
    return answers[Math.min(bearers.length, answers.length) - 1]?.() ?? ok();
  });
  return { door, send, wishes, asked, bearers, others: () => others };
}

test('an expired token is made anew once, in silence, and the call repeated', async () => {
  const page = pageOf([tokenOf('ava', 1), tokenOf('ava', 2)], [() => refused('token-expired'), ok]);
  expect(await page.send({ method: 'POST', path: '/api/x', body: { a: 1 }, read })).toEqual({ ok: true });
  expect(page.wishes).toEqual([{}, { past: 'host' }]);
  expect(page.bearers).toEqual([`Bearer ${tokenOf('ava', 1)}`, `Bearer ${tokenOf('ava', 2)}`]);
  expect(page.asked).toEqual([]);
});

test('a token that is refused when new has the person sign in, and then the refusal stands', async () => {
  const page = pageOf([tokenOf('ava')], [() => refused('token-invalid')]);
  await expect(page.send({ path: '/api/x', read })).rejects.toBeInstanceOf(ApiProblem);
  expect(page.asked.map(({ reason }) => reason)).toEqual(['expired']);
  expect(page.bearers.length).toBe(3);
});

test('claims that the API wants go into the silent request, and on to the sign-in that has to follow', async () => {
  const header = `Bearer realm="", error="insufficient_claims", claims="${btoa(challenge)}"`;
  const page = pageOf(
    [tokenOf('ava'), new SignInProblem('interaction-needed', null), tokenOf('ava', 2)],
    [() => refused('token-invalid', { 'www-authenticate': header }), ok],
  );
  expect(await page.send({ path: '/api/x', read })).toEqual({ ok: true });
  expect(page.wishes[1]).toEqual({ past: 'host', claims: challenge });
  expect(page.asked.map(({ reason, facts }) => [reason, facts.claims])).toEqual([['interaction-needed', challenge]]);
});

test('a refusal that no token of ours would change is left as it is', async () => {
  const page = pageOf([tokenOf('ava')], [() => refused('sender-sign-in-needed')]);
  await expect(page.send({ path: '/api/x', read })).rejects.toMatchObject({ code: 'sender-sign-in-needed' });
  expect(page.bearers.length).toBe(1);
});

test('no call of one person goes out with the token of another', async () => {
  const page = pageOf([tokenOf('ben')], [ok]);
  const call = page.send({ path: '/api/x', read });
  await expect.poll(() => page.others()).toBe(1);
  expect(page.bearers).toEqual([]);
  expect(await Promise.race([call, Promise.resolve('still waiting')])).toBe('still waiting');
});

test('a look at the host finds out that another person is there, and asks nobody where it fails', async () => {
  const changed = pageOf([tokenOf('ben')], []);
  await changed.door.look();
  expect([changed.others(), changed.wishes]).toEqual([1, [{ past: 'page' }]]);
  const failing = pageOf([new SignInProblem('interaction-needed', null)], []);
  await failing.door.look();
  expect([failing.others(), failing.asked.length]).toEqual([0, 0]);
});

test('no connection while signing in is nothing to ask a person about', async () => {
  const page = pageOf([new SignInProblem('offline', null)], []);
  await expect(page.send({ path: '/api/x', read })).rejects.toMatchObject({ reason: 'offline' });
  expect(page.asked).toEqual([]);
});
