import { decodeJwt, type JWTPayload } from 'jose';
import { OauthError } from './oauth-error.ts';
import type { Tokens } from './tokens.ts';

/** Audience of a token that stands in for a secret. */
export const TOKEN_EXCHANGE = 'api://AzureADTokenExchange';

/**
 * A token of somebody the application trusts, in place of its secret: issuer, audience and subject must be those of its
 * federated credential, to the letter (ENT workload-identity-federation-considerations.md). @throws OauthError
 */
export async function checkFederated(assertion: string, subject: string | null, tokens: Tokens): Promise<void> {
  const claims: JWTPayload = decodeJwt(assertion);
  const unmatched = (number: number, what: string, value: unknown) =>
    new OauthError(
      'invalid_client',
      number,
      `No matching federated identity record found for presented assertion ${what} '${value}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
      401,
    );
  if (claims.iss !== tokens.issuer) throw unmatched(700211, 'issuer', claims.iss);
  if (claims.aud !== TOKEN_EXCHANGE) throw unmatched(700212, 'audience', claims.aud);
  if (subject === null || claims.sub !== subject) throw unmatched(700213, 'subject', claims.sub);
  await tokens.readAccess(assertion, TOKEN_EXCHANGE).catch(() => {
    throw new OauthError(
      'invalid_client',
      700024,
      'Client assertion is not within its valid time range, or its signature is not valid.',
      401,
    );
  });
}
