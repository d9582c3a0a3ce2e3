import type { Directory } from '#server/adapters/ports.ts';
import type { Group, Person } from '#src/domain/person.ts';

export type LeftOut = { readonly objectId: string; readonly name: string; readonly reason: 'account-disabled' };

export type Audience = {
  /** Each person once, by name, with the groups that hold them. */
  readonly people: readonly { readonly person: Person; readonly groupIds: readonly string[] }[];
  readonly groups: readonly (Group & { readonly people: number })[];
  readonly leftOut: readonly LeftOut[];
};

/**
 * Everyone in the groups and in the groups inside them. A disabled account is left out and named: nobody reads there.
 * @throws Failure `group-not-found`, `group-hidden`, `directory-busy`
 */
export async function findAudience(directory: Directory, groupIds: readonly string[]): Promise<Audience> {
  const wanted = [...new Set(groupIds)];
  const found = await Promise.all(
    wanted.map(async (id) => ({ group: await directory.groupById(id), members: await directory.membersOf(id) })),
  );
  const people = new Map<string, { person: Person; groupIds: string[] }>();
  for (const { group, members } of found) {
    for (const person of members) {
      const known = people.get(person.objectId) ?? { person, groupIds: [] };
      if (!known.groupIds.includes(group.id)) known.groupIds.push(group.id);
      people.set(person.objectId, known);
    }
  }
  const all = [...people.values()].sort((a, b) => a.person.name.localeCompare(b.person.name, 'en-GB'));
  return {
    people: all.filter(({ person }) => person.enabled),
    groups: found.map(({ group, members }) => ({
      ...group,
      people: members.filter((person) => person.enabled).length,
    })),
    leftOut: all
      .filter(({ person }) => !person.enabled)
      .map(({ person }) => ({ objectId: person.objectId, name: person.name, reason: 'account-disabled' })),
  };
}
