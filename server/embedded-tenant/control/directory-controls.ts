import type { Router } from 'express';
import { z } from 'zod';
import { DOMAIN } from '../identifiers.ts';
import type { Directory } from '../people/directory.ts';
import { largeSchool } from '../people/large-school.ts';
import type { DirectoryGroup, DirectoryPerson } from '../people/person.ts';
import { ControlError } from './control-error.ts';

const objectId = z.guid().transform((id) => id.toLowerCase());

const personChanges = z
  .strictObject({
    displayName: z.string().min(1),
    userPrincipalName: z.string().min(1),
    mail: z.string().min(3).nullable(),
    jobTitle: z.string(),
    department: z.string(),
    userType: z.enum(['Member', 'Guest']),
    accountEnabled: z.boolean(),
    roles: z.array(z.enum(['Policy.Manage', 'Compliance.Read'])),
    managerId: objectId.nullable(),
    otherMails: z.array(z.string().min(3)),
    employeeHireDate: z.iso.datetime().nullable(),
    appRefused: z.boolean(),
    botBlocked: z.boolean(),
    noTeamsLicence: z.boolean(),
    preferredLanguage: z.enum(['en-GB', 'cy-GB']),
  })
  .partial();
type PersonChanges = z.infer<typeof personChanges>;

const memberChanges = z.strictObject({ add: z.array(z.string()).optional(), remove: z.array(z.string()).optional() });
const largeSchoolBody = z.strictObject({
  people: z.number().int().min(1).max(100_000),
  groups: z.number().int().min(0).max(1_000).default(10),
});
const groupChanges = z.strictObject({ displayName: z.string().min(1), description: z.string().optional() });

/** People and groups. A person or group that is not known yet is made. */
export function directoryControls(router: Router, { directory }: { readonly directory: Directory }): void {
  router.get('/people', (_request, response) => {
    const groups = directory.groupsByMember();
    const people = [...directory.people()].map((person) => shownPerson(person, groups.get(person.objectId) ?? []));
    response.json({ people });
  });
  router.post('/people/:objectId', (request, response) => {
    const id = objectId.parse(request.params.objectId);
    const changes = personChanges.parse(request.body);
    const person = changed(directory.person(id) ?? newPerson(id, changes), changes);
    directory.savePerson(person);
    response.json(shownPerson(person, directory.groupsByMember().get(id) ?? []));
  });
  router.delete('/people/:objectId', (request, response) => {
    const id = objectId.parse(request.params.objectId);
    if (!directory.person(id)) throw new ControlError(404, `There is no person ${id}.`);
    directory.removePerson(id);
    response.status(204).end();
  });
  router.get('/groups', (_request, response) => {
    response.json({ groups: [...directory.groups()].map(shownGroup) });
  });
  router.post('/large-school', (request, response) => {
    const { people: count, groups: smaller } = largeSchoolBody.parse(request.body);
    const { people, groups } = largeSchool(count, Math.min(smaller, count));
    for (const person of people) directory.savePerson(person);
    for (const group of groups) directory.saveGroup(group);
    response.json({
      groups: groups.map(({ id, displayName, members }) => ({ id, displayName, people: members.length })),
    });
  });
  router.post('/groups/:id', (request, response) => {
    const id = objectId.parse(request.params.id);
    const { displayName, description = '' } = groupChanges.parse(request.body);
    const mailNickname = displayName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    const known = directory.group(id) ?? { id, hiddenMembership: false, members: [] };
    const group = { ...known, displayName, description, mailNickname };
    directory.saveGroup(group);
    response.json(shownGroup(group));
  });
  router.post('/groups/:id/members', (request, response) => {
    const group = directory.group(request.params.id);
    if (!group) throw new ControlError(404, `There is no group ${request.params.id}.`);
    const { add = [], remove = [] } = memberChanges.parse(request.body);
    const kept = group.members.filter((member) => ![...remove, ...add].includes(member.objectId));
    const saved = { ...group, members: [...kept, ...add.map((id) => memberOf(directory, id))] };
    directory.saveGroup(saved);
    response.json(shownGroup(saved));
  });
}

function memberOf(directory: Directory, id: string): DirectoryGroup['members'][number] {
  if (directory.person(id)) return { objectId: id, type: 'user' };
  if (directory.group(id)) return { objectId: id, type: 'group' };
  throw new ControlError(404, `There is no person or group ${id}.`);
}

function shownGroup({ id, displayName, description, members }: DirectoryGroup) {
  return { id, displayName, description, members };
}

function shownPerson(person: DirectoryPerson, groups: readonly DirectoryGroup[]) {
  return {
    objectId: person.objectId,
    name: person.displayName,
    userPrincipalName: person.userPrincipalName,
    mail: person.mail,
    otherMails: person.otherMails ?? [],
    employeeHireDate: person.employeeHireDate ?? null,
    managerId: person.managerId,
    jobTitle: person.jobTitle,
    userType: person.userType,
    preferredLanguage: person.preferredLanguage ?? 'en-GB',
    accountEnabled: person.accountEnabled,
    roles: person.roles,
    groups: groups.map(({ id, displayName }) => ({ id, name: displayName })),
    trouble: troubleOf(person),
    siteAccess:
      person.accountEnabled &&
      (person.roles.length > 0 || groups.some(({ displayName }) => displayName === 'Senior leaders')),
  };
}

function troubleOf(person: DirectoryPerson): string | null {
  if (!person.accountEnabled) return 'disabled';
  if (person.noTeamsLicence) return 'no-teams-licence';
  if (person.appRefused) return 'app-cannot-be-installed';
  if (person.botBlocked) return 'bot-blocked';
  return person.mail === null ? 'no-mailbox' : null;
}

function newPerson(id: string, changes: PersonChanges): DirectoryPerson {
  const name = changes.displayName;
  if (!name) throw new ControlError(400, `There is no person ${id}; a new one needs a displayName.`);
  const space = name.lastIndexOf(' ');
  const address = changes.userPrincipalName ?? `${id.slice(-12)}@${DOMAIN}`;
  return {
    objectId: id,
    displayName: name,
    givenName: space < 0 ? name : name.slice(0, space),
    surname: name.slice(space + 1),
    userPrincipalName: address,
    mail: address,
    jobTitle: '',
    department: '',
    userType: 'Member',
    accountEnabled: true,
    roles: [],
    managerId: null,
    appRefused: false,
    botBlocked: false,
  };
}

function changed(person: DirectoryPerson, changes: PersonChanges): DirectoryPerson {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...person, ...Object.fromEntries(given) };
}
