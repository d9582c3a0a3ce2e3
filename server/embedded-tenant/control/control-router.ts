import { type ErrorRequestHandler, json, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { BotEndpoint } from '../connector/bot-endpoint.ts';
import { siteUrl } from '../graph/sites.ts';
import { APP_NAME, CLIENT_ID, ORGANISATION, SITE_NAME, TEAMS_APP_ID, TENANT_ID } from '../identifiers.ts';
import type { Signer } from '../issuer/signer.ts';
import type { Tokens } from '../issuer/tokens.ts';
import type { ActionableMessages } from '../outlook/actionable-messages.ts';
import type { Directory } from '../people/directory.ts';
import type { Changes } from '../state/changes.ts';
import type { Chaos } from '../state/chaos.ts';
import type { Clock } from '../state/clock.ts';
import type { ConversationStore } from '../state/conversations.ts';
import type { Faults } from '../state/faults.ts';
import type { Library } from '../state/library.ts';
import type { Limits } from '../state/limits.ts';
import type { ListLooks } from '../state/list-looks.ts';
import type { ListStore } from '../state/lists.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import type { Notifications } from '../state/notifications.ts';
import type { Setup } from '../state/setup.ts';
import type { SignIns } from '../state/sign-ins.ts';
import { chaosControls } from './chaos-controls.ts';
import { ControlError } from './control-error.ts';
import { directoryControls } from './directory-controls.ts';
import { fileControls } from './file-controls.ts';
import { handEditControls } from './hand-edit-controls.ts';
import { listControls } from './list-controls.ts';
import { messageControls } from './message-controls.ts';
import { setupControls } from './setup-controls.ts';
import { signInControls } from './sign-in-controls.ts';
import { tokenControls } from './token-controls.ts';
import { weatherControls } from './weather-controls.ts';

export type Controlled = {
  readonly origin: string;
  readonly productUrl: () => string;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly conversations: ConversationStore;
  readonly mailboxes: Mailboxes;
  readonly notifications: Notifications;
  readonly lists: ListStore;
  readonly looks: ListLooks;
  readonly library: Library;
  readonly faults: Faults;
  readonly chaos: Chaos;
  readonly limits: Limits;
  readonly busy: { sharepoint: boolean };
  readonly setup: Setup;
  readonly signIns: SignIns;
  readonly tokens: Tokens;
  readonly signer: Signer;
  readonly bot: BotEndpoint;
  readonly actionable: ActionableMessages;
  readonly changes: Changes;
  readonly unknownCalls: readonly string[];
  readonly reset: () => void;
};

/** `/control`: what people and tests see and change of the tenant. It is not a part of Microsoft 365. */
export function controlRouter(outside: Controlled): Router {
  const router = Router();
  router.use(onlyJson, json({ limit: '4mb' }), tellChanges(outside.changes));
  router.get('/info', (_request, response) => {
    response.json({
      tenantId: TENANT_ID,
      clientId: CLIENT_ID,
      teamsAppId: TEAMS_APP_ID,
      productUrl: outside.productUrl(),
      siteName: SITE_NAME,
      siteUrl: siteUrl(outside.origin),
      appName: APP_NAME,
      organisation: ORGANISATION,
    });
  });
  directoryControls(router, outside);
  messageControls(router, outside);
  listControls(router, outside);
  handEditControls(router, outside);
  fileControls(router, outside);
  weatherControls(router, outside);
  setupControls(router, outside);
  chaosControls(router, outside);
  signInControls(router, outside);
  tokenControls(router, outside);
  router.get('/events', (_request, response) => outside.changes.listen(response));
  router.get('/unknown-calls', (_request, response) => {
    response.json({ calls: outside.unknownCalls });
  });
  router.post('/reset', (_request, response) => {
    outside.reset();
    response.status(204).end();
  });
  router.use((request) => {
    throw new ControlError(404, `There is no control ${request.method} ${request.path}.`);
  });
  router.use(answerError);
  return router;
}

/** Faults, limits and the like are kept nowhere, yet whoever watches the tenant wants to hear of them. */
function tellChanges(changes: Changes): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET') response.on('finish', changes.touch);
    next();
  };
}

/** A page of another origin can send a body only with leave from here, which it does not get, unless the body's type is a plain one. */
const onlyJson: RequestHandler = (request, _response, next) => {
  if (request.method === 'POST' && Number(request.get('content-length') ?? 0) > 0 && !request.is('application/json')) {
    throw new ControlError(415, 'Send JSON with the content type application/json.');
  }
  if (request.method === 'POST' && !sameOrigin(request.get('origin'), request.get('host'))) {
    throw new ControlError(403, 'Only the tenant’s own pages may use its controls.');
  }
  next();
};

function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || origin === `http://${host}`;
}

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof ControlError) response.status(error.status).json({ error: error.message });
  else if (error instanceof z.ZodError) response.status(400).json({ error: z.prettifyError(error) });
  else next(error);
};
