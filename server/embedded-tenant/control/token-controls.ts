import type { Router } from 'express';
import { z } from 'zod';
import { API_URI, CLIENT_ID, TEAMS_WEB_CLIENT_ID, TENANT_ID } from '../identifiers.ts';
import { applicationById } from '../issuer/applications.ts';
import { OauthError } from '../issuer/oauth-error.ts';
import { bridgeRefusal, teamsRefusal } from '../issuer/refusals.ts';
import { delegatedGrant } from '../issuer/scopes.ts';
import type { Signer } from '../issuer/signer.ts';
import { signedIn } from '../issuer/token-endpoint.ts';
import type { Tokens } from '../issuer/tokens.ts';
import type { Directory } from '../people/directory.ts';
import type { SignIns } from '../state/sign-ins.ts';
import { ControlError } from './control-error.ts';

type Outside = {
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly signer: Signer;
  readonly signIns: SignIns;
};

const API_SCOPE = `${API_URI}/access_as_user`;
const signBody = z.strictObject({ claims: z.record(z.string(), z.unknown()), kid: z.string().optional() });
const ssoBody = z.looseObject({
  objectId: z.string(),
  silent: z.boolean().nullish(),
  claims: z.array(z.string()).nullish(),
});
/** MSAL's token request to a host carries more than is read here. */
const naaBody = z.looseObject({
  objectId: z.string(),
  clientId: z.string().default(CLIENT_ID),
  scope: z.string().default(API_SCOPE),
  nonce: z.string().optional(),
  claims: z.string().optional(),
  interactive: z.boolean().default(false),
});

/** Tokens as the hosts hand them to the pages inside them. */
export function tokenControls(router: Router, { directory, tokens, signer, signIns }: Outside): void {
  const tokenFor = async (objectId: string, clientId: string, scope: string, nonce?: string) => {
    try {
      const application = applicationById(clientId);
      if (!application) throw new ControlError(400, `There is no application ${clientId}.`);
      const person = signedIn(directory.person(objectId), objectId);
      return {
        person,
        answer: await tokens.forPerson(person, application, delegatedGrant(application, scope), { nonce }),
      };
    } catch (error) {
      if (error instanceof OauthError) throw new ControlError(403, error.message);
      throw error;
    }
  };
  /** A token with any claims at all, signed as the tenant's and the Bot Framework's own are. */
  router.post('/sign', async (request, response) => {
    const { claims, kid } = signBody.parse(request.body);
    response.json({ token: await signer.sign(claims, kid) });
  });
  /** What `authentication.getAuthToken` gives in Teams: the API's token, asked for by Teams itself. */
  router.post('/sso', async (request, response) => {
    const { silent, claims, ...asked } = ssoBody.parse(request.body);
    const objectId = signIns.accountOf(asked.objectId);
    const asking = silent ? 'silent' : 'interactive';
    const refused = signIns.answer({ via: 'teams', asking, objectId, claims: claims?.join(' ') ?? null });
    if (refused) {
      response.json({ refused: teamsRefusal(refused) });
      return;
    }
    const { answer } = await tokenFor(objectId, TEAMS_WEB_CLIENT_ID, API_SCOPE);
    response.json({ access_token: answer.access_token });
  });
  /** What the bridge of nested app authentication answers, with the account it is for. */
  router.post('/naa', async (request, response) => {
    const { clientId, scope, nonce, claims = null, interactive, ...asked } = naaBody.parse(request.body);
    const objectId = signIns.accountOf(asked.objectId);
    const asking = interactive ? 'interactive' : 'silent';
    const refused = signIns.answer({ via: 'nested', asking, objectId, claims });
    if (refused) {
      response.json({ refused: bridgeRefusal(refused) });
      return;
    }
    const { person, answer } = await tokenFor(objectId, clientId, scope, nonce);
    const { refresh_token: _kept, ...token } = answer;
    response.json({
      ...token,
      account: {
        environment: 'login.microsoftonline.com',
        homeAccountId: `${objectId}.${TENANT_ID}`,
        localAccountId: objectId,
        tenantId: TENANT_ID,
        username: person.userPrincipalName,
        name: person.displayName,
      },
    });
  });
}
