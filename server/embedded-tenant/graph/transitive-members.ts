import { badRequest, GraphError } from './graph-error.ts';
import { existingGroup, readGroups } from './groups.ts';
import { directoryUnits } from './limits.ts';
import { collectionBody, isEventual, page } from './query.ts';
import type { Operation } from './request.ts';
import { readUsers, selectedUser, userSelection, usersContext } from './users.ts';

/** PERM: what opens groups opens their members. */
const readMembers = ['GroupMember.ReadBasic.All', ...readGroups];

/**
 * GD group-list-transitivemembers.md: the cast to users wants `ConsistencyLevel: eventual` and `$count=true`; without a
 * permission to read users their properties are null (GD limited-info.md).
 */
export const transitiveMemberOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/groups/{groupId}/transitiveMembers/microsoft.graph.user',
    application: readMembers,
    delegated: readMembers,
    query: ['$select', '$top', '$count'],
    limits: directoryUnits(5),
    answer: (match) => {
      const group = existingGroup(match);
      if (!isEventual(match) || match.query.get('$count') !== 'true') {
        throw new GraphError(
          400,
          'Request_UnsupportedQuery',
          "The specified cast is not supported without the header 'ConsistencyLevel: eventual' and $count=true.",
        );
      }
      if (group.hiddenMembership && !match.caller.permissions.has('Member.Read.Hidden')) {
        throw new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
      }
      const names = userSelection(match);
      const people = match.world.directory.transitivePeople(group.id);
      const { items, nextLink } = page(match, people, 100, 999);
      const shown = readUsers.some((permission) => match.caller.permissions.has(permission));
      const users = items.map((person) => {
        const user = selectedUser(person, names);
        return shown
          ? user
          : Object.fromEntries(Object.entries(user).map(([name, text]) => [name, name === 'id' ? text : null]));
      });
      return { status: 200, body: collectionBody(usersContext(names), users, nextLink, people.length) };
    },
  },
  {
    method: 'GET',
    path: '/groups/{groupId}/transitiveMembers/$count',
    application: readMembers,
    delegated: readMembers,
    limits: directoryUnits(5),
    answer: (match) => {
      if (!isEventual(match))
        throw badRequest("$count is only available with the header 'ConsistencyLevel: eventual'.");
      return { status: 200, body: match.world.directory.transitivePeople(existingGroup(match).id).length };
    },
  },
];
