import { expect, test } from 'vitest';
import type { CampaignProgress, CampaignSummary } from '#src/contract/campaigns.ts';
import { campaignBody, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, until } from '#tests/support/world.ts';

test('progress counts as the list of campaigns does, gives a rate while messages leave, and says what it waits for', async () => {
  const world = await createWorld({ now: startOfTerm });
  const manager = (await world.control.people()).find((one) => one.roles.includes('Policy.Manage'));
  const admin = await world.as(manager?.userPrincipalName ?? '');
  const version = await publishModel(admin);
  const created = await admin.post<{ id: string }>(
    '/api/campaigns',
    await campaignBody(world, [version.id], ['Governors']),
  );
  const path = `/api/campaigns/${created.body.id}`;
  const progress = async () => (await admin.get<CampaignProgress>(`${path}/progress`)).body;
  expect(await progress()).toMatchObject({ status: 'draft', counts: { requests: 0 }, perMinute: null });
  await admin.post(`${path}/send`);
  await world.settled();
  const listed = async () =>
    (await admin.get<{ campaigns: CampaignSummary[] }>('/api/campaigns')).body.campaigns[0]?.counts;
  await until(async () => (await progress()).counts.queued === 0);
  const done = await progress();
  expect(done).toMatchObject({ counts: await listed(), perMinute: null, secondsLeft: null, waitingUntil: null });

  // Half a minute later, two of them are still on their way, and Microsoft has asked to wait.
  await world.control.setClock('2026-09-01T08:00:30Z');
  await world.database.query(`update campaign set paused_at = now()`);
  await world.database.query(`update delivery set sent_at = '2026-09-01T08:00:10Z' where state = 'sent'`);
  await world.database.query(`update campaign set sent_at = '2026-09-01T08:00:00Z'`);
  await world.database.query(
    `update delivery set state = 'queued', sent_at = null, not_before = now() + interval '1 day' where id in (
      select min(id) from delivery where state = 'sent' group by request_id order by 1 limit 2)`,
  );
  await world.database.query(
    `insert into budget (key, tat, pace, pace_at, paused_until) values ('bot', now(), 1, now(), now() + interval '1 hour')
      on conflict (key) do update set paused_until = excluded.paused_until`,
  );
  const waiting = await progress();
  const reached = done.counts.sent - waiting.counts.queued;
  expect(waiting.counts).toEqual(await listed());
  expect(waiting).toMatchObject({ paused: true, waitingUntil: expect.stringMatching(/^\d{4}-/) });
  // The clock goes on from where it was set.
  expect(waiting.perMinute).toBeGreaterThan(reached * 1.5);
  expect(waiting.perMinute).toBeLessThanOrEqual(reached * 2);
  expect(waiting.secondsLeft).toBe(Math.ceil((waiting.counts.queued / (waiting.perMinute ?? 0)) * 60));
  await world.close();
});
