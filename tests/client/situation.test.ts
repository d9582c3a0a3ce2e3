import { expect, test } from 'vitest';
import { AnswerLost, ApiProblem } from '#src/api/api-problem.ts';
import { situationOf } from '#src/app/sign-in/situation.ts';
import { SignInProblem } from '#src/hosts/sign-in-problem.ts';

test.each([
  ['an account of another tenant', new ApiProblem('token-wrong-tenant', [], 403, 'r1'), 'other-organisation'],
  ['a gateway while we start', new ApiProblem('unexpected', [], 503), 'not-ready'],
  ['Microsoft away while a token is checked', new ApiProblem('microsoft-unavailable', [], 503, 'r1'), 'not-ready'],
  ['a token that is still refused', new ApiProblem('token-not-for-api', [], 401, 'r1'), 'expired'],
  ['a broken line', new AnswerLost(null), 'offline'],
  ['a window that was closed', new SignInProblem('cancelled', null), 'cancelled'],
  ['a refusal with words of its own', new ApiProblem('too-many-requests', [], 429, 'r1'), null],
  ['a defect of ours', new TypeError('x is not a function'), null],
])('%s has its screen', (_name, error, kind) => {
  expect(situationOf(error).kind).toBe(kind);
});

test('IT support gets the code and the id by which the call is found, and no message of an error', () => {
  const problem = new SignInProblem('device-refused', new Error('secret words'), {
    code: 'AADSTS53000',
    correlationId: 'c',
  });
  expect(situationOf(problem)).toEqual({
    kind: 'device-refused',
    code: 'AADSTS53000',
    correlationId: 'c',
    requestId: null,
  });
  expect(situationOf(new ApiProblem('token-wrong-tenant', [], 403, 'r1'))).toMatchObject({
    code: '403 token-wrong-tenant',
    requestId: 'r1',
  });
});
