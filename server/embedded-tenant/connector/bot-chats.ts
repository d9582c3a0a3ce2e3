import { CATALOGUE_APP_ID, TENANT_ID } from '../identifiers.ts';
import type { Directory } from '../people/directory.ts';
import type { DirectoryPerson } from '../people/person.ts';
import type { Chaos } from '../state/chaos.ts';
import type { ChatMessage, Conversation, ConversationStore } from '../state/conversations.ts';
import type { Installations } from '../state/installations.ts';
import { ConnectorError, messageWritesBlocked } from './connector-error.ts';
import { type ActivityBody, activityBody, newConversation } from './conversation-requests.ts';

export type BotChats = {
  /** @throws ConnectorError */
  create(body: unknown): Conversation;
  find(conversationId: string): { readonly conversation: Conversation; readonly person: DirectoryPerson };
  send(conversationId: string, body: unknown): ChatMessage | null;
  update(conversationId: string, activityId: string, body: unknown): ChatMessage;
  remove(conversationId: string, activityId: string): void;
};

type Outside = {
  readonly directory: Directory;
  readonly installations: Installations;
  readonly conversations: ConversationStore;
  readonly chaos: Chaos;
};

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
/** About 100 KB in UTF-16 (MT format-your-bot-messages.md). */
const MOST_UTF16_BYTES = 100 * 1024;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The bot's side of personal chats (MT send-proactive-messages.md). */
export function createBotChats({ directory, installations, conversations, chaos }: Outside): BotChats {
  const personOf = (id: string): DirectoryPerson => {
    const person = GUID.test(id)
      ? directory.person(id)
      : [...directory.people()].find(({ objectId }) => conversations.teamsId(objectId) === id);
    if (!person) throw new ConnectorError(400, 'BadSyntax', 'Failed to decrypt pairwise id');
    return person;
  };
  /** What the connector answers for one whose Teams licence was taken away after the installation is not documented. */
  const checkInstalled = ({ objectId, noTeamsLicence }: DirectoryPerson) => {
    const installed = installations.find(objectId, CATALOGUE_APP_ID) && chaos.refusalOf(objectId) !== 'not-installed';
    if (installed && !noTeamsLicence) return;
    throw new ConnectorError(
      403,
      'ForbiddenOperationException',
      'The bot is not installed in the user’s personal scope.',
    );
  };
  const find: BotChats['find'] = (conversationId) => {
    const conversation = conversations.get(conversationId);
    const person = directory.person(conversation?.members[0] ?? '');
    if (conversation?.kind !== 'bot' || !person) {
      throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
    }
    return { conversation, person };
  };
  const existing = (conversationId: string, activityId: string) => {
    const message = conversations.message(conversationId, activityId);
    if (!message || message.fromObjectId !== null)
      throw new ConnectorError(404, 'ActivityNotFoundInConversation', 'Activity not found.');
    return message;
  };
  const mayWrite = (conversationId: string) => {
    const { conversation, person } = find(conversationId);
    if (person.botBlocked || chaos.refusalOf(person.objectId) === 'bot-blocked') throw messageWritesBlocked();
    checkInstalled(person);
    return conversation;
  };

  return {
    create(body) {
      const asked = parse(newConversation, body);
      const [member, ...others] = asked.members ?? [];
      if (asked.isGroup || !member || others.length > 0) {
        throw new ConnectorError(400, 'BadSyntax', 'A personal conversation has exactly one member besides the bot.');
      }
      const tenantId = asked.tenantId ?? asked.channelData?.tenant?.id;
      if (tenantId !== TENANT_ID) throw new ConnectorError(400, 'BadSyntax', 'The tenant id is missing or wrong.');
      const person = personOf(member.id);
      checkInstalled(person);
      return conversations.withBot(person.objectId);
    },
    find,
    send(conversationId, body) {
      const conversation = mayWrite(conversationId);
      const activity = parse(activityBody, body);
      checkSize(body);
      if (activity.type !== 'message') return null;
      return conversations.post({ conversationId: conversation.id, fromObjectId: null, ...contentOf(activity) });
    },
    update(conversationId, activityId, body) {
      mayWrite(conversationId);
      const activity = parse(activityBody, body);
      checkSize(body);
      const message = { ...existing(conversationId, activityId), ...contentOf(activity) };
      conversations.update(message);
      return message;
    },
    remove(conversationId, activityId) {
      mayWrite(conversationId);
      const message = existing(conversationId, activityId);
      conversations.update({ ...message, html: '<em>This message has been deleted.</em>', summary: null, cards: [] });
    },
  };
}

function checkSize(body: unknown): void {
  if (JSON.stringify(body).length * 2 > MOST_UTF16_BYTES) {
    throw new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.');
  }
}

function contentOf({ text, summary, attachments }: ActivityBody): Pick<ChatMessage, 'html' | 'summary' | 'cards'> {
  const cards = (attachments ?? []).map(({ contentType, content }) => {
    if (contentType !== ADAPTIVE_CARD || content === null || typeof content !== 'object') {
      throw new ConnectorError(
        400,
        'BadSyntax',
        `Unknown attachment type '${contentType}', or a card without content.`,
      );
    }
    return content;
  });
  if (cards.length === 0 && !text)
    throw new ConnectorError(400, 'BadSyntax', 'Activity must have a text or an attachment.');
  return { html: text ?? null, summary: summary ?? null, cards };
}

function parse<T>(
  schema: { safeParse(body: unknown): { success: true; data: T } | { success: false; error: Error } },
  body: unknown,
): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ConnectorError(400, 'BadSyntax', parsed.error.message);
}
