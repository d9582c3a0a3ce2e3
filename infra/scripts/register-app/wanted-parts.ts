import { z } from 'zod';
import { actionsClient, expectedClients } from '#server/http/entra-clients.ts';
import type { GraphCalls } from '../admin/graph-calls.ts';
import { UsageFault } from '../admin/run-script.ts';
import { type Part, roleValues, services } from './parts.ts';

export type WantedPermission = {
  readonly name: string;
  readonly type: 'application' | 'delegated';
  /** On SharePoint itself, and not on Graph. */
  readonly on?: 'sharepoint';
};

const named = z.array(z.object({ id: z.string(), value: z.string().nullable() }));
const resource = z.object({ value: z.array(z.object({ appRoles: named, oauth2PermissionScopes: named })) });

/** Everything the registration has to hold, for a product at this host. */
export function wantedParts(
  appId: string,
  host: string,
  mailUri: string | null,
  permissionParts: readonly Part[],
): readonly Part[] {
  const clients = [...expectedClients(appId)].filter((client) => client !== appId);
  return [
    { kind: 'token-version', value: '2' },
    // Teams signs people in to a tab only by an address that names the tab's host and the app.
    { kind: 'identifier-uri', value: apiUri(appId, host) },
    { kind: 'scope', value: 'access_as_user' },
    ...roleValues.map((value): Part => ({ kind: 'role', value })),
    { kind: 'redirect', value: `https://${host}/tab` },
    // https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
    { kind: 'redirect', value: `brk-multihub://${host}` },
    // Says outright whether an account is a guest.
    { kind: 'claim', value: 'acct' },
    ...permissionParts,
    ...clients.map((value): Part => ({ kind: 'client', value })),
    ...(mailUri === null ? [] : mailParts(mailUri)),
  ];
}

/**
 * What Outlook needs to say who pressed a button in a message; the address is the one that the provider's form shows.
 * https://learn.microsoft.com/outlook/actionable-messages/enable-entra-token-for-actionable-messages
 */
function mailParts(mailUri: string): readonly Part[] {
  return [
    { kind: 'identifier-uri', value: mailUri },
    { kind: 'client', value: actionsClient },
  ];
}

export function apiUri(appId: string, host: string): string {
  return `api://${host}/${appId}`;
}

/** Permissions by their ids, which each service itself tells. */
export async function permissionParts(
  graph: GraphCalls,
  permissions: readonly WantedPermission[],
): Promise<readonly (Part & { readonly inWords: string })[]> {
  const known = {
    permission: await permissionsOf(graph, services.permission),
    'sharepoint-permission': await permissionsOf(graph, services['sharepoint-permission']),
  };
  return permissions.map(({ name, type, on }) => {
    const kind = on === 'sharepoint' ? 'sharepoint-permission' : 'permission';
    const service = services[kind].name;
    const isRole = type === 'application';
    const { appRoles, oauth2PermissionScopes } = known[kind];
    const found = (isRole ? appRoles : oauth2PermissionScopes).find(({ value }) => value === name);
    if (!found) throw new UsageFault(`${service} has no ${type} permission ${name} in this tenant.`);
    return { kind, value: `${isRole ? 'Role' : 'Scope'}:${found.id}`, inWords: `permission ${name} on ${service}` };
  });
}

async function permissionsOf(graph: GraphCalls, { appId, name }: { readonly appId: string; readonly name: string }) {
  const filter = encodeURIComponent(`appId eq '${appId}'`);
  const path = `/servicePrincipals?$filter=${filter}&$select=appRoles,oauth2PermissionScopes`;
  const [known] = resource.parse(await graph.get(path)).value;
  if (!known) throw new UsageFault(`This tenant does not know ${name}; is the token of the right tenant?`);
  return known;
}
