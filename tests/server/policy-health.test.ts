import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '#server/create-app.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { PolicyHealth } from '#src/contract/policy-health.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import type { Client } from '#tests/support/http-client.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, freePort, until, type World } from '#tests/support/world.ts';

const monday = '2026-11-23T09:00:00Z';
const day = (printed: string, iso: string) => ({ printed, from: iso, to: iso });
const healthy: Partial<PolicyDocument> = {
  versionLabel: '2026/27',
  dates: { reviewed: null, nextReview: day('1 July 2027', '2027-07-01'), ratified: null, adopted: null },
};
const review = (iso: string): Partial<PolicyDocument> => ({
  dates: { reviewed: null, nextReview: day(iso, iso), ratified: null, adopted: null },
});

type Wish = { readonly says?: string; readonly effectiveFrom?: string; readonly policyId?: string };

/** Imports a policy that is in good health, changes what is given, and publishes it. */
async function publish(
  admin: Client,
  title: string,
  change: Partial<PolicyDocument> = {},
  { says = 'We lock our screens.', effectiveFrom = '2026-09-01', policyId }: Wish = {},
): Promise<PolicyVersionDetail> {
  const text = `# ${title}\n\n## Rules\n\n- ${says}\n\n## Declaration\n\nI have read this policy and agree to follow it.\n`;
  const next = policyId ? `&policyId=${policyId}` : '';
  const imported = await admin.upload<PolicyVersionDetail>(
    `/api/policies/import?name=${encodeURIComponent(`${title}.md`)}${next}`,
    text,
  );
  expect(imported).toMatchObject({ status: 201 });
  const document = { ...imported.body.document, title, ...healthy, ...change };
  const saved = await admin.put<PolicyVersionDetail>(`/api/policy-versions/${imported.body.id}/document`, {
    document,
    revision: imported.body.revision,
  });
  expect(saved).toMatchObject({ status: 200 });
  const published = await admin.post<PolicyVersionDetail>(`/api/policy-versions/${imported.body.id}/publish`, {
    effectiveFrom,
    revision: saved.body.revision,
    ...(policyId ? { change: { kind: 'minor', reason: 'It was put right.' } } : {}),
  });
  expect(published).toMatchObject({ status: 200 });
  return published.body;
}

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

const healthOf = async (client: Client) => (await client.get<PolicyHealth>('/api/policy-health')).body;

async function findingsIn(client: Client, title: string) {
  const policy = (await healthOf(client)).policies.find((one) => one.title === title);
  return policy?.findings.map(({ code, urgency, about, against }) => [code, urgency, about, against]);
}

describe('the page', () => {
  let world: World;
  let admin: Client;
  beforeAll(async () => {
    world = await createWorld({ now: monday });
    admin = await world.as('sunita.rao');
  });
  afterAll(async () => {
    expect(await world.control.unknownCalls()).toEqual([]);
    await world.close();
  });

  test.each<[string, Partial<PolicyDocument>, Wish, unknown[]]>([
    ['Well', {}, {}, []],
    [
      'No review',
      { dates: { reviewed: null, nextReview: null, ratified: null, adopted: null } },
      {},
      [['review-date-missing', 'act', '', null]],
    ],
    ['Overdue', review('2026-11-22'), {}, [['review-overdue', 'act', '2026-11-22', null]]],
    ['Soon', review('2026-12-24'), {}, [['review-soon', 'soon', '2026-12-24', null]]],
    ['Last year', { versionLabel: '2025/26' }, {}, [['label-period-ended', 'act', '2025/26', null]]],
    [
      'People',
      {
        contacts: [
          { role: 'DSL', name: 'Mrs H Braithwaite' },
          { role: 'ICT lead', name: 'Mr G Pickering' },
          { role: 'Online safety lead', name: 'Sam Wynn' },
          { role: 'Spanish', name: 'Ms L Fernández' },
        ],
        localValues: [{ name: 'Caretaker', value: 'Stephen Kettlewell' }],
      },
      {},
      [
        ['contact-gone', 'act', 'Mr G Pickering', 'ICT lead'],
        ['contact-gone', 'act', 'Sam Wynn', 'Online safety lead'],
      ],
    ],
    [
      'Old guidance',
      {},
      { says: 'We follow KCSIE 2023.' },
      [['edition-superseded', 'act', 'KCSIE 2023', 'KCSIE 2025']],
    ],
    [
      'Dates',
      {
        dates: {
          reviewed: null,
          nextReview: day('1 July 2027', '2027-07-01'),
          ratified: day('14/10/2026', '2026-10-14'),
          adopted: null,
        },
      },
      {},
      [['dates-disagree', 'check', '14/10/2026', '2026-09-01']],
    ],
    [
      'Facts',
      { declarations: [{ type: 'statementOfFact', text: 'I have been trained.' }] },
      {},
      [['fact-unbacked', 'check', 'I have been trained.', null]],
    ],
  ])('finds in "%s" what is there and nothing else', async (title, change, wish, expected) => {
    await publish(admin, title, change, wish);
    expect(await findingsIn(admin, title)).toEqual(expected);
  });

  test('shows the most urgent first and the healthy last, and when its list of editions was checked', async () => {
    const { policies, editions, directoryAsked, asAt } = await healthOf(admin);
    const order = policies.map(({ findings }) => ['act', 'soon', 'check', undefined].indexOf(findings[0]?.urgency));
    expect(order).toEqual(order.toSorted());
    expect(directoryAsked).toBe(true);
    expect(asAt.startsWith('2026-11-23T09:')).toBe(true);
    expect(editions).toMatchObject({ checkedOn: '2026-11-22', source: expect.stringMatching(/^https:/) });
  });

  test('a contact who leaves is found from then on', async () => {
    await publish(admin, 'Leaving', { contacts: [{ role: 'Cook', name: 'Denise Oldroyd' }] });
    expect(await findingsIn(admin, 'Leaving')).toEqual([]);
    const cook = await world.control.person('denise.oldroyd');
    await world.control.changePerson(cook.objectId, { accountEnabled: false });
    expect(await findingsIn(admin, 'Leaving')).toEqual([['contact-gone', 'act', 'Denise Oldroyd', 'Cook']]);
  });

  test('a version that is not in use has no findings, and the one that is has its own', async () => {
    const first = await publish(admin, 'Line', { versionLabel: '2024/25' });
    const second = await publish(
      admin,
      'Line',
      { versionLabel: '2025/26' },
      { policyId: first.policyId, says: 'We lock doors.' },
    );
    const labels = async () => (await findingsIn(admin, 'Line'))?.map(([, , about]) => about);
    expect(await labels()).toEqual(['2025/26']);
    expect((await admin.post(`/api/policy-versions/${second.id}/recall`, { reason: 'Sent too early.' })).status).toBe(
      200,
    );
    expect(await labels()).toEqual(['2024/25']);
    expect((await admin.post(`/api/policy-versions/${first.id}/withdraw`, { reason: 'Not needed.' })).status).toBe(200);
    expect(await labels()).toBeUndefined();
  });

  test('a draft is not looked at', async () => {
    await admin.upload('/api/policies/import?name=draft.md', '# A draft\n\n## Rules\n\n- KCSIE 2019.\n');
    expect(await findingsIn(admin, 'A draft')).toBeUndefined();
  });

  test('is open to leaders and admins', async () => {
    expect((await (await world.as('margaret.okafor')).get('/api/policy-health')).status).toBe(200);
    expect((await (await world.as('kwame.mensah')).get('/api/policy-health')).status).toBe(403);
  });

  test('says who looks after a policy, and lets an admin take it over', async () => {
    const { policyId } = await publish(admin, 'Owned');
    const other = await world.as('helen.braithwaite');
    const owner = async (client: Client) =>
      (await healthOf(client)).policies
        .filter((one) => one.policyId === policyId)
        .map((one) => [one.owner, one.ownedByCaller]);
    expect([await owner(admin), await owner(other)]).toEqual([[['Sunita Rao', true]], [['Sunita Rao', false]]]);
    expect((await other.post(`/api/policies/${policyId}/owner`)).status).toBe(204);
    expect([await owner(admin), await owner(other)]).toEqual([
      [['Helen Braithwaite', false]],
      [['Helen Braithwaite', true]],
    ]);
    expect((await (await world.as('margaret.okafor')).post(`/api/policies/${policyId}/owner`)).status).toBe(403);
    expect(await admin.post('/api/policies/11111111-1111-4111-8111-111111111111/owner')).toMatchObject({
      status: 404,
      body: { code: 'policy-not-found' },
    });
  });

  test('shows the rest where the directory does not answer, and says so', async () => {
    await publish(admin, 'Unasked', { versionLabel: '2025/26', contacts: [{ role: 'DSL', name: 'Sam Wynn' }] });
    await world.control.fail({ method: 'GET', path: '/v1.0/users', status: 429, retryAfter: 60, times: 20 });
    const { policies, directoryAsked } = await healthOf(admin);
    await world.control.clearFaults();
    const unasked = policies.find(({ title }) => title === 'Unasked');
    expect(directoryAsked).toBe(false);
    expect(unasked).toMatchObject({ owner: null, findings: [{ code: 'label-period-ended' }] });
    expect(policies.flatMap(({ findings }) => findings).some(({ code }) => code === 'contact-gone')).toBe(false);
  });
});

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
