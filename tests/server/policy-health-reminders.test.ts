import { describe, expect, test } from 'vitest';
import { startApp } from '#server/create-app.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, freePort, until, type World } from '#tests/support/world.ts';
import { healthOf, monday, publish, review } from './policy-health-support.ts';

/** A further process of the product over the same database, with a clock of its own. */
async function anotherProcess(world: World, now: () => Date) {
  const logged: string[] = [];
  const note = (event: string) => void logged.push(event);
  const { host, port, user, database } = world.database.options;
  const app = await startApp(
    { ...world.settings, port: await freePort() },
    {
      now,
      sleep: async () => undefined,
      log: { debug: note, info: note, warn: note, error: note },
      database: { host, port, user, database } as object,
      clientFolder: 'dist/client',
    },
  );
  return { logged, stop: () => app.stop() };
}

describe('the reminder', () => {
  /** A school whose one policy Sunita Rao looks after; the day of the first look is over. */
  async function school(change: Partial<PolicyDocument> = {}) {
    const world = await createWorld({ now: monday });
    await wakeUp(world, 'health');
    const admin = await world.as('sunita.rao');
    const policy = await publish(admin, 'Phones', change);
    const { objectId } = await world.control.person('sunita.rao');
    return {
      world,
      admin,
      policy,
      objectId,
      /** The subjects of what she got, once the product has looked at that moment. */
      async mailsAfter(moment: string): Promise<readonly string[]> {
        await world.control.setClock(moment);
        await wakeUp(world, 'health');
        return (await world.control.mailbox(objectId)).map(({ subject }) => subject);
      },
      async end() {
        expect(await world.control.unknownCalls()).toEqual([]);
        expect(world.logged.filter((line) => line.startsWith('error'))).toEqual([]);
        expect(world.logged.join('\n')).not.toMatch(/Sunita|Phones|Wynn/);
        await world.close();
      },
    };
  }
  const subject = 'Please look at this policy: Phones';

  test('comes at 60 days, at 30 days and on the day, each once, and not when all is well', async () => {
    const { mailsAfter, end } = await school(review('2027-03-01'));
    const counts = [];
    for (const date of [
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-29',
      '2027-02-01',
      '2027-02-02',
      '2027-02-26',
      '2027-03-01',
      '2027-03-02',
      '2027-04-01',
    ]) {
      counts.push((await mailsAfter(`${date}T10:00:00Z`)).length);
    }
    expect(counts).toEqual([0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    await end();
  });

  test('says what was found and what to do, to the owner’s own address, and belongs to no request', async () => {
    const { world, objectId, mailsAfter, end } = await school({
      ...review('2026-11-01'),
      contacts: [{ role: 'DSL & deputy', name: 'Sam Wynn' }],
    });
    expect(await mailsAfter('2026-11-24T08:00:00Z')).toEqual([subject]);
    const [mail] = await world.control.mailbox(objectId);
    expect(mail?.html).toContain('The review was due by Sunday 1 November 2026.');
    expect(mail?.html).toContain('Sam Wynn (DSL &amp; deputy) has no open account in your Microsoft 365.');
    expect(mail?.html).toContain(`${world.origin}/tab#/policy-health`);
    expect(mail?.headers.some(({ name }) => name === 'x-countersign-request')).toBe(false);
    await end();
  });

  test('waits for the morning of a working day', async () => {
    const { mailsAfter, end } = await school({ versionLabel: '2025/26' });
    expect(await mailsAfter('2026-11-24T07:00:00Z')).toEqual([]);
    expect(await mailsAfter('2026-11-27T17:30:00Z')).toEqual([]);
    expect(await mailsAfter('2026-11-28T10:00:00Z')).toEqual([]);
    expect(await mailsAfter('2026-11-30T07:31:00Z')).toEqual([subject]);
    await end();
  });

  test('is one message a day for all of an owner’s policies, and nobody is told the same twice', async () => {
    const { admin, policy, mailsAfter, end } = await school({ versionLabel: '2025/26' });
    await publish(admin, 'Laptops', { versionLabel: '2025/26' });
    const both = 'Please look at 2 policies';
    expect(await mailsAfter('2026-11-24T09:00:00Z')).toEqual([both]);
    await publish(admin, 'Tablets', { versionLabel: '2025/26' });
    expect(await mailsAfter('2026-11-24T14:00:00Z')).toEqual([both]);
    await publish(admin, 'Phones', { versionLabel: '2025/26' }, { policyId: policy.policyId, says: 'We lock phones.' });
    expect(await mailsAfter('2026-11-25T09:00:00Z')).toEqual(['Please look at this policy: Tablets', both]);
    expect((await mailsAfter('2026-11-26T09:00:00Z')).length).toBe(2);
    await end();
  });

  test('is no second message of that day from a process that was started since', async () => {
    const { world, admin, mailsAfter, end } = await school({ versionLabel: '2025/26' });
    expect(await mailsAfter('2026-11-24T09:00:00Z')).toEqual([subject]);
    await publish(admin, 'Laptops', { versionLabel: '2025/26' });
    // Evening for the first process, which leaves the look to the second.
    const another = await anotherProcess(world, () => new Date('2026-11-24T15:00:00Z'));
    await until(async () => {
      await mailsAfter('2026-11-24T19:00:00Z');
      return another.logged.includes('health.looked');
    });
    await another.stop();
    expect(await mailsAfter('2026-11-24T20:00:00Z')).toEqual([subject]);
    expect((await mailsAfter('2026-11-25T09:00:00Z')).length).toBe(2);
    await end();
  });

  test('goes to whoever looks after the policy now', async () => {
    const { world, policy, mailsAfter, end } = await school({ versionLabel: '2025/26' });
    await (await world.as('helen.braithwaite')).post(`/api/policies/${policy.policyId}/owner`);
    expect(await mailsAfter('2026-11-24T09:00:00Z')).toEqual([]);
    const { objectId } = await world.control.person('helen.braithwaite');
    expect((await world.control.mailbox(objectId)).map((mail) => mail.subject)).toEqual([subject]);
    await end();
  });

  test('is not sent for a policy that was withdrawn', async () => {
    const { admin, policy, mailsAfter, end } = await school({ versionLabel: '2025/26' });
    await admin.post(`/api/policy-versions/${policy.id}/withdraw`, { reason: 'Not needed.' });
    expect(await mailsAfter('2026-11-24T09:00:00Z')).toEqual([]);
    await end();
  });

  test('comes later where Exchange or the directory could not be reached, and once', async () => {
    const { world, mailsAfter, end } = await school({ versionLabel: '2025/26' });
    await world.control.fail({ method: 'POST', path: '/sendMail', status: 503, times: 1 });
    expect(await mailsAfter('2026-11-24T09:00:00Z')).toEqual([]);
    expect(await mailsAfter('2026-11-24T09:02:00Z')).toEqual([]);
    await world.control.fail({ method: 'GET', path: '/v1.0/users', status: 500, times: 1 });
    expect(await mailsAfter('2026-11-24T09:10:00Z')).toEqual([]);
    expect(await mailsAfter('2026-11-24T09:20:00Z')).toEqual([subject]);
    expect(await mailsAfter('2026-11-24T09:30:00Z')).toEqual([subject]);
    await end();
  });

  test('finds nobody where the owner has left, and tells the next', async () => {
    const { world, objectId, policy, mailsAfter, end } = await school({ versionLabel: '2025/26' });
    await world.control.changePerson(objectId, { accountEnabled: false });
    expect(await mailsAfter('2026-11-24T09:00:00Z')).toEqual([]);
    const next = await world.as('helen.braithwaite');
    expect((await healthOf(next)).policies).toMatchObject([{ owner: null, ownedByCaller: false }]);
    await next.post(`/api/policies/${policy.policyId}/owner`);
    await mailsAfter('2026-11-25T09:00:00Z');
    const { objectId: nextId } = await world.control.person('helen.braithwaite');
    expect((await world.control.mailbox(nextId)).map((mail) => mail.subject)).toEqual([subject]);
    await end();
  });

  test('costs nothing but the first look of the day', async () => {
    const { world, mailsAfter, end } = await school();
    await mailsAfter('2026-11-24T09:00:00Z');
    await world.control.fail({ path: '/v1.0/users', status: 500, times: 1 });
    await mailsAfter('2026-11-24T11:00:00Z');
    const response = await fetch(`${world.tenantOrigin}/control/faults`);
    expect(JSON.stringify(await response.json())).toContain('/v1.0/users');
    await world.control.clearFaults();
    await end();
  });
});
