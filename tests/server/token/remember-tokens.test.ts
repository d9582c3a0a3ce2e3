import { expect, test } from 'vitest';
import { rememberTokens } from '#server/http/remember-tokens.ts';

const minute = 60_000;

test('a token is remembered until it expires, and five minutes at most', () => {
  const good = rememberTokens<string>();
  good.keep('short', 'Ann', 2 * minute, 0);
  good.keep('long', 'Bea', 60 * minute, 0);
  good.keep('over', 'Cai', 0, 0);
  expect([good.find('short', 2 * minute - 1), good.find('short', 2 * minute)]).toEqual(['Ann', null]);
  expect([good.find('long', 5 * minute - 1), good.find('long', 5 * minute)]).toEqual(['Bea', null]);
  expect([good.find('over', 0), good.find('other', 0)]).toEqual([null, null]);
});

test('so many are remembered, and the oldest is forgotten first', () => {
  const good = rememberTokens<number>();
  for (let number = 0; number <= 20_000; number += 1) good.keep(`token ${number}`, number, minute, 0);
  expect([good.find('token 0', 1), good.find('token 1', 1), good.find('token 20000', 1)]).toEqual([null, 1, 20_000]);
});
