import { type ErrorRequestHandler, json, type Request, type RequestHandler, Router } from 'express';
import { BOT_FRAMEWORK, CLIENT_ID, TENANT_ID } from '../identifiers.ts';
import { rememberTokens } from '../issuer/remembered.ts';
import type { Tokens } from '../issuer/tokens.ts';
import type { DirectoryPerson } from '../people/person.ts';
import type { Chaos } from '../state/chaos.ts';
import type { ConversationStore } from '../state/conversations.ts';
import type { ExchangeLog } from '../state/exchange-log.ts';
import type { Faults } from '../state/faults.ts';
import { faultsOf } from '../state/faults-handler.ts';
import type { Limits } from '../state/limits.ts';
import type { BotChats } from './bot-chats.ts';
import { chaosOf } from './chaos-handler.ts';
import { ConnectorError } from './connector-error.ts';
import { limited } from './limited.ts';

type Outside = {
  readonly serviceUrl: string;
  readonly chats: BotChats;
  readonly conversations: ConversationStore;
  readonly tokens: Tokens;
  readonly tokenTime: () => Date;
  readonly limits: Limits;
  readonly faults: Faults;
  readonly chaos: Chaos;
  readonly onUnknown: (call: string) => void;
  readonly log: ExchangeLog;
};

/** The Bot Connector's REST API under `/connector`, as far as a bot in personal chats needs it. */
export function connectorRouter(outside: Outside): Router {
  const { chats, conversations, serviceUrl } = outside;
  const router = Router();
  router.use(
    json({ limit: '1mb' }),
    logged(outside.log, serviceUrl),
    faultsOf(outside.faults),
    chaosOf(outside.chaos),
    authenticated(outside.tokens, outside.tokenTime),
    limited(outside.limits, conversations),
  );

  router.post('/v3/conversations', (request, response) => {
    const conversation = chats.create(request.body);
    response.status(201).json({ id: conversation.id, serviceUrl });
  });
  router.post('/v3/conversations/:id/activities{/:replyTo}', (request, response) => {
    const message = chats.send(idOf(request), request.body);
    response.status(201).json(message ? { id: message.id } : {});
  });
  router.put('/v3/conversations/:id/activities/:activityId', (request, response) => {
    const message = chats.update(idOf(request), String(request.params.activityId), request.body);
    response.json({ id: message.id });
  });
  router.delete('/v3/conversations/:id/activities/:activityId', (request, response) => {
    chats.remove(idOf(request), String(request.params.activityId));
    response.status(200).send();
  });
  router.get('/v3/conversations/:id/members{/:memberId}', (request, response) => {
    const { person } = chats.find(idOf(request));
    const member = teamsMember(person, conversations);
    response.json(request.params.memberId ? member : [member]);
  });
  router.get('/v3/conversations/:id/pagedmembers', (request, response) => {
    const { person } = chats.find(idOf(request));
    response.json({ members: [teamsMember(person, conversations)] });
  });
  router.use((request) => {
    outside.onUnknown(`connector ${request.method} ${request.path}`);
    throw new ConnectorError(
      501,
      'NotImplemented',
      `The embedded tenant does not know ${request.method} ${request.path}.`,
    );
  });
  router.use(answerError);
  return router;
}

function logged(log: ExchangeLog, serviceUrl: string): RequestHandler {
  return (request, response, next) => {
    const { method, path, body } = request;
    response.on('close', () =>
      log({ method, url: `${serviceUrl}${path}`, body, status: response.statusCode, response: null }),
    );
    next();
  };
}

/** MT get-teams-context.md: what a bot may know of a member of its chat. */
function teamsMember(person: DirectoryPerson, conversations: ConversationStore) {
  return {
    id: conversations.teamsId(person.objectId),
    name: person.displayName,
    objectId: person.objectId,
    aadObjectId: person.objectId,
    givenName: person.givenName,
    surname: person.surname,
    email: person.mail ?? undefined,
    userPrincipalName: person.userPrincipalName,
    tenantId: TENANT_ID,
    userRole: person.userType === 'Guest' ? 'guest' : 'user',
  };
}

function authenticated(tokens: Tokens, now: () => Date): RequestHandler {
  const callerOf = rememberTokens(async (token) => {
    const claims = await tokens.readAccess(token, BOT_FRAMEWORK);
    return { clientId: claims.azp, expiresAt: new Date((claims.exp ?? 0) * 1_000) };
  }, now);
  return async (request, _response, next) => {
    const token = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    const caller = token ? await callerOf(token).catch(() => null) : null;
    if (!caller) throw new ConnectorError(401, 'Unauthorized', 'Authorization has been denied for this request.');
    if (caller.clientId !== CLIENT_ID)
      throw new ConnectorError(403, 'BotNotRegistered', 'The application is no registered bot.');
    next();
  };
}

function idOf(request: Request): string {
  return String(request.params.id);
}

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof ConnectorError)) {
    next(error);
    return;
  }
  response.status(error.status).set(error.headers).json(error.body);
};
