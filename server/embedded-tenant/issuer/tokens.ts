import { createHash, randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import {
  BOT_FRAMEWORK,
  CLIENT_ID,
  GRAPH,
  MANAGED_IDENTITY_PRINCIPAL_ID,
  SHAREPOINT,
  TENANT_ID,
} from '../identifiers.ts';
import type { DirectoryPerson } from '../people/person.ts';
import type { Application } from './applications.ts';
import type { Authenticated } from './client-authentication.ts';
import type { Grant } from './scopes.ts';
import type { Signer } from './signer.ts';

/** Seconds a token lives. */
export const TOKEN_SECONDS = 3_600;
/** Azure keeps tokens of managed identities for a day. */
const MANAGED_IDENTITY_SECONDS = 24 * TOKEN_SECONDS;
const REFRESH_SECONDS = 24 * TOKEN_SECONDS;

export type TokenAnswer = {
  readonly token_type: 'Bearer';
  readonly scope: string;
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly access_token: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly client_info?: string;
};

export type RefreshClaims = { readonly objectId: string; readonly clientId: string; readonly scope: string };

export type Tokens = {
  readonly issuer: string;
  /** Tokens for a person, as Entra's v2 endpoint gives them (ENT access-token-claims-reference.md). */
  forPerson(
    person: DirectoryPerson,
    application: Application,
    grant: Grant,
    options?: { readonly nonce?: string | undefined },
  ): Promise<TokenAnswer>;
  forApplication(application: Authenticated, audience: string): Promise<TokenAnswer>;
  /** A token of the machine's managed identity (ENT workload-identity-federation-config-app-trust-managed-identity.md). */
  forManagedIdentity(audience: string): Promise<{ readonly token: string; readonly expiresOn: number }>;
  /** A token of the Bot Framework to the bot (BD bot-framework-rest-connector-authentication.md). */
  forBot(serviceUrl: string): Promise<string>;
  readAccess(token: string, audience?: string): Promise<JWTPayload>;
  readRefresh(token: string): Promise<RefreshClaims>;
};

export function createTokens(signer: Signer, origin: string, now: () => Date): Tokens {
  const issuer = `${origin}/${TENANT_ID}/v2.0`;
  const refreshAudience = `${issuer}/refresh`;
  const times = (seconds: number) => {
    const iat = Math.floor(now().getTime() / 1_000);
    return { iat, nbf: iat, exp: iat + seconds };
  };
  const sign = (audience: string, claims: JWTPayload, seconds = TOKEN_SECONDS) =>
    signer.sign({ aud: audience, iss: issuer, ...times(seconds), ...claims });

  return {
    issuer,
    async forPerson(person, application, grant, options) {
      const identity = personClaims(person);
      const access = sign(grant.audience, {
        ...identity,
        ...rolesFor(person, grant.audience),
        sub: pairwise(person.objectId, grant.audience),
        azp: application.clientId,
        azpacr: application.secret ? '1' : '0',
        scp: grant.scopes.join(' '),
        uti: randomUUID(),
        ver: '2.0',
      });
      const id = sign(application.clientId, {
        ...identity,
        ...rolesFor(person, application.clientId),
        sub: pairwise(person.objectId, application.clientId),
        ...(options?.nonce ? { nonce: options.nonce } : {}),
        uti: randomUUID(),
        ver: '2.0',
      });
      const refresh = sign(
        refreshAudience,
        { objectId: person.objectId, clientId: application.clientId, scope: grant.granted, jti: randomUUID() },
        REFRESH_SECONDS,
      );
      return {
        token_type: 'Bearer',
        scope: grant.granted,
        expires_in: TOKEN_SECONDS - 1,
        ext_expires_in: TOKEN_SECONDS - 1,
        access_token: await access,
        id_token: await id,
        ...(grant.offline ? { refresh_token: await refresh } : {}),
        client_info: clientInfo(person.objectId),
      };
    },
    async forApplication(application, audience) {
      const access_token = await sign(audience, {
        azp: application.clientId,
        // The Bot Framework reads the older name of the same claim.
        appid: application.clientId,
        azpacr: application.proof,
        idtyp: 'app',
        oid: application.principalId,
        sub: application.principalId,
        tid: TENANT_ID,
        ...(audience === GRAPH ? { roles: [...application.roles] } : {}),
        // Entra leaves the claim out where there is nothing in it.
        ...(audience === SHAREPOINT && application.sharePointRoles.length > 0
          ? { roles: [...application.sharePointRoles] }
          : {}),
        uti: randomUUID(),
        ver: '2.0',
      });
      return {
        token_type: 'Bearer',
        scope: `${audience}/.default`,
        expires_in: TOKEN_SECONDS - 1,
        ext_expires_in: TOKEN_SECONDS - 1,
        access_token,
      };
    },
    async forManagedIdentity(audience) {
      const claims = { sub: MANAGED_IDENTITY_PRINCIPAL_ID, oid: MANAGED_IDENTITY_PRINCIPAL_ID, tid: TENANT_ID };
      const expiresOn = times(MANAGED_IDENTITY_SECONDS).exp;
      return {
        token: await sign(audience, { ...claims, idtyp: 'app', ver: '2.0' }, MANAGED_IDENTITY_SECONDS),
        expiresOn,
      };
    },
    forBot: (serviceUrl) =>
      signer.sign({ iss: BOT_FRAMEWORK, aud: CLIENT_ID, serviceurl: serviceUrl, ...times(TOKEN_SECONDS) }),
    readAccess: (token, audience) => signer.verify(token, { issuer, now: now(), ...(audience ? { audience } : {}) }),
    async readRefresh(token) {
      const claims = await signer.verify(token, { issuer, audience: refreshAudience, now: now() });
      return {
        objectId: String(claims.objectId),
        clientId: String(claims.clientId),
        scope: String(claims.scope),
      };
    },
  };
}

/** What MSAL makes its account id from. */
export function clientInfo(objectId: string): string {
  return Buffer.from(JSON.stringify({ uid: objectId, utid: TENANT_ID })).toString('base64url');
}

function personClaims(person: DirectoryPerson): JWTPayload {
  return {
    oid: person.objectId,
    tid: TENANT_ID,
    name: person.displayName,
    preferred_username: person.userPrincipalName,
    ...(person.userType === 'Guest' ? { idp: homeIssuer(person) } : {}),
  };
}

/** A guest signs in at home: `idp` then differs from `iss` (ENT access-token-claims-reference.md). */
function homeIssuer(guest: DirectoryPerson): string {
  const domain = guest.mail?.split('@')[1] ?? guest.userPrincipalName;
  const digits = createHash('sha256').update(domain).digest('hex');
  const home = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  return `https://sts.windows.net/${home}/`;
}

/** App roles belong to the application that defines them. */
function rolesFor(person: DirectoryPerson, audience: string): JWTPayload {
  return audience === CLIENT_ID && person.roles.length > 0 ? { roles: [...person.roles] } : {};
}

function pairwise(objectId: string, audience: string): string {
  return createHash('sha256').update(`${objectId} ${audience}`).digest('base64url');
}
