import { z } from 'zod';

const resourceAccess = z.object({ id: z.string(), type: z.enum(['Role', 'Scope']) });

/** An app registration, as far as the script reads and writes it. https://learn.microsoft.com/graph/api/resources/application */
export const applicationShape = z.object({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  identifierUris: z.array(z.string()),
  tags: z.array(z.string()),
  // What else a role or a scope says is kept as it was.
  appRoles: z.array(z.looseObject({ id: z.string(), value: z.string().nullable(), isEnabled: z.boolean() })),
  api: z.looseObject({
    requestedAccessTokenVersion: z.number().nullable(),
    oauth2PermissionScopes: z.array(z.looseObject({ id: z.string(), value: z.string(), isEnabled: z.boolean() })),
    preAuthorizedApplications: z.array(z.object({ appId: z.string(), delegatedPermissionIds: z.array(z.string()) })),
  }),
  spa: z.object({ redirectUris: z.array(z.string()) }),
  optionalClaims: z.looseObject({ accessToken: z.array(z.looseObject({ name: z.string() })) }).nullable(),
  requiredResourceAccess: z.array(z.object({ resourceAppId: z.string(), resourceAccess: z.array(resourceAccess) })),
});

export type Application = z.infer<typeof applicationShape>;

/** What of it the script may change. */
export function changeable(application: Application) {
  const { id: _id, appId: _appId, displayName: _displayName, ...rest } = application;
  return rest;
}
