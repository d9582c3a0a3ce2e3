import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkKind } from '#server/services/wake.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, publishModel, startOfTerm } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

/** Messages to managers and owners, which wait for their turn like all mail. */

let world: World;
let admin: Client;
beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao');
});
afterEach(async () => {
  expect(await world.control.unknownCalls()).toEqual([]);
  await world.close();
});

async function longOverdue(): Promise<TenantPerson> {
  const version = await publishModel(admin, 'agency-staff');
  await ask(world, admin, [version.id], ['Supply agency']);
  return world.control.person('Daniel Whitcombe');
}

async function unhealthy(): Promise<TenantPerson> {
  const text =
    '# Phones\n\n## Rules\n\n- We lock them.\n\n## Declaration\n\nI have read this policy and agree to it.\n';
  const { body } = await admin.upload<PolicyVersionDetail>('/api/policies/import?name=Phones.md', text);
  const path = `/api/policy-versions/${body.id}`;
  const document = { ...body.document, versionLabel: '2025/26' };
  const saved = await admin.put<PolicyVersionDetail>(`${path}/document`, { document, revision: body.revision });
  await admin.post(`${path}/publish`, { effectiveFrom: '2026-09-01', revision: saved.body.revision });
  return world.control.person('sunita.rao');
}

const mailsTo = async (person: TenantPerson, subject: RegExp) =>
  (await world.control.mailbox(person.objectId)).filter((mail) => subject.test(mail.subject));

/** The longest that any transaction of this database has been open by now, in seconds. */
async function oldestTransaction(): Promise<number> {
  const { rows } = await world.database.query<{ seconds: number }>(
    `select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8 as seconds
      from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  return rows[0]?.seconds ?? 0;
}

const escalation = /not accepted what was due$/;

test.each<[string, () => Promise<TenantPerson>, string, WorkKind, RegExp]>([
  ['a line manager', longOverdue, '2026-10-12T09:00:00+01:00', 'reminders', escalation],
  [
    'a campaign’s owner',
    () => longOverdue().then(() => world.control.person('sunita.rao')),
    '2026-09-07T09:00:00+01:00',
    'reminders',
    /^This week/,
  ],
  ['a policy’s owner', unhealthy, '2026-09-02T09:00:00+01:00', 'health', /^Please look at/],
])(
  'while the message to %s waits for its turn, no transaction is held open',
  async (_who, begin, at, kind, subject) => {
    const reader = await begin();
    await world.settled();
    await world.database.query(
      `insert into budget (key, tat, pace, pace_at, paused_until)
      values ('mail', clock_timestamp(), 1, clock_timestamp(), clock_timestamp() + interval '2 s')
      on conflict (key) do update set paused_until = excluded.paused_until`,
    );
    await world.control.setClock(at);
    const looked = wakeUp(world, kind);
    let oldest = 0;
    await until(async () => {
      oldest = Math.max(oldest, await oldestTransaction());
      return (await mailsTo(reader, subject)).length > 0;
    });
    await looked;
    expect(oldest).toBeLessThan(1);
  },
  30_000,
);

test('a message whose answer was lost is sent again, and the ledger says that it may have come twice', async () => {
  const manager = await longOverdue();
  await world.control.fail({ path: '/sendMail', method: 'POST', status: 504, before: false, times: 1 });
  await world.control.setClock('2026-10-12T09:00:00+01:00');
  await wakeUp(world, 'reminders');
  expect(await mailsTo(manager, escalation)).toHaveLength(1);
  await world.control.setClock('2026-10-12T09:10:00+01:00');
  await wakeUp(world, 'reminders');
  expect(await mailsTo(manager, escalation)).toHaveLength(2);
  const { rows } = await world.database.query(
    `select distinct payload->>'unsure' as unsure from ledger where kind = 'escalated'`,
  );
  expect(rows).toEqual([{ unsure: 'true' }]);
  expect(world.logged.some((line) => line.startsWith('warn escalation.unsure'))).toBe(true);
});
