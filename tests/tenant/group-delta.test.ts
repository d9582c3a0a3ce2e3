import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlOf } from '#tests/support/control.ts';
import { type EmbeddedTenant, openEmbedded, pathOf } from './open-tenant.ts';

let tenant: EmbeddedTenant;
let control: ReturnType<typeof controlOf>;
beforeEach(async () => {
  tenant = await openEmbedded();
  control = controlOf(tenant.origin);
});
afterEach(() => tenant.close());

const ALL_STAFF = '9b2e5f00-0000-4000-8000-000000000001';
const GOVERNORS = '9b2e5f00-0000-4000-8000-000000000005';
const HIDDEN = '9b2e5f00-0000-4000-8000-000000000008';
const follow = (...ids: string[]) =>
  `/groups/delta?$select=members&$filter=${ids.map((id) => `id eq '${id}'`).join(' or ')}`;

type Member = { readonly id: string; readonly '@odata.type': string; readonly '@removed'?: { reason: string } };
/** All pages of a round: the members of each group, and the path that asks for what changes from there. */
async function round(path: string) {
  const members = new Map<string, Member[]>();
  for (let next = path, pages = 1; ; pages += 1) {
    const { body } = await tenant.graph('GET', next);
    for (const group of body.value ?? []) {
      const known = members.get(String(group.id)) ?? [];
      members.set(String(group.id), [...known, ...((group['members@delta'] ?? []) as Member[])]);
    }
    if (body['@odata.deltaLink']) return { members, pages, next: pathOf(body['@odata.deltaLink']) };
    next = pathOf(body['@odata.nextLink']);
  }
}

test('a followed group gives its direct members, then only who came and who went', async () => {
  const first = await round(follow(ALL_STAFF, GOVERNORS));
  expect([...first.members.keys()].sort()).toEqual([ALL_STAFF, GOVERNORS]);
  expect(first.members.get(ALL_STAFF)?.filter((member) => member['@odata.type'].endsWith('group')).length).toBe(3);
  const quiet = await round(first.next);
  expect(quiet.members.size).toBe(0);

  const joiner = await control.addPerson('New Governor', {}, [GOVERNORS]);
  const leaver = await control.person('Peter Holroyd');
  await control.changeMembers(GOVERNORS, { remove: [leaver.objectId] });
  const later = await round(quiet.next);
  expect([...later.members.keys()]).toEqual([GOVERNORS]);
  expect(later.members.get(GOVERNORS)).toHaveLength(2);
  expect(later.members.get(GOVERNORS)).toEqual(
    expect.arrayContaining([
      { '@odata.type': '#microsoft.graph.user', id: joiner.objectId },
      { '@odata.type': '#microsoft.graph.user', id: leaver.objectId, '@removed': { reason: 'deleted' } },
    ]),
  );
  await control.deletePerson(joiner.objectId);
  expect((await round(later.next)).members.get(GOVERNORS)?.[0]?.['@removed']).toEqual({ reason: 'deleted' });
});

test('somebody who joins a group inside a followed one does not show', async () => {
  const first = await round(follow(ALL_STAFF));
  await control.addPerson('New Teacher', {}, ['9b2e5f00-0000-4000-8000-000000000002']);
  expect((await round(first.next)).members.size).toBe(0);
});

test('a large group comes in pages, and who joins meanwhile comes in the next round', async () => {
  const [everyone] = await control.largeSchool(2_500, 0);
  const id = everyone?.id ?? '';
  const { body } = await tenant.graph('GET', follow(id));
  const joiner = await control.addPerson('Late Joiner', {}, [id]);
  const rest = await round(pathOf(body['@odata.nextLink']));
  expect(rest.pages).toBe(2);
  const seen = [...((body.value?.[0]?.['members@delta'] ?? []) as Member[]), ...(rest.members.get(id) ?? [])];
  expect(new Set(seen.map((member) => member.id)).size).toBeGreaterThanOrEqual(2_500);
  expect((await round(rest.next)).members.get(id)?.map((member) => member.id)).toEqual([joiner.objectId]);
});

test('the members of a hidden group do not show', async () => {
  expect((await round(follow(HIDDEN))).members.get(HIDDEN)).toEqual([]);
});

test('a token that is not known, from before a reset, or older than seven days is answered 410', async () => {
  const { next } = await round(follow(GOVERNORS));
  expect((await tenant.graph('GET', '/groups/delta?$deltatoken=bogus')).status).toBe(410);
  await control.setClock(new Date(Date.now() + 8 * 86_400_000).toISOString());
  const old = await tenant.graph('GET', next);
  expect(old.status).toBe(410);
  expect(old.headers.get('location')).toContain('/groups/delta?$select=members');
  await control.setClock(null);
  expect((await tenant.graph('GET', next)).status).toBe(200);
  await tenant.control('POST', '/reset');
  expect((await tenant.graph('GET', next)).status).toBe(410);
});
