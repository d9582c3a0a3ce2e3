import type { Store } from '../state/store.ts';
import { oakfieldGroups } from './oakfield-groups.ts';
import { oakfieldPeople } from './oakfield-people.ts';
import type { DirectoryGroup, DirectoryPerson } from './person.ts';

export type Directory = {
  people(): Iterable<DirectoryPerson>;
  groups(): Iterable<DirectoryGroup>;
  person(objectId: string): DirectoryPerson | undefined;
  /** By object id or user principal name, as Graph addresses users. */
  personByAnyId(id: string): DirectoryPerson | undefined;
  personByMail(address: string): DirectoryPerson | undefined;
  group(id: string): DirectoryGroup | undefined;
  savePerson(person: DirectoryPerson): void;
  saveGroup(group: DirectoryGroup): void;
  /** Everyone in the group and in the groups inside it, each once. */
  transitivePeople(groupId: string): DirectoryPerson[];
  /** Direct groups of everyone. */
  groupsByMember(): Map<string, DirectoryGroup[]>;
  /** Puts the first day's people in place where there are none. */
  seed(): void;
};

export function createDirectory(store: Store): Directory {
  const people = store.collection<DirectoryPerson>('people');
  const groups = store.collection<DirectoryGroup>('groups');
  const seeded = store.collection<true>('seeded');
  const idByName = new Map<string, string>();
  const idByMail = new Map<string, string>();

  const index = (person: DirectoryPerson) => {
    idByName.set(person.userPrincipalName.toLowerCase(), person.objectId);
    if (person.mail) idByMail.set(person.mail.toLowerCase(), person.objectId);
  };
  const find = (names: Map<string, string>, name: string) => people.get(names.get(name.toLowerCase()) ?? '');

  const directory: Directory = {
    people: () => people.values(),
    groups: () => groups.values(),
    person: (objectId) => people.get(objectId.toLowerCase()),
    personByAnyId: (id) => people.get(id.toLowerCase()) ?? find(idByName, id),
    personByMail: (address) => {
      const person = find(idByMail, address);
      return person?.mail?.toLowerCase() === address.toLowerCase() ? person : undefined;
    },
    group: (id) => groups.get(id.toLowerCase()),
    savePerson(person) {
      people.set(person.objectId, person);
      index(person);
    },
    saveGroup(group) {
      groups.set(group.id, group);
    },
    transitivePeople(groupId) {
      const found = new Map<string, DirectoryPerson>();
      collect(groupId, directory, found, new Set());
      return [...found.values()];
    },
    groupsByMember() {
      const byMember = new Map<string, DirectoryGroup[]>();
      for (const group of groups.values()) {
        for (const { objectId } of group.members) {
          const known = byMember.get(objectId);
          if (known) known.push(group);
          else byMember.set(objectId, [group]);
        }
      }
      return byMember;
    },
    seed() {
      if (!seeded.has('directory')) {
        for (const person of oakfieldPeople) people.set(person.objectId, person);
        for (const group of oakfieldGroups) groups.set(group.id, group);
        seeded.set('directory', true);
      }
      idByName.clear();
      idByMail.clear();
      for (const person of people.values()) index(person);
    },
  };
  directory.seed();
  return directory;
}

function collect(id: string, directory: Directory, found: Map<string, DirectoryPerson>, seen: Set<string>): void {
  if (seen.has(id)) return;
  seen.add(id);
  for (const member of directory.group(id)?.members ?? []) {
    if (member.type === 'group') {
      collect(member.objectId, directory, found, seen);
      continue;
    }
    const person = directory.person(member.objectId);
    if (person) found.set(person.objectId, person);
  }
}
