import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';

/** What a token says that Entra signed, in our tenant, for our app. Who may use it for what is still to be judged. */
export type TrustedClaims = { readonly token: string; readonly claims: JWTPayload };

const clockSkew = 300;

/** The name of our tenant's Entra in its tokens. */
export function issuerOf({ authorityUrl, tenantId }: Pick<Settings, 'authorityUrl' | 'tenantId'>): string {
  return `${authorityUrl}/${tenantId}/v2.0`;
}

/**
 * Checks signature, time, tenant, issuer and audience of the token in an `Authorization` header.
 * https://learn.microsoft.com/entra/identity-platform/claims-validation
 * @throws Failure, one of the `token-…` codes, or `microsoft-unavailable` while the keys cannot be read
 */
export function createClaimsCheck(
  settings: Settings,
  now: () => Date,
): (authorizationHeader: string | undefined) => Promise<TrustedClaims> {
  const issuer = issuerOf(settings);
  const keys = keysOf(settings);
  return async (authorizationHeader) => {
    const token = bearerToken(authorizationHeader);
    const claims = await verified(token, keys, now()).catch(throwTokenFailure);
    if (claims['tid'] !== settings.tenantId) {
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
    return { token, claims };
  };
}

export function tokenIn(header: string | undefined): string | undefined {
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
