import type { User } from '@microsoft/microsoft-graph-types';
import type { DirectoryPerson } from '../people/person.ts';
import { GraphError, resourceNotFound, UnknownToTenant } from './graph-error.ts';
import { directoryUnits } from './limits.ts';
import { collectionBody, entityBody, isEventual, page, pick, selection, unquote } from './query.ts';
import { type Match, type Operation, value } from './request.ts';
import { needsEventual, searchOf } from './search.ts';

/** Permissions that show more of a member than id and type. */
export const readUsers = ['User.Read.All', 'User.ReadBasic.All', 'Directory.Read.All'];

export function graphUser(person: DirectoryPerson) {
  return {
    id: person.objectId,
    accountEnabled: person.accountEnabled,
    businessPhones: [],
    department: person.department,
    displayName: person.displayName,
    employeeHireDate: person.employeeHireDate ?? null,
    givenName: person.givenName,
    jobTitle: person.jobTitle,
    mail: person.mail,
    mobilePhone: null,
    officeLocation: null,
    otherMails: [...(person.otherMails ?? [])],
    preferredLanguage: person.preferredLanguage ?? 'en-GB',
    surname: person.surname,
    userPrincipalName: person.userPrincipalName,
    userType: person.userType,
  } satisfies User;
}

/** What a user shows without `$select` (GD user-get.md); the rest has to be asked for. */
const usual = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];
const properties = [...usual, 'accountEnabled', 'department', 'employeeHireDate', 'otherMails', 'userType'];

export function selectedUser(person: DirectoryPerson, names: readonly string[] | null): Partial<User> {
  return pick(graphUser(person), names ?? usual);
}

export function userSelection(match: Match): readonly string[] | null {
  return selection(match.query, properties, 'microsoft.graph.user');
}

export function usersContext(names: readonly string[] | null): string {
  return names ? `users(${names.join(',')})` : 'users';
}

/** The person a path names by object id or user principal name. */
export function existingPerson(match: Match): DirectoryPerson {
  const id = value(match, 'userId');
  const person = match.world.directory.personByAnyId(id);
  if (!person) throw resourceNotFound(id);
  return person;
}

function answerUser(match: Match, person: DirectoryPerson) {
  const names = userSelection(match);
  return { status: 200, body: entityBody(usersContext(names), selectedUser(person, names)) };
}

/** GD user-list.md, user-get.md, user-list-manager.md. */
export const userOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/users',
    application: readUsers,
    delegated: readUsers,
    query: ['$filter', '$search', '$select', '$top', '$count'],
    limits: directoryUnits(2),
    answer: (match) => {
      const counted = match.query.get('$count') === 'true';
      if (counted && !isEventual(match)) throw needsEventual('$count');
      const names = userSelection(match);
      const found = [...match.world.directory.people()].filter(filterOf(match)).filter(searchOf(match, 'users'));
      const { items, nextLink } = page(match, found, 100, 999);
      const users = items.map((person) => selectedUser(person, names));
      return {
        status: 200,
        body: collectionBody(usersContext(names), users, nextLink, counted ? found.length : undefined),
      };
    },
  },
  {
    method: 'GET',
    path: '/users/{userId}',
    application: readUsers,
    delegated: readUsers,
    query: ['$select'],
    limits: directoryUnits(1),
    answer: (match) => answerUser(match, existingPerson(match)),
  },
  {
    method: 'GET',
    path: '/me',
    application: null,
    delegated: ['User.Read', ...readUsers],
    query: ['$select'],
    limits: directoryUnits(1),
    answer: (match) => {
      const person = match.world.directory.person(match.caller.objectId ?? '');
      if (!person) throw resourceNotFound('me');
      return answerUser(match, person);
    },
  },
  {
    method: 'GET',
    path: '/users/{userId}/manager',
    application: ['User.Read.All', 'Directory.Read.All'],
    delegated: ['User.Read.All', 'Directory.Read.All'],
    query: ['$select'],
    limits: directoryUnits(1),
    answer: (match) => {
      const manager = match.world.directory.person(existingPerson(match).managerId ?? '');
      if (!manager) throw resourceNotFound('manager');
      const user = { '@odata.type': '#microsoft.graph.user', ...selectedUser(manager, userSelection(match)) };
      return { status: 200, body: entityBody('directoryObjects', user) };
    },
  },
];

function filterOf({ query }: Match): (person: DirectoryPerson) => boolean {
  const filter = query.get('$filter');
  if (filter === null) return () => true;
  const clauses = filter.split(/ and /i).map(clauseOf);
  return (person) => clauses.every((clause) => clause(person));
}

function clauseOf(clause: string): (person: DirectoryPerson) => boolean {
  const [, name = '', text] =
    /^(id|mail|userPrincipalName|displayName|userType) eq '((?:[^']|'')*)'$/.exec(clause) ?? [];
  if (text !== undefined) {
    const wanted = unquote(text).toLowerCase();
    return (person) =>
      String(Object.entries(graphUser(person)).find(([known]) => known === name)?.[1]).toLowerCase() === wanted;
  }
  const enabled = /^accountEnabled eq (true|false)$/.exec(clause)?.[1];
  if (enabled !== undefined) return (person) => String(person.accountEnabled) === enabled;
  const start = /^startswith\(displayName, ?'((?:[^']|'')*)'\)$/i.exec(clause)?.[1];
  if (start !== undefined) {
    const wanted = unquote(start).toLowerCase();
    return (person) => person.displayName.toLowerCase().startsWith(wanted);
  }
  if (/^[a-z]+ eq /i.test(clause)) throw new UnknownToTenant(`$filter clause ${clause} on users`);
  throw new GraphError(400, 'BadRequest', 'Invalid filter clause');
}
