import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { type Role, rolesFrom } from '#src/domain/role.ts';
import { createClaimsCheck, issuerOf, tokenIn } from './entra-claims.ts';
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

export const apiScope = 'access_as_user';

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
  const issuer = issuerOf(settings);
  const readClaims = createClaimsCheck(settings, now);
  const clients = expectedClients(settings.clientId);
  const good = rememberTokens<Identity>();

  const recall: TokenCheck['recall'] = (authorizationHeader) => {
    const token = tokenIn(authorizationHeader);
    const known = token === undefined ? null : good.find(token, now().getTime());
    return token !== undefined && known ? { ...known, token } : null;
  };
  const check = async (authorizationHeader: string | undefined): Promise<Caller> => {
    const { token, claims } = await readClaims(authorizationHeader);
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
