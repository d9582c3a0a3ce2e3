import type { World } from '#tests/support/world.ts';

/** A new group of the school, with these people in it. */
export async function makeGroup(world: World, displayName: string, people: readonly string[]): Promise<void> {
  const members = await Promise.all(people.map((person) => world.control.person(person)));
  const url = `${world.tenantOrigin}/control/groups/${crypto.randomUUID()}`;
  const post = async (address: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const { ok, status } = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!ok) throw new Error(`${address} answered ${status}`);
  };
  await post(url, { displayName });
  await post(`${url}/members`, { add: members.map(({ objectId }) => objectId) });
}
