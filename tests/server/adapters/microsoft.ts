import { createServer } from 'node:http';
import express from 'express';
import { expect } from 'vitest';
import { createBotApp } from '#server/adapters/bot/bot-app.ts';
import type { CardAction } from '#server/adapters/bot/incoming.ts';
import { createCredentials } from '#server/adapters/credentials.ts';
import { createGraph } from '#server/adapters/graph/client.ts';
import { createDirectory } from '#server/adapters/graph/directory.ts';
import { createSenderChat } from '#server/adapters/graph/sender-chat.ts';
import { createTeamsApp } from '#server/adapters/graph/teams-app.ts';
import { createMailer } from '#server/adapters/mail/mailer.ts';
import type {
  Bot,
  Budgets,
  Directory,
  Mailer,
  Originals,
  Register,
  SenderChat,
  TeamsApp,
} from '#server/adapters/ports.ts';
import { createOriginals } from '#server/adapters/sharepoint/originals.ts';
import { createRegister } from '#server/adapters/sharepoint/register.ts';
import { readSettings, type Settings } from '#server/config/settings.ts';
import { createTenant } from '#server/embedded-tenant/create-tenant.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { type Control, controlOf } from '#tests/support/control.ts';
import { closed, listening } from './channel.ts';

export type Microsoft = {
  readonly directory: Directory;
  readonly teamsApp: TeamsApp;
  readonly bot: Bot;
  readonly mailer: Mailer;
  readonly senderChat: SenderChat;
  readonly register: Register;
  readonly originals: Originals;
  readonly settings: Settings;
  readonly control: Control;
  readonly graph: ReturnType<typeof createGraph>;
  readonly credentials: ReturnType<typeof createCredentials>;
  /** Milliseconds the Graph client waited before it asked again; no test waits for them. */
  readonly waits: readonly number[];
  readonly pressed: readonly CardAction[];
  /** A person as the adapters name them, by the first part of their user principal name. */
  key(name: string): Promise<PersonKey>;
  /** A token of that person for the product's API. */
  apiToken(name: string): Promise<string>;
  /** Ends the tenant, which must have known every call. */
  close(): Promise<void>;
};

/** A tenant of its own with every adapter in front of it, all over HTTP. */
export async function openMicrosoft(environment: Record<string, string> = {}): Promise<Microsoft> {
  const app = express();
  const server = createServer(app);
  const productUrl = await listening(server);
  const tenant = await createTenant({ port: 0, dataDir: null, productUrl });
  const control = controlOf(tenant.origin);
  await control.limits(0);
  const settings = readSettings({ ...tenant.environment, ...environment });
  const waits: number[] = [];
  const pressed: CardAction[] = [];
  const sleep = async (milliseconds: number) => void waits.push(milliseconds);
  const credentials = createCredentials(settings);
  const graph = createGraph(settings, credentials.appToken, sleep);
  const budgets: Budgets = { spend: async () => undefined, throttled: async () => undefined };
  const { bot } = await createBotApp(settings, credentials, budgets, app, {
    onCardAction: async (action) => {
      pressed.push(action);
      return { kind: 'card', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };
    },
    refusalWords: async (code) => code,
  });
  return {
    settings,
    control,
    graph,
    credentials,
    waits,
    pressed,
    directory: createDirectory(settings, graph, budgets),
    teamsApp: createTeamsApp(settings, graph, budgets),
    bot,
    mailer: createMailer(settings, graph, budgets),
    senderChat: createSenderChat(settings, credentials, sleep, budgets),
    register: createRegister(settings, graph, budgets),
    originals: createOriginals(settings, graph, budgets),
    async key(name) {
      return { tenantId: settings.tenantId, objectId: (await control.person(name)).objectId };
    },
    async apiToken(name) {
      const { userPrincipalName } = await control.person(name);
      const response = await fetch(`${tenant.origin}/${settings.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'password',
          client_id: settings.clientId,
          username: userPrincipalName,
          scope: `${settings.apiUri}/access_as_user`,
        }),
      });
      return ((await response.json()) as { access_token: string }).access_token;
    },
    async close() {
      expect(await control.unknownCalls()).toEqual([]);
      await tenant.close();
      await closed(server);
    },
  };
}

/** A rejection of the expected kind, as a plain object to compare. */
export function refusal(fault: string, retryAfter: number | null = null) {
  return expect.objectContaining({ name: 'DeliveryError', fault, retryAfter });
}
