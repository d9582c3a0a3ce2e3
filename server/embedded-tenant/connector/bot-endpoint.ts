import { randomUUID } from 'node:crypto';
import { APP_NAME, CLIENT_ID, TENANT_ID } from '../identifiers.ts';
import type { Tokens } from '../issuer/tokens.ts';
import type { Directory } from '../people/directory.ts';
import type { DirectoryPerson } from '../people/person.ts';
import type { ConversationStore } from '../state/conversations.ts';

export type CardAction = {
  readonly objectId: string;
  readonly conversationId: string;
  readonly activityId: string;
  readonly action: { readonly verb: string; readonly data?: unknown; readonly id?: string | undefined };
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly trigger: 'manual' | 'automatic';
};

export type BotAnswer = { readonly status: number; readonly body: unknown };

/** What Teams sends to the bot. */
export type BotEndpoint = {
  /** The `adaptiveCard/action` invoke of a button or of a card's refresh (MT universal-actions, AC universal-action-model.md). */
  invoke(action: CardAction): Promise<BotAnswer>;
  /** That the app was installed for a person; nobody waits for it. */
  announceInstallation(objectId: string): void;
  close(): void;
};

type Outside = {
  readonly serviceUrl: string;
  readonly productUrl: () => string;
  readonly tokens: Tokens;
  readonly directory: Directory;
  readonly conversations: ConversationStore;
  readonly now: () => Date;
  readonly tokenTime: () => Date;
};

/** Teams gives a bot this long before the person sees an error. */
const TIMEOUT_MS = 15_000;
const TOKEN_HELD_MS = 10 * 60_000;

export function createBotEndpoint(outside: Outside): BotEndpoint {
  const { serviceUrl, tokens, directory, conversations } = outside;
  const closing = new AbortController();
  let held: { readonly token: Promise<string>; readonly until: number } | null = null;
  /** One token for many activities, as the connector has them as well. */
  const botToken = (): Promise<string> => {
    const time = outside.tokenTime().getTime();
    if (!held || held.until < time) held = { token: tokens.forBot(serviceUrl), until: time + TOKEN_HELD_MS };
    return held.token;
  };

  const post = async (activity: object): Promise<BotAnswer> => {
    const token = await botToken();
    const response = await fetch(`${outside.productUrl()}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return { status: response.status, body: readJson(await response.text()) };
  };
  const activityFrom = (person: DirectoryPerson) => ({
    id: randomUUID(),
    timestamp: outside.now().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: conversations.teamsId(person.objectId), aadObjectId: person.objectId, name: person.displayName },
    recipient: { id: `28:${CLIENT_ID}`, name: APP_NAME },
    conversation: {
      id: conversations.withBot(person.objectId).id,
      conversationType: 'personal',
      tenantId: TENANT_ID,
    },
    channelData: { tenant: { id: TENANT_ID } },
    locale: 'en-GB',
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: 'Europe/London' }],
  });

  return {
    invoke({ objectId, activityId, action, inputs, trigger }) {
      const person = directory.person(objectId);
      if (!person) throw new Error(`No person ${objectId}`);
      const data = { ...(isRecord(action.data) ? action.data : {}), ...inputs };
      return post({
        ...activityFrom(person),
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: activityId,
        value: { action: { type: 'Action.Execute', id: action.id ?? '', verb: action.verb, data }, trigger },
      });
    },
    announceInstallation(objectId) {
      const person = directory.person(objectId);
      if (!person) return;
      const activity = activityFrom(person);
      const joined = [activity.recipient, activity.from];
      const announce = async () => {
        await post({ ...activity, type: 'conversationUpdate', membersAdded: joined });
        await post({ ...activity, id: randomUUID(), type: 'installationUpdate', action: 'add' });
      };
      // A bot that cannot be reached misses the news, as it would in Teams.
      announce().catch(() => undefined);
    },
    close: () => closing.abort(),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}

function readJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
