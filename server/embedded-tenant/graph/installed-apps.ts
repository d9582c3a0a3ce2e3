import { z } from 'zod';
import { GRAPH_V1 } from '../identifiers.ts';
import type { Installation } from '../state/installations.ts';
import { boundApp, catalogueApp } from './app-catalogue.ts';
import { readBody } from './body.ts';
import { chatBody } from './chats.ts';
import { GraphError, UnknownToTenant } from './graph-error.ts';
import { installApp, listInstallations, otherTeamsCall } from './limits.ts';
import { collectionBody } from './query.ts';
import { type Operation, value } from './request.ts';
import { existingPerson } from './users.ts';

/** PERM: the first of each is the least; an application that holds it manages only itself. */
const install = [
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All',
  'TeamsAppInstallation.ReadWriteForUser.All',
];
const read = ['TeamsAppInstallation.ReadForUser.All', ...install];

const installBody = z.strictObject({ 'teamsApp@odata.bind': z.string() });

/** GD userteamwork-post-installedapps.md, userteamwork-list-installedapps.md, userscopeteamsappinstallation-get-chat.md. */
export const installedAppOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/users/{userId}/teamwork/installedApps',
    application: install,
    delegated: ['TeamsAppInstallation.ReadWriteSelfForUser', 'TeamsAppInstallation.ReadWriteForUser'],
    limits: installApp,
    answer: (match) => {
      const person = existingPerson(match);
      const app = boundApp(readBody(installBody, match.body)['teamsApp@odata.bind'], match.world);
      // The code is that of any refusal: only the message tells a missing licence, as issue 1270 of
      // msgraph-sdk-powershell and others quote it for calls of Teams. Not seen on this very call.
      if (person.noTeamsLicence) {
        throw new GraphError(
          403,
          'Forbidden',
          'Failed to get license information for the user. Ensure user has a valid Office365 license assigned to them.',
        );
      }
      // What Teams answers for guests and disabled accounts is not documented; a refusal is the answer to be ready for.
      const refused = person.appRefused || match.world.chaos.refusalOf(person.objectId) === 'app-refused';
      if (refused || person.userType === 'Guest' || !person.accountEnabled) {
        throw new GraphError(403, 'Forbidden', 'The app is blocked by app permission policy for this user.');
      }
      if (match.world.installations.find(person.objectId, app.id)) {
        throw new GraphError(409, 'Conflict', `App ${app.id} is already installed for the user.`);
      }
      const installation = match.world.installations.add(person.objectId, app.id);
      match.world.announceInstallation(person.objectId);
      const address = `${GRAPH_V1}/users/${person.objectId}/teamwork/installedApps/${encodeURIComponent(installation.id)}`;
      return { status: 201, headers: { Location: address } };
    },
  },
  {
    method: 'GET',
    path: '/users/{userId}/teamwork/installedApps',
    application: read,
    delegated: ['TeamsAppInstallation.ReadForUser'],
    query: ['$expand', '$filter'],
    limits: listInstallations,
    answer: (match) => {
      const person = existingPerson(match);
      const expand = match.query.get('$expand');
      if (expand !== null && expand !== 'teamsApp') throw new UnknownToTenant(`$expand=${expand} on installedApps`);
      const found = match.world.installations.of(person.objectId).filter(filterOf(match.query.get('$filter')));
      const items = found.map(({ id }) => ({ id, ...(expand ? { teamsApp: catalogueApp } : {}) }));
      const context = `users('${person.objectId}')/teamwork/installedApps${expand ? '(teamsApp())' : ''}`;
      return { status: 200, body: collectionBody(context, items, null) };
    },
  },
  {
    method: 'GET',
    path: '/users/{userId}/teamwork/installedApps/{installationId}/chat',
    application: read,
    delegated: ['TeamsAppInstallation.ReadForUser'],
    limits: otherTeamsCall,
    answer: (match) => {
      const { objectId } = existingPerson(match);
      if (!match.world.installations.byId(objectId, value(match, 'installationId'))) {
        throw new GraphError(404, 'NotFound', 'The app installation was not found.');
      }
      return { status: 200, body: chatBody(match.world.conversations.withBot(objectId)) };
    },
  },
];

function filterOf(filter: string | null): (installation: Installation) => boolean {
  if (filter === null) return () => true;
  const [, name, wanted = ''] = /^teamsApp\/(id|externalId) eq '([^']*)'$/.exec(filter) ?? [];
  if (!name) throw new UnknownToTenant(`$filter=${filter} on installedApps`);
  return ({ catalogueAppId }) => {
    const known = name === 'id' ? catalogueAppId : catalogueApp.externalId;
    return known === wanted.toLowerCase();
  };
}
