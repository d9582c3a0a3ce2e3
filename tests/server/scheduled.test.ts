import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, campaignBody, publishModel, startOfTerm } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;
let version: PolicyVersionDetail;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  await world.control.limits(0);
  admin = await world.as('sunita.rao');
  version = await publishModel(admin, 'code-of-conduct');
});
afterEach(() => world.close());

const read = async (id: string) => (await admin.get<CampaignDetail>(`/api/campaigns/${id}`)).body;

async function schedule(change: object = {}) {
  const body = { ...(await campaignBody(world, [version.id], ['Senior leaders'])), sendAt: '2026-09-03T07:00:00.000Z' };
  return admin.post<CampaignDetail & { code?: string }>('/api/campaigns', { ...body, ...change });
}

async function at(time: string): Promise<void> {
  await world.control.setClock(time);
  await wakeUp(world, 'days');
}

test('a campaign is sent at its time and not before, by the product itself', async () => {
  const { body: campaign } = await schedule();
  expect(campaign).toMatchObject({ status: 'scheduled', actions: ['send', 'unschedule'], counts: { requests: 0 } });
  await at('2026-09-03T06:50:00Z');
  expect((await read(campaign.id)).status).toBe('scheduled');
  await at('2026-09-03T07:00:01Z');
  await until(async () => (await read(campaign.id)).status === 'open');
  const sent = await read(campaign.id);
  expect(sent.counts).toMatchObject({ queued: 0, failed: 0 });
  expect(sent.counts.sent).toBeGreaterThan(0);
  expect(sent.changes).toMatchObject([{ kind: 'sent', by: null }]);
  expect(sent.sentAt?.slice(0, 16)).toBe('2026-09-03T07:00');
});

test('the time can be called off, or not waited for', async () => {
  const { body: first } = await schedule();
  expect((await admin.post<CampaignDetail>(`/api/campaigns/${first.id}/unschedule`)).body).toMatchObject({
    status: 'draft',
    sendAt: null,
  });
  await at('2026-09-03T07:30:00Z');
  expect((await read(first.id)).status).toBe('draft');
  const { body: second } = await schedule({ sendAt: '2026-09-10T07:00:00.000Z' });
  const sent = await admin.post<CampaignDetail>(`/api/campaigns/${second.id}/send`);
  expect(sent.status).toBe(202);
  await at('2026-09-10T07:30:00Z');
  expect((await read(second.id)).changes.map(({ kind, by }) => [kind, by])).toEqual([['sent', 'Sunita Rao']]);
});

test('a time that cannot be kept is refused at once', async () => {
  expect(await schedule({ sendAt: '2026-09-01T07:00:00.000Z' })).toMatchObject({
    status: 422,
    body: { code: 'send-time-past' },
  });
  expect(await schedule({ sendBy: 'sender' })).toMatchObject({ status: 409, body: { code: 'campaign-state' } });
  expect(await schedule({ dueOn: '2026-09-02' })).toMatchObject({ status: 422, body: { code: 'day-order' } });
});

test('what cannot be sent when its time comes is a draft again and says why; Microsoft being busy is waited out', async () => {
  const { body: campaign } = await schedule();
  await admin.post(`/api/policy-versions/${version.id}/withdraw`, { reason: 'The trust has its own.' });
  await at('2026-09-03T07:00:01Z');
  const back = await read(campaign.id);
  expect(back).toMatchObject({ status: 'draft', counts: { requests: 0 } });
  expect(back.changes).toMatchObject([
    { kind: 'not-sent', by: null, reason: expect.stringContaining(version.document.title) },
  ]);

  version = await publishModel(admin, 'agency-staff');
  const { body: other } = await schedule({ sendAt: '2026-09-04T07:00:00.000Z' });
  await world.control.fail({ method: 'GET', path: '/v1.0/groups/[^/]+', status: 503, retryAfter: 0, times: 100 });
  await at('2026-09-04T07:00:01Z');
  expect((await read(other.id)).status).toBe('scheduled');
  await world.control.clearFaults();
  await wakeUp(world, 'days');
  expect((await read(other.id)).changes).toMatchObject([{ kind: 'sent', by: null }]);
});

test('the day after the due day, the rows in the list say that it has passed', async () => {
  await ask(world, admin, [version.id], ['Senior leaders']);
  const standings = async () =>
    new Set((await world.control.list('Compliance')).items.map(({ fields }) => fields['Standing']));
  expect(await standings()).toEqual(new Set(['Outstanding']));
  await at('2026-10-01T05:00:00Z');
  await until(async () => (await standings()).has('Overdue'));
  await world.settled();
  expect(await standings()).toEqual(new Set(['Overdue']));
});
