import type { Store } from '../state/store.ts';
import { createMemberships, type Memberships } from './memberships.ts';
import { oakfieldGroups } from './oakfield-groups.ts';
import { oakfieldPeople } from './oakfield-people.ts';
import type { DirectoryGroup, DirectoryPerson } from './person.ts';

export type Directory = {
  people(): Iterable<DirectoryPerson>;
  groups(): Iterable<DirectoryGroup>;
  readonly size: number;
  person(objectId: string): DirectoryPerson | undefined;
  /** By object id or user principal name, as Graph addresses users. */
  personByAnyId(id: string): DirectoryPerson | undefined;
  /** By the address of the mailbox, or one of the other addresses. */
  personByMail(address: string): DirectoryPerson | undefined;
  group(id: string): DirectoryGroup | undefined;
  readonly memberships: Memberships;
  savePerson(person: DirectoryPerson): void;
  /** Takes the person out of every group as well. */
  removePerson(objectId: string): void;
  saveGroup(group: DirectoryGroup): void;
  /** Everyone in the group and in the groups inside it, each once. */
  transitivePeople(groupId: string): readonly DirectoryPerson[];
  /** Direct groups of everyone. */
  groupsByMember(): Map<string, DirectoryGroup[]>;
  /** Puts the first day's people in place where there are none. */
  seed(): void;
};

export function createDirectory(store: Store): Directory {
  const people = store.collection<DirectoryPerson>('people');
  const groups = store.collection<DirectoryGroup>('groups');
  const seeded = store.collection<true>('seeded');
  const memberships = createMemberships(store);
  const idByName = new Map<string, string>();
  const idByMail = new Map<string, string>();
  /** A group is listed page by page: all pages are cut from one reckoning. */
  const expanded = new Map<string, readonly DirectoryPerson[]>();

  const index = (person: DirectoryPerson) => {
    idByName.set(person.userPrincipalName.toLowerCase(), person.objectId);
    for (const address of addressesOf(person)) idByMail.set(address, person.objectId);
  };
  const find = (names: Map<string, string>, name: string) => people.get(names.get(name.toLowerCase()) ?? '');
  const saveGroup = (group: DirectoryGroup) => {
    memberships.record(group.id, groups.get(group.id)?.members ?? [], group.members);
    groups.set(group.id, group);
    expanded.clear();
  };

  const directory: Directory = {
    people: () => people.values(),
    groups: () => groups.values(),
    get size() {
      return people.size;
    },
    person: (objectId) => people.get(objectId.toLowerCase()),
    personByAnyId: (id) => people.get(id.toLowerCase()) ?? find(idByName, id),
    personByMail(address) {
      const person = find(idByMail, address);
      return person && addressesOf(person).includes(address.toLowerCase()) ? person : undefined;
    },
    group: (id) => groups.get(id.toLowerCase()),
    memberships,
    savePerson(person) {
      people.set(person.objectId, person);
      index(person);
      expanded.clear();
    },
    removePerson(objectId) {
      for (const group of [...groups.values()]) {
        const members = group.members.filter((member) => member.objectId !== objectId);
        if (members.length < group.members.length) saveGroup({ ...group, members });
      }
      people.delete(objectId);
      expanded.clear();
    },
    saveGroup,
    transitivePeople(groupId) {
      const known = expanded.get(groupId);
      if (known) return known;
      const found = new Map<string, DirectoryPerson>();
      collect(groupId, directory, found, new Set());
      const everyone = [...found.values()];
      expanded.set(groupId, everyone);
      return everyone;
    },
    groupsByMember: () => groupsByMember(groups.values()),
    seed() {
      if (!seeded.has('directory')) {
        for (const person of oakfieldPeople) people.set(person.objectId, person);
        for (const group of oakfieldGroups) groups.set(group.id, group);
        seeded.set('directory', true);
      }
      idByName.clear();
      idByMail.clear();
      expanded.clear();
      for (const person of people.values()) index(person);
    },
  };
  directory.seed();
  return directory;
}

function addressesOf({ mail, otherMails = [] }: DirectoryPerson): string[] {
  return [...(mail === null ? [] : [mail]), ...otherMails].map((address) => address.toLowerCase());
}

function groupsByMember(groups: Iterable<DirectoryGroup>): Map<string, DirectoryGroup[]> {
  const byMember = new Map<string, DirectoryGroup[]>();
  for (const group of groups) {
    for (const { objectId } of group.members) {
      const known = byMember.get(objectId);
      if (known) known.push(group);
      else byMember.set(objectId, [group]);
    }
  }
  return byMember;
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
