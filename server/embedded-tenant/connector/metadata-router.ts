import { Router } from 'express';
import { BOT_FRAMEWORK } from '../identifiers.ts';
import type { Signer } from '../issuer/signer.ts';

/** What a bot checks the connector's tokens with (BD bot-framework-rest-connector-authentication.md). */
export function botMetadataRouter(signer: Signer, origin: string): Router {
  const router = Router();
  router.get('/.well-known/openidconfiguration', (_request, response) => {
    response.json({
      issuer: BOT_FRAMEWORK,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: `${origin}/bf/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    });
  });
  router.get('/.well-known/keys', (_request, response) => {
    response.json({ keys: [{ ...signer.jwk, endorsements: ['msteams'] }] });
  });
  return router;
}
