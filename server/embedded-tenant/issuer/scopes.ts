import { GRAPH, TENANT_ID } from '../identifiers.ts';
import { type Application, audienceOf } from './applications.ts';
import { OauthError } from './oauth-error.ts';

export type Grant = {
  readonly audience: string;
  /** What the access token may do, as its `scp` says. */
  readonly scopes: readonly string[];
  /** The scopes as the client asked for them, for the answer's `scope`. */
  readonly granted: string;
  readonly offline: boolean;
};

const signInScopes = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * Reads the scopes of a request in a person's name. One token is for one resource; scopes without a resource are
 * Graph's (ENT scopes-oidc.md).
 */
export function delegatedGrant(application: Application, scope: string): Grant {
  const asked = scope.split(/\s+/).filter((part) => part !== '');
  const resourceScopes = asked.filter((part) => !signInScopes.has(part)).map(splitScope);
  const [first] = resourceScopes;
  const resource = first?.resource ?? GRAPH;
  const audience = audienceOf(resource);
  if (!audience || resourceScopes.some((part) => audienceOf(part.resource) !== audience)) {
    throw new OauthError('invalid_scope', 70011, `The provided value for the input parameter 'scope' is not valid.`);
  }
  const consented = application.scopes[audience] ?? [];
  const wanted = resourceScopes.flatMap(({ permission }) => (permission === '.default' ? consented : [permission]));
  const missing = wanted.filter((permission) => !consented.includes(permission));
  if (missing.length > 0) {
    throw new OauthError(
      'invalid_grant',
      65001,
      `The user or administrator has not consented to use the application with ID '${application.clientId}' for ${missing.join(', ')}.`,
    );
  }
  return {
    audience,
    scopes: first ? [...new Set(wanted)] : ['User.Read'],
    granted: asked.join(' '),
    offline: asked.includes('offline_access'),
  };
}

/** Reads the scope of a request in the application's own name: one resource with `/.default` (ENT v2-oauth2-client-creds-grant-flow.md). */
export function applicationAudience(scope: string): string {
  const { resource, permission } = splitScope(scope.trim());
  const audience = audienceOf(resource);
  if (permission === '.default' && !audience) {
    const what = `The resource principal named ${resource} was not found in the tenant named ${TENANT_ID}.`;
    throw new OauthError('invalid_resource', 500011, what);
  }
  if (permission !== '.default' || !audience) {
    throw new OauthError(
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`,
    );
  }
  return audience;
}

function splitScope(scope: string): { resource: string; permission: string } {
  const slash = scope.lastIndexOf('/');
  if (slash < 0) return { resource: GRAPH, permission: scope };
  return { resource: scope.slice(0, slash), permission: scope.slice(slash + 1) };
}
