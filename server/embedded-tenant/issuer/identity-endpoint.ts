import { Router } from 'express';
import { IDENTITY_HEADER, MANAGED_IDENTITY_CLIENT_ID } from '../identifiers.ts';
import { TOKEN_EXCHANGE } from './federated-credential.ts';
import type { Tokens } from './tokens.ts';

/**
 * What App Service and Container Apps give the programs they run at `IDENTITY_ENDPOINT`: a token of the machine's
 * managed identity (learn azure/app-service/overview-managed-identity, "REST endpoint reference"). What it answers in
 * the case of an error is not documented but for the status.
 */
export function identityEndpoint(tokens: Tokens): Router {
  const router = Router();
  router.get('/token', async (request, response) => {
    const { resource, client_id: clientId, 'api-version': version } = request.query;
    if (request.get('x-identity-header') !== IDENTITY_HEADER) {
      response.status(401).json({ statusCode: 401, message: 'The identity header is missing or wrong.' });
      return;
    }
    if (version !== '2019-08-01' || clientId !== MANAGED_IDENTITY_CLIENT_ID || resource !== TOKEN_EXCHANGE) {
      response.status(400).json({ statusCode: 400, message: 'No managed identity was found for these parameters.' });
      return;
    }
    const { token, expiresOn } = await tokens.forManagedIdentity(TOKEN_EXCHANGE);
    response.json({
      access_token: token,
      client_id: clientId,
      expires_on: String(expiresOn),
      resource,
      token_type: 'Bearer',
    });
  });
  return router;
}
