import { errors, type JWTPayload } from 'jose';
import { GRAPH } from '../identifiers.ts';
import { applicationById } from '../issuer/applications.ts';
import { rememberTokens } from '../issuer/remembered.ts';
import type { Tokens } from '../issuer/tokens.ts';
import { GraphError } from './graph-error.ts';
import type { Caller } from './request.ts';

export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

/** Reads who calls from an access token for Graph. @throws GraphError 401 */
export function createAuthenticate(tokens: Tokens, now: () => Date): Authenticate {
  const callerOf = rememberTokens(async (token) => {
    const claims = await tokens.readAccess(token).catch((error: unknown) => {
      throw unauthorised(reason(error));
    });
    if (claims.aud !== GRAPH) throw unauthorised('Access token validation failure. Invalid audience.');
    return readCaller(claims);
  }, now);
  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw unauthorised('Access token is empty.');
    return callerOf(token);
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
