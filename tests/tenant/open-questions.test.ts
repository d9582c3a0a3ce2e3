import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openQuestions } from './open-questions.ts';
import { type OpenTenant, tenants } from './open-tenant.ts';

/** With REAL_TENANT_… set, prints which questions the real tenant answers, and how the others are answered by hand. */
describe.each(tenants)('open questions put to $name', ({ open }) => {
  let tenant: OpenTenant;
  beforeAll(async () => {
    tenant = await open();
  });
  afterAll(() => tenant.close());

  test('each is answered, or says how to answer it', { timeout: 120_000 }, async () => {
    const answered: number[] = [];
    for (const { number, asks, byHand, ask } of openQuestions) {
      const answer = ask === null ? null : await ask(tenant);
      if (answer !== null) answered.push(number);
      if (tenant.isReal) process.stdout.write(`${number}. ${asks}\n   ${answer ?? `Open. ${byHand}`}\n`);
    }
    // The embedded tenant answers what it is asked, which proves the asking and nothing of Microsoft.
    if (!tenant.isReal) expect(answered).toEqual([2, 4]);
  });
});
