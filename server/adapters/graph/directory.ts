import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { languageOfTag } from '#src/domain/language.ts';
import type { Group, Person } from '#src/domain/person.ts';
import type { Budgets, Directory } from '../ports.ts';
import type { Graph } from './client.ts';
import { createDirectoryReads, type DirectoryReads, unitsOf } from './directory-reads.ts';
import { graphPath, searchClause } from './graph-path.ts';
import { GraphRefusal, throwDirectoryFailure } from './graph-refusal.ts';

const groupAnswer = z.object({ id: z.string(), displayName: z.string().nullish(), description: z.string().nullish() });
const userAnswer = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
  jobTitle: z.string().nullish(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  otherMails: z.array(z.string()).nullish(),
  employeeHireDate: z.iso.datetime().nullish(),
  preferredLanguage: z.string().nullish(),
});

const groupProperties = 'id,displayName,description';
const userProperties =
  'id,displayName,userPrincipalName,mail,jobTitle,userType,accountEnabled,otherMails,employeeHireDate,preferredLanguage';
/** Advanced queries on directory objects: https://learn.microsoft.com/graph/aad-advanced-queries */
const eventual = { ConsistencyLevel: 'eventual' };

/** The school's people and groups, as Microsoft Entra holds them. */
export function createDirectory(settings: Pick<Settings, 'tenantId'>, graph: Graph, budgets: Budgets): Directory {
  const forPerson = createDirectoryReads(graph, budgets, 'person');
  const inBulk = createDirectoryReads(graph, budgets, 'bulk');
  return {
    searchGroups: (text) => searchGroups(forPerson, text),
    groupById: (groupId) => groupById(forPerson, groupId),
    membersOf: (groupId) => membersOf(inBulk, settings.tenantId, groupId),
    peopleNamed: (names) => peopleNamed(forPerson, settings.tenantId, names),
    personById: (objectId) => personById(forPerson, settings.tenantId, objectId),
    managerOf: (objectId) => managerOf(inBulk, settings.tenantId, objectId),
    groupChanges: (groupId, deltaLink) => groupChanges(inBulk, groupId, deltaLink),
  };
}

/**
 * `$search` compares word by word from each word's start: https://learn.microsoft.com/graph/search-query-parameter
 * Permission: Group.ReadBasic.All.
 */
async function searchGroups(reads: DirectoryReads, text: string): Promise<readonly Group[]> {
  const answer = await reads
    .get(unitsOf.other, graphPath`/groups`, {
      query: { $search: searchClause('displayName', text), $select: groupProperties, $top: '20' },
      headers: eventual,
    })
    .catch(throwDirectoryFailure);
  const { value } = z.object({ value: z.array(groupAnswer) }).parse(answer);
  return value.map(groupFrom).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** Permission: Group.ReadBasic.All. */
async function groupById(reads: DirectoryReads, groupId: string): Promise<Group> {
  const answer = await reads
    .get(unitsOf.other, graphPath`/groups/${groupId}`, { query: { $select: groupProperties } })
    .catch(throwGroupFailure);
  return groupFrom(groupAnswer.parse(answer));
}

/**
 * Nested groups are opened by Graph, and the cast leaves devices and contacts out:
 * https://learn.microsoft.com/graph/api/group-list-transitivemembers
 * Permissions: Group.ReadBasic.All for the members, User.Read.All for what is known of them.
 */
async function membersOf(reads: DirectoryReads, tenantId: string, groupId: string): Promise<readonly Person[]> {
  const answers = await reads
    .all(unitsOf.transitiveMembers, graphPath`/groups/${groupId}/transitiveMembers/microsoft.graph.user`, {
      query: { $select: userProperties, $count: 'true', $top: '999' },
      headers: eventual,
    })
    .catch(throwGroupFailure);
  const people = answers.map((answer) => personFrom(tenantId, userAnswer.parse(answer)));
  return [...new Map(people.map((person) => [person.objectId, person])).values()];
}

/** Names asked for at once: an address of some 8 kB is the longest that every proxy on the way lets through. */
const namesAtOnce = 20;

/**
 * Display names are searched by their words, other properties from their start: https://learn.microsoft.com/graph/search-query-parameter
 * Searching users wants the header and the count: https://learn.microsoft.com/graph/api/user-list
 * Permission: User.Read.All, the least that lists users for an application.
 */
async function peopleNamed(
  reads: DirectoryReads,
  tenantId: string,
  names: readonly string[],
): Promise<readonly Person[]> {
  const found = new Map<string, Person>();
  for (let start = 0; start < names.length; start += namesAtOnce) {
    const clauses = names
      .slice(start, start + namesAtOnce)
      .map((name) => searchClause(name.includes('@') ? 'mail' : 'displayName', name));
    const answers = await reads
      .all(unitsOf.users, graphPath`/users`, {
        query: { $search: clauses.join(' OR '), $select: userProperties, $count: 'true', $top: '100' },
        headers: eventual,
      })
      .catch(throwDirectoryFailure);
    for (const answer of answers) {
      const person = personFrom(tenantId, userAnswer.parse(answer));
      found.set(person.objectId, person);
    }
  }
  return [...found.values()];
}

/** https://learn.microsoft.com/graph/api/user-get Permission: User.Read.All. */
async function personById(reads: DirectoryReads, tenantId: string, objectId: string): Promise<Person | null> {
  try {
    const answer = await reads.get(unitsOf.other, graphPath`/users/${objectId}`, {
      query: { $select: userProperties },
    });
    return personFrom(tenantId, userAnswer.parse(answer));
  } catch (error) {
    if (error instanceof GraphRefusal && error.status === 404) return null;
    return throwDirectoryFailure(error);
  }
}

/** https://learn.microsoft.com/graph/api/user-list-manager Permission: User.Read.All. */
async function managerOf(reads: DirectoryReads, tenantId: string, objectId: string): Promise<Person | null> {
  try {
    const answer = await reads.get(unitsOf.other, graphPath`/users/${objectId}/manager`, {
      query: { $select: userProperties },
    });
    return personFrom(tenantId, userAnswer.parse(answer));
  } catch (error) {
    if (error instanceof GraphRefusal && error.status === 404) return null;
    return throwDirectoryFailure(error);
  }
}

const deltaPage = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/**
 * Follows one group: https://learn.microsoft.com/graph/api/group-delta Direct members only, and without `deltaLink` the
 * answer begins with everything. A link that Graph no longer knows (410) counts as a change, and a new one is begun.
 * Permission: Group.ReadBasic.All.
 */
async function groupChanges(
  reads: DirectoryReads,
  groupId: string,
  deltaLink: string | null,
): Promise<{ readonly changed: boolean; readonly deltaLink: string }> {
  try {
    let changed = deltaLink === null;
    let answer = deltaPage.parse(
      deltaLink === null
        ? await reads.get(unitsOf.other, graphPath`/groups/delta`, {
            query: { $select: 'members', $filter: `id eq '${groupId}'` },
          })
        : await reads.follow(unitsOf.other, deltaLink),
    );
    for (;;) {
      changed ||= answer.value.length > 0;
      if (answer['@odata.deltaLink'] !== undefined) return { changed, deltaLink: answer['@odata.deltaLink'] };
      if (answer['@odata.nextLink'] === undefined) throw new Error('A page of changes names neither a next nor an end');
      answer = deltaPage.parse(await reads.follow(unitsOf.other, answer['@odata.nextLink']));
    }
  } catch (error) {
    if (deltaLink !== null && error instanceof GraphRefusal && error.status === 410) {
      return groupChanges(reads, groupId, null);
    }
    return throwGroupFailure(error);
  }
}

function throwGroupFailure(error: unknown): never {
  if (error instanceof GraphRefusal && error.status === 404) {
    throw new Failure('group-not-found', 'This group is not in your directory any more. Choose another one.');
  }
  if (error instanceof GraphRefusal && error.status === 403) {
    throw new Failure(
      'group-hidden',
      'Microsoft 365 does not show this app who is in this group. Choose another group, or ask your administrator to let the app read hidden memberships.',
    );
  }
  return throwDirectoryFailure(error);
}

function groupFrom(answer: z.infer<typeof groupAnswer>): Group {
  return { id: answer.id, name: answer.displayName ?? answer.id, description: answer.description || null };
}

/**
 * Without the permission to read users Graph gives members with their id alone, and nobody could be told from a leaver:
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
function personFrom(tenantId: string, answer: z.infer<typeof userAnswer>): Person {
  if (typeof answer.accountEnabled !== 'boolean') {
    throw new Failure(
      'microsoft-unavailable',
      'Microsoft 365 shows people without their details. Ask your administrator to grant this app the permission User.Read.All.',
    );
  }
  return {
    tenantId,
    objectId: answer.id,
    name: answer.displayName ?? answer.userPrincipalName ?? answer.id,
    userPrincipalName: answer.userPrincipalName ?? '',
    mail: answer.mail || null,
    jobTitle: answer.jobTitle || null,
    guest: answer.userType === 'Guest',
    enabled: answer.accountEnabled,
    otherMail: answer.otherMails?.[0] ?? null,
    startsOn: answer.employeeHireDate ? dayOf(new Date(answer.employeeHireDate)) : null,
    language: languageOfTag(answer.preferredLanguage),
  };
}
