import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Client } from '#tests/support/http-client.ts';
import { campaignBody, publishFile, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { countedOf, recountCompliance } from '#tests/support/slow-compliance.ts';
import { createWorld, type World } from '#tests/support/world.ts';

const seed = 20_260_901;
const today = dayOf(new Date(startOfTerm));

let world: World;
let admin: Client;
const versions: PolicyVersionDetail[] = [];

beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const manager = (await world.control.people()).find((one) => one.roles.includes('Policy.Manage'));
  admin = await world.as(manager?.userPrincipalName ?? '');
  for (const name of ['Screens', 'Keys', 'Visitors'])
    versions.push(await publishFile(admin, `${name}.md`, words(name)));
  await send([versions[0], versions[1]], ['All staff', 'Governors']);
  await send([versions[2]], ['Governors', 'Senior leaders']);
}, 60_000);
afterAll(() => world.close());

const words = (name: string, more = '') =>
  Buffer.from(`# ${name}\n\n- I will follow these rules in every room.${more}\n\nI agree to follow these rules.\n`);

/** A campaign of its own, for a policy that nobody was asked before. */
async function campaignOf(groups: string[]): Promise<{ id: string }> {
  const own = await publishFile(admin, 'Ladders.md', words('Ladders'));
  return send([own], groups);
}

async function send(asked: readonly (PolicyVersionDetail | undefined)[], groups: string[]): Promise<{ id: string }> {
  const ids = asked.map((version) => version?.id ?? '');
  const created = await admin.post<{ id: string }>('/api/campaigns', await campaignBody(world, ids, groups));
  expect((await admin.post(`/api/campaigns/${created.body.id}/send`)).status).toBe(202);
  return created.body;
}

async function expectTalliesToHold(after: string): Promise<ComplianceSummary> {
  for (;;) {
    const before = await recountCompliance(world.database, today);
    const { body } = await admin.get<ComplianceSummary>('/api/compliance');
    // The product works on by itself: only a moment in which nothing changed can be compared.
    if (!isDeepStrictEqual(await recountCompliance(world.database, today), before)) continue;
    expect(countedOf(body), after).toEqual(before);
    return body;
  }
}

test('asking, accepting, a minor version, its recall and a withdrawal are counted', async () => {
  const first = await publishFile(admin, 'Bicycles.md', words('Bicycles'));
  await send([first], ['Governors']);
  const counted = async (after: string, versionId: string) => {
    const { policies } = await expectTalliesToHold(after);
    return policies.find((one) => one.versionId === versionId);
  };
  const asked = (await counted('asking', first.id))?.asked ?? 0;
  expect(asked).toBeGreaterThan(1);
  const everyone = await world.control.people();
  const governor = everyone.find(
    (one) => one.userType === 'Member' && one.accountEnabled && one.groups.some(({ name }) => name === 'Governors'),
  );
  const person = await world.as(governor?.userPrincipalName ?? '');
  const { requests } = (await person.get<{ requests: RequestSummary[] }>('/api/requests')).body;
  const own = requests.find((one) => one.policyTitle === 'Bicycles');
  const request = (await person.get<RequestDetail>(`/api/requests/${own?.id}`)).body;
  expect((await person.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
  const oneAccepted = { asked, accepted: 1, outstanding: asked - 1, overdue: 0, exempt: 0 };
  expect(await counted('accepting', first.id)).toMatchObject(oneAccepted);
  const reason = 'One word more.';
  const more = words('Bicycles', ' Always.');
  const minor = await publishFile(admin, 'Bicycles.md', more, first.policyId, { kind: 'minor', reason });
  expect(await counted('a minor version', minor.id)).toMatchObject(oneAccepted);
  await admin.post(`/api/policy-versions/${minor.id}/recall`, { reason: 'Sent by mistake.' });
  expect(await counted('a recall', first.id)).toMatchObject(oneAccepted);
  await admin.post(`/api/policy-versions/${first.id}/withdraw`, { reason: 'Nobody comes by bicycle.' });
  expect(await counted('a withdrawal', first.id)).toBeUndefined();
}, 60_000);

test('somebody added by hand is counted once, and in no group', async () => {
  const { id } = await campaignOf(['Senior leaders']);
  const { objectId } = await world.control.person('ana.marques');
  const before = await expectTalliesToHold('asking');
  const added = await admin.post(`/api/campaigns/${id}/people`, { groupIds: [], objectIds: [objectId] });
  expect(added.status).toBe(200);
  const after = await expectTalliesToHold('adding by hand');
  const asked = ({ policies }: ComplianceSummary) => policies.reduce((sum, one) => sum + one.asked, 0);
  expect(asked(after)).toBe(asked(before) + 1);
  expect(after.groups).toEqual(before.groups);
}, 60_000);

/** Some rows, and always in one order, as every service takes them. */
const some = (which: string, share: number) =>
  `in (select id from request where ${which} and random() < ${share} order by id for no key update)`;

const changes: Readonly<Record<string, string>> = {
  accept: `update request set state = 'accepted', accepted_at = now() where id ${some(`state = 'outstanding'`, 0.1)}`,
  decline: `update request set declined_at = now() where id ${some(`state = 'outstanding'`, 0.1)}`,
  'decline no longer': `update request set declined_at = null where id ${some('declined_at is not null', 0.5)}`,
  exempt: `update request set state = 'exempt' where id ${some(`state = 'outstanding'`, 0.1)}`,
  'end exemptions': `update request set state = 'outstanding' where id ${some(`state = 'exempt'`, 0.5)}`,
  close: `update request set state = 'closed', closed_because = 'left' where id ${some(`state <> 'closed'`, 0.05)}`,
  reopen: `update request set state = 'outstanding', closed_because = null where id ${some(`state = 'closed'`, 0.5)}`,
  'move due days': `update request set due_on = due_on + (random() * 60)::int - 40 where id ${some('true', 0.2)}`,
  'end memberships': `update campaign_member set until = now() where (campaign_id, group_id, object_id) in (
    select campaign_id, group_id, object_id from campaign_member where until is null and random() < 0.1
    order by 1, 2, 3 for no key update)`,
  'renew memberships': `update campaign_member set until = null where (campaign_id, group_id, object_id) in (
    select campaign_id, group_id, object_id from campaign_member where until is not null and random() < 0.5
    order by 1, 2, 3 for no key update)`,
  'add to groups': `insert into campaign_member (campaign_id, group_id, object_id)
    select r.campaign_id, g.group_id, r.object_id from request r join campaign_group g using (campaign_id)
    where random() < 0.05 on conflict do nothing`,
  join: `with joiner as (
      insert into person (tenant_id, object_id, name, user_principal_name, guest, enabled, salt, updated_at)
      select tenant_id, gen_random_uuid(), 'A joiner', 'joiner', false, true, 'salt', now() from person limit 2 returning *),
    m as (
      insert into campaign_member (campaign_id, group_id, object_id)
      select g.campaign_id, g.group_id, j.object_id from joiner j, campaign_group g where random() < 0.5)
    insert into request (id, campaign_id, version_id, tenant_id, object_id, state, due_on, asked_at, ledger_number, ledger_hash)
    select gen_random_uuid(), v.campaign_id, v.version_id, j.tenant_id, j.object_id, 'outstanding', '${today}', now(), 0, ''
    from joiner j, campaign_version v`,
  remove: `delete from request where id ${some(
    `object_id in (select object_id from person where name = 'A joiner')
      and not exists (select 1 from outbox o where o.request_id = request.id)`,
    0.3,
  )}`,
};

/** Mulberry32: the same seed gives the same story. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

test('what the page says is what a recount says, whatever happens in whatever order', async () => {
  await expectTalliesToHold('sending');
  const random = randomFrom(seed);
  for (let step = 0; step < 30; step += 1) {
    const [name, statement] = pick(random, Object.entries(changes));
    await world.database.query(statement);
    await expectTalliesToHold(`step ${step}: ${name}`);
  }
}, 60_000);

test('it holds where many change at once, none waits in a circle, and what was taken back never counted', async () => {
  const random = randomFrom(seed + 1);
  const pool = new pg.Pool({ ...world.database.options, max: 6 });
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let turn = 0; turn < 15; turn += 1) {
        const client = await pool.connect();
        await client.query('begin');
        await client.query(pick(random, Object.values(changes)));
        await client.query(random() < 0.2 ? 'rollback' : 'commit');
        client.release();
      }
    }),
  );
  await pool.end();
  await expectTalliesToHold('many at once');
}, 60_000);
