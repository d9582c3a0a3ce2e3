import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import { App, type AppOptions, ExpressAdapter, type IPlugin } from '@microsoft/teams.apps';
import type { Express } from 'express';
import type { Settings } from '#server/config/settings.ts';
import { Failure, type FailureCode } from '#src/domain/failure.ts';
import type { Credentials } from '../credentials.ts';
import type { Bot, Budgets } from '../ports.ts';
import { type CardAnswer, invokeResponse } from './card-answer.ts';
import { requireChannelToken } from './channel-token.ts';
import { createConnector } from './connector.ts';
import { type CardAction, readIncoming } from './incoming.ts';

export type BotHandlers = {
  onCardAction(action: CardAction): Promise<CardAnswer>;
  /** What to tell whoever pressed, in their language. It never rejects. */
  refusalWords(code: FailureCode, action: CardAction): Promise<string>;
  /** Told of anything a handler threw that is not a Failure. */
  onDefect?(error: unknown): void;
};

/**
 * Registers `POST /api/messages` on the given Express app, with our check of every token and then Microsoft's own, which
 * also compares its `serviceurl` with the activity's, and gives the bot's way out.
 */
export async function createBotApp(
  settings: Settings,
  credentials: Credentials,
  budgets: Budgets,
  express: Express,
  handlers: BotHandlers,
): Promise<{ readonly bot: Bot }> {
  express.post('/api/messages', requireChannelToken(settings));
  const app = new App({
    clientId: settings.botId,
    tenantId: settings.tenantId,
    cloud: withOverrides(PUBLIC, { openIdMetadataUrl: settings.botOpenIdUrl }),
    serviceUrl: settings.botServiceUrl,
    token: (scope) => credentials.appToken(String(scope)),
    httpServerAdapter: new ExpressAdapter(express, { logger: silent }),
    logger: silent,
    oauth: { fetchUserToken: false },
    dangerouslyAllowUnauthenticatedRequests: false,
  });
  app.use(async ({ activity }) => {
    const incoming = readIncoming(activity, settings.tenantId);
    switch (incoming.kind) {
      case 'refused':
        return { status: 403, body: { error: incoming.reason } };
      case 'card-action':
        return { status: 200, body: invokeResponse(await answer(handlers, incoming.action)) };
      case 'other':
        return { status: 200 };
    }
  });
  await app.initialize();
  return { bot: createConnector(settings, credentials, budgets) };
}

async function answer(handlers: BotHandlers, action: CardAction): Promise<CardAnswer> {
  try {
    return await handlers.onCardAction(action);
  } catch (error) {
    if (!(error instanceof Failure)) handlers.onDefect?.(error);
    const code = error instanceof Failure ? error.code : 'unexpected';
    return { kind: 'error', code, message: await handlers.refusalWords(code, action) };
  }
}

type Logger = NonNullable<AppOptions<IPlugin>['logger']>;

/** The SDK's logger prints whole activities, names and texts included. */
const silent: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  trace() {},
  log() {},
  child: () => silent,
};
