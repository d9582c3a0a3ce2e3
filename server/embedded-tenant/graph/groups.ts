import type { Group } from '@microsoft/microsoft-graph-types';
import type { DirectoryGroup } from '../people/person.ts';
import { GraphError, resourceNotFound, UnknownToTenant } from './graph-error.ts';
import { directoryUnits } from './limits.ts';
import { collectionBody, entityBody, isEventual, page, pick, selection, unquote } from './query.ts';
import { type Match, type Operation, value } from './request.ts';
import { needsEventual, searchOf } from './search.ts';

/** PERM, as for `GET /groups`. */
export const readGroups = ['Group.ReadBasic.All', 'GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'];
const GROUPS_CREATED = '2023-09-01T08:00:00Z';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function graphGroup(group: DirectoryGroup) {
  return {
    id: group.id,
    createdDateTime: GROUPS_CREATED,
    description: group.description,
    displayName: group.displayName,
    groupTypes: [],
    mail: null,
    mailEnabled: false,
    mailNickname: group.mailNickname,
    securityEnabled: true,
    visibility: group.hiddenMembership ? 'HiddenMembership' : null,
  } satisfies Group;
}

const properties = [
  'id',
  'createdDateTime',
  'description',
  'displayName',
  'groupTypes',
  'mail',
  'mailEnabled',
  'mailNickname',
  'securityEnabled',
  'visibility',
];

/** GD group-list.md, group-get.md. */
export const groupOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/groups',
    application: readGroups,
    delegated: readGroups,
    query: ['$filter', '$search', '$select', '$top', '$count'],
    limits: directoryUnits(1),
    answer: (match) => {
      const counted = match.query.get('$count') === 'true';
      if (counted && !isEventual(match)) throw needsEventual('$count');
      const fits = searchOf(match, 'groups');
      const found = [...match.world.directory.groups()]
        .filter(filterOf(match))
        .filter((group) => fits({ displayName: group.displayName, mail: null }))
        .sort((one, other) => one.displayName.localeCompare(other.displayName));
      const names = selection(match.query, properties, 'microsoft.graph.group');
      const { items, nextLink } = page(match, found, 100, 999);
      const groups = items.map((group) => (names ? pick(graphGroup(group), names) : graphGroup(group)));
      const context = names ? `groups(${names.join(',')})` : 'groups';
      return { status: 200, body: collectionBody(context, groups, nextLink, counted ? found.length : undefined) };
    },
  },
  {
    method: 'GET',
    path: '/groups/{groupId}',
    application: readGroups,
    delegated: readGroups,
    query: ['$select'],
    limits: directoryUnits(1),
    answer: (match) => {
      const group = graphGroup(existingGroup(match));
      const names = selection(match.query, properties, 'microsoft.graph.group');
      const context = names ? `groups(${names.join(',')})` : 'groups';
      return { status: 200, body: entityBody(context, names ? pick(group, names) : group) };
    },
  },
];

export function existingGroup(match: Match): DirectoryGroup {
  const id = value(match, 'groupId');
  if (!GUID.test(id)) throw new GraphError(400, 'Request_BadRequest', `Invalid object identifier '${id}'.`);
  const group = match.world.directory.group(id);
  if (!group) throw resourceNotFound(id);
  return group;
}

function filterOf({ query }: Match): (group: DirectoryGroup) => boolean {
  const filter = query.get('$filter');
  if (filter === null) return () => true;
  const start = /^startswith\(displayName, ?'((?:[^']|'')*)'\)$/i.exec(filter)?.[1];
  const exact = /^displayName eq '((?:[^']|'')*)'$/i.exec(filter)?.[1];
  if (start !== undefined) {
    const wanted = unquote(start).toLowerCase();
    return (group) => group.displayName.toLowerCase().startsWith(wanted);
  }
  if (exact !== undefined) {
    const wanted = unquote(exact).toLowerCase();
    return (group) => group.displayName.toLowerCase() === wanted;
  }
  throw new UnknownToTenant(`$filter=${filter} on groups`);
}
