import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { type Role, rolesFrom } from '#src/domain/role.ts';
import { expectedClients } from './entra-clients.ts';
import { rememberTokens } from './remember-tokens.ts';

/** Who calls, from their validated token alone. `token` is theirs, for an on-behalf-of exchange; it is kept nowhere. */
export type Caller = PersonKey & {
  readonly name: string;
  readonly guest: boolean;
  readonly roles: readonly Role[];
  readonly token: string;
};

export type TokenCheck = {
  /** Checks it in full. */
  (authorizationHeader: string | undefined): Promise<Caller>;
  /** Who calls, where their token was found good a short time ago and is still. */
  recall(authorizationHeader: string | undefined): Caller | null;
};

type Identity = Omit<Caller, 'token'>;

const apiScope = 'access_as_user';
const clockSkew = 300;

const userClaims = z.object({
  ver: z.literal('2.0'),
  oid: z.string().min(1),
  scp: z.string(),
  azp: z.string(),
  idtyp: z.literal('user').optional(),
  name: z.string().optional(),
  idp: z.string().optional(),
  acct: z.number().optional(),
  roles: z.array(z.string()).optional(),
});

/**
 * Accepts the access tokens Entra gives people for this API, of this tenant, and nothing else: no ID token, no token of
 * an app, no token of version 1. https://learn.microsoft.com/entra/identity-platform/claims-validation
 * @throws Failure, one of the `token-…` codes, or `microsoft-unavailable` while the keys cannot be read
 */
export function createTokenCheck(settings: Settings, now: () => Date): TokenCheck {
  const issuer = `${settings.authorityUrl}/${settings.tenantId}/v2.0`;
  const keys = keysOf(settings);
  const clients = expectedClients(settings.clientId);
  const good = rememberTokens<Identity>();

  const recall: TokenCheck['recall'] = (authorizationHeader) => {
    const token = tokenIn(authorizationHeader);
    const known = token === undefined ? null : good.find(token, now().getTime());
    return token !== undefined && known ? { ...known, token } : null;
  };
  const check = async (authorizationHeader: string | undefined): Promise<Caller> => {
    const token = bearerToken(authorizationHeader);
    const claims = await verified(token, keys, now()).catch(throwTokenFailure);
    if (claims.tid !== settings.tenantId) {
      throw new Failure(
        'token-wrong-tenant',
        'This account belongs to another organisation. Sign in with your school account.',
      );
    }
    if (claims.iss !== issuer) {
      throw new Failure('token-wrong-issuer', 'The sign-in was not issued by Microsoft Entra. Sign in again.');
    }
    if (claims.aud !== settings.clientId) {
      throw new Failure(
        'token-wrong-audience',
        'The sign-in was made for another app. Open Countersign again and sign in.',
      );
    }
    const user = userClaims.safeParse(claims);
    if (!user.success || !user.data.scp.split(' ').includes(apiScope) || !clients.has(user.data.azp)) {
      throw new Failure(
        'token-not-for-api',
        'The sign-in does not let this app act for you. Open Countersign again and sign in.',
      );
    }
    const identity = identityFrom(user.data, settings.tenantId, issuer);
    good.keep(token, identity, (claims.exp ?? 0) * 1_000, now().getTime());
    return { ...identity, token };
  };
  return Object.assign(check, { recall });
}

function identityFrom(claims: z.infer<typeof userClaims>, tenantId: string, issuer: string): Identity {
  return {
    tenantId,
    objectId: claims.oid,
    name: claims.name ?? '',
    // `acct` is an optional claim that says so outright; without it a guest is one whose own identity provider is another.
    guest: claims.acct === undefined ? isForeign(claims.idp, issuer) : claims.acct === 1,
    roles: rolesFrom(claims.roles ?? []),
  };
}

/** Entra names the identity provider as `https://sts.windows.net/{tenant}/`, or leaves it out for the tenant's own people. */
function isForeign(idp: string | undefined, issuer: string): boolean {
  if (idp === undefined || idp === issuer) return false;
  const tenantId = issuer.split('/').at(-2) ?? '';
  return !idp.includes(tenantId);
}

function tokenIn(header: string | undefined): string | undefined {
  return /^Bearer +([^\s]+)$/i.exec(header?.trim() ?? '')?.[1];
}

function bearerToken(header: string | undefined): string {
  const token = tokenIn(header);
  if (!token) throw new Failure('token-missing', 'Sign in to use this service.');
  return token;
}

async function verified(token: string, keys: JWTVerifyGetKey, at: Date): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: ['RS256'],
    clockTolerance: clockSkew,
    currentDate: at,
    requiredClaims: ['iss', 'aud', 'exp', 'nbf', 'tid'],
  });
  return payload;
}

function throwTokenFailure(error: unknown): never {
  if (error instanceof Failure) throw error;
  if (error instanceof errors.JWTExpired) {
    throw new Failure('token-expired', 'Your sign-in has expired. Sign in again.');
  }
  if (error instanceof errors.JOSEError) {
    throw new Failure('token-invalid', 'Your sign-in could not be verified. Sign in again.');
  }
  throw error;
}

/**
 * The tenant's signing keys, read when a token names one that is not known, and at most once in half a minute.
 * https://learn.microsoft.com/entra/identity-platform/signing-key-rollover
 */
function keysOf(settings: Settings): JWTVerifyGetKey {
  const address = new URL(`${settings.authorityUrl}/${settings.tenantId}/discovery/v2.0/keys`);
  const remote = createRemoteJWKSet(address, { cooldownDuration: 30_000, timeoutDuration: 5_000 });
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      if (isUnknownKey(error)) throw error;
      throw new Failure(
        'microsoft-unavailable',
        'Microsoft 365 could not be reached to check your sign-in. Try again in a minute.',
      );
    }
  };
}

function isUnknownKey(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}
