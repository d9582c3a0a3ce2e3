import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import type { Client } from '#tests/support/http-client.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { day, findingsIn, healthOf, monday, publish, review, type Wish } from './policy-health-support.ts';

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
