import type { Application } from './application.ts';

/** Microsoft's services that permissions are on, with their own application ids, the same in every tenant. */
export const services = {
  permission: { appId: '00000003-0000-0000-c000-000000000000', name: 'Microsoft Graph' },
  'sharepoint-permission': { appId: '00000003-0000-0ff1-ce00-000000000000', name: 'SharePoint' },
} as const;

/** One thing that a registration holds: a role, a redirect address, a permission. */
export type Part = { readonly kind: Kind; readonly value: string };

export type Kind = keyof typeof kinds;

type Handling = {
  /** Which parts of the kind are there. */
  readonly has: (application: Application) => readonly string[];
  readonly add: (application: Application, value: string) => Application;
  readonly remove: (application: Application, value: string) => Application;
  readonly says: (value: string) => string;
};

/** Ids of our own, the same in every school, so that a second run finds what the first made. */
const scope = {
  id: '6f1c2d0e-6b0f-4a53-9d3e-3f9a1e7c5b21',
  value: 'access_as_user',
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: 'Use Countersign',
  adminConsentDescription: 'Lets Teams, Outlook and the browser call Countersign for the person who is signed in.',
  userConsentDisplayName: 'Use Countersign',
  userConsentDescription: 'Lets Teams, Outlook and the browser call Countersign for you.',
};

const roles: Readonly<Record<string, { id: string; displayName: string; description: string }>> = {
  'Policy.Manage': {
    id: 'b7c0e5d4-2f4b-4a0e-8a55-0d7c9c3f6e10',
    displayName: 'Policy manager',
    description: 'Imports, publishes and sends policies, and sees everyone.',
  },
  'Compliance.Read': {
    id: 'e2a9b8f3-7d16-4c8b-9f02-5b1d4a6c8e37',
    displayName: 'Leader',
    description: 'Sees who has accepted what.',
  },
};

export const roleValues: readonly string[] = Object.keys(roles);

const scopeIdOf = (application: Application) =>
  application.api.oauth2PermissionScopes.find(({ value }) => value === scope.value)?.id ?? scope.id;

const withApi = (application: Application, api: Partial<Application['api']>): Application => ({
  ...application,
  api: { ...application.api, ...api },
});

/** Where nothing is left of the claims, a registration has none. */
const withClaims = (application: Application, accessToken: readonly { readonly name: string }[]): Application => {
  const optionalClaims = { ...application.optionalClaims, accessToken: [...accessToken] };
  const isEmpty = Object.values(optionalClaims).every((claims) => Array.isArray(claims) && claims.length === 0);
  return { ...application, optionalClaims: isEmpty ? null : optionalClaims };
};

type Access = Application['requiredResourceAccess'][number]['resourceAccess'];

const withAccess = (application: Application, appId: string, change: (access: Access) => Access): Application => {
  const known = application.requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === appId);
  const others = application.requiredResourceAccess.filter((resource) => resource !== known);
  const access = change(known?.resourceAccess ?? []);
  return {
    ...application,
    requiredResourceAccess:
      access.length === 0 ? others : [...others, { resourceAppId: appId, resourceAccess: access }],
  };
};

/** The value is `Role` or `Scope`, a colon and the permission's id on the service. */
const permissionOn = ({ appId, name }: { readonly appId: string; readonly name: string }): Handling => ({
  has: ({ requiredResourceAccess }) =>
    requiredResourceAccess
      .filter(({ resourceAppId }) => resourceAppId === appId)
      .flatMap(({ resourceAccess }) => resourceAccess.map(({ type, id }) => `${type}:${id}`)),
  add: (application, value) => withAccess(application, appId, (access) => [...access, permissionIn(value)]),
  remove: (application, value) => {
    const { id, type } = permissionIn(value);
    return withAccess(application, appId, (access) => access.filter((one) => one.id !== id || one.type !== type));
  },
  says: (value) => `permission ${value} on ${name}`,
});

const without = (values: readonly string[], value: string) => values.filter((other) => other !== value);

const kinds = {
  'token-version': {
    has: ({ api }) => [String(api.requestedAccessTokenVersion)],
    add: (application, value) => withApi(application, { requestedAccessTokenVersion: Number(value) }),
    remove: (application) => withApi(application, { requestedAccessTokenVersion: null }),
    says: (value) => `access tokens of version ${value}`,
  },
  'identifier-uri': {
    has: ({ identifierUris }) => identifierUris,
    add: (application, value) => ({ ...application, identifierUris: [...application.identifierUris, value] }),
    remove: (application, value) => ({ ...application, identifierUris: without(application.identifierUris, value) }),
    says: (value) => `Application ID URI ${value}`,
  },
  scope: {
    has: ({ api }) => api.oauth2PermissionScopes.map(({ value }) => value),
    add: (application) =>
      withApi(application, { oauth2PermissionScopes: [...application.api.oauth2PermissionScopes, { ...scope }] }),
    remove: (application, value) =>
      withApi(application, {
        oauth2PermissionScopes: application.api.oauth2PermissionScopes.filter((other) => other.value !== value),
      }),
    says: (value) => `scope ${value}`,
  },
  role: {
    has: ({ appRoles }) => appRoles.flatMap(({ value }) => (value === null ? [] : [value])),
    add: (application, value) => ({
      ...application,
      appRoles: [
        ...application.appRoles,
        { ...roleNamed(value), value, isEnabled: true, allowedMemberTypes: ['User'] },
      ],
    }),
    remove: (application, value) => ({
      ...application,
      appRoles: application.appRoles.filter((other) => other.value !== value),
    }),
    says: (value) => `app role ${value}`,
  },
  client: {
    has: (application) =>
      application.api.preAuthorizedApplications
        .filter(({ delegatedPermissionIds }) => delegatedPermissionIds.includes(scopeIdOf(application)))
        .map(({ appId }) => appId),
    add: (application, value) => {
      const others = application.api.preAuthorizedApplications.filter(({ appId }) => appId !== value);
      const known = application.api.preAuthorizedApplications.find(({ appId }) => appId === value);
      const ids = [...(known?.delegatedPermissionIds ?? []), scopeIdOf(application)];
      return withApi(application, {
        preAuthorizedApplications: [...others, { appId: value, delegatedPermissionIds: ids }],
      });
    },
    remove: (application, value) =>
      withApi(application, {
        preAuthorizedApplications: application.api.preAuthorizedApplications.flatMap((client) => {
          if (client.appId !== value) return [client];
          const delegatedPermissionIds = without(client.delegatedPermissionIds, scopeIdOf(application));
          return delegatedPermissionIds.length === 0 ? [] : [{ ...client, delegatedPermissionIds }];
        }),
      }),
    says: (value) => `Microsoft's client ${value} may ask for the scope beforehand`,
  },
  redirect: {
    has: ({ spa }) => spa.redirectUris,
    add: (application, value) => ({ ...application, spa: { redirectUris: [...application.spa.redirectUris, value] } }),
    remove: (application, value) => ({
      ...application,
      spa: { redirectUris: without(application.spa.redirectUris, value) },
    }),
    says: (value) => `redirect address ${value} of a single-page application`,
  },
  claim: {
    has: ({ optionalClaims }) => (optionalClaims?.accessToken ?? []).map(({ name }) => name),
    add: (application, value) =>
      withClaims(application, [...(application.optionalClaims?.accessToken ?? []), { name: value }]),
    remove: (application, value) =>
      withClaims(
        application,
        (application.optionalClaims?.accessToken ?? []).filter(({ name }) => name !== value),
      ),
    says: (value) => `claim ${value} in access tokens`,
  },
  permission: permissionOn(services.permission),
  'sharepoint-permission': permissionOn(services['sharepoint-permission']),
} satisfies Record<string, Handling>;

export function partIsThere(application: Application, { kind, value }: Part): boolean {
  return handling(kind).has(application).includes(value);
}

export function addPart(application: Application, { kind, value }: Part): Application {
  return handling(kind).add(application, value);
}

export function removePart(application: Application, { kind, value }: Part): Application {
  return handling(kind).remove(application, value);
}

export function partInWords({ kind, value }: Part): string {
  return handling(kind).says(value);
}

export function isKind(text: string): text is Kind {
  return Object.hasOwn(kinds, text);
}

function handling(kind: Kind): Handling {
  return kinds[kind];
}

function roleNamed(value: string) {
  const role = roles[value];
  if (!role) throw new Error(`No role is called ${value}`);
  return role;
}

function permissionIn(value: string): { id: string; type: 'Role' | 'Scope' } {
  const [type, id = ''] = value.split(':');
  return { id, type: type === 'Role' ? 'Role' : 'Scope' };
}
