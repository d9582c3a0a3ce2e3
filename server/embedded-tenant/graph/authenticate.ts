import { errors, type JWTPayload } from 'jose';
import { GRAPH } from '../identifiers.ts';
import { applicationById } from '../issuer/applications.ts';
import type { Tokens } from '../issuer/tokens.ts';
import { GraphError } from './graph-error.ts';
import type { Caller } from './request.ts';

export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

/** Tokens whose signature was checked before; their times are looked at again on each call. */
const MOST_REMEMBERED = 2_000;

/** Reads who calls from an access token for Graph. @throws GraphError 401 */
export function createAuthenticate(tokens: Tokens, now: () => Date): Authenticate {
  const remembered = new Map<string, Caller>();
  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw unauthorised('Access token is empty.');
    const known = remembered.get(token);
    if (known && known.expiresAt > now()) return known;
    const claims = await tokens.readAccess(token).catch((error: unknown) => {
      throw unauthorised(reason(error));
    });
    if (claims.aud !== GRAPH) throw unauthorised('Access token validation failure. Invalid audience.');
    const caller = readCaller(claims);
    remembered.set(token, caller);
    if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? token);
    return caller;
  };
}

function readCaller(claims: JWTPayload): Caller {
  const clientId = String(claims.azp);
  const inOwnName = claims.idtyp === 'app';
  const permissions = inOwnName ? claims.roles : String(claims.scp ?? '').split(' ');
  return {
    clientId,
    applicationName: applicationById(clientId)?.name ?? clientId,
    objectId: inOwnName ? null : String(claims.oid),
    permissions: new Set(Array.isArray(permissions) ? permissions.map(String) : []),
    expiresAt: new Date((claims.exp ?? 0) * 1_000),
  };
}

function reason(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'Lifetime validation failed, the token is expired.';
  if (error instanceof errors.JWTClaimValidationFailed) return 'Access token validation failure.';
  return 'CompactToken validation failed: the token is malformed or its signature is not valid.';
}

function unauthorised(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
  });
}
