import { createHash } from 'node:crypto';
import { groupedCollection } from './grouped.ts';
import type { Store } from './store.ts';

export type Conversation = {
  readonly id: string;
  /** With the bot, or between two people. */
  readonly kind: 'bot' | 'person';
  readonly members: readonly string[];
  readonly createdAt: string;
};

export type ChatMessage = {
  readonly id: string;
  readonly conversationId: string;
  /** Null for the bot. */
  readonly fromObjectId: string | null;
  readonly at: string;
  readonly html: string | null;
  readonly summary: string | null;
  readonly cards: readonly object[];
  readonly updatedAt: string | null;
};

export type ConversationStore = {
  get(id: string): Conversation | undefined;
  /** The one chat of the bot and a person; made where it does not exist yet. */
  withBot(objectId: string): Conversation;
  /** The id of that chat, whether it is open yet or not. */
  botChatId(objectId: string): string;
  /** The one chat of two people: asking again gives the same one (GD chat-post.md). */
  between(one: string, other: string): Conversation;
  of(objectId: string): readonly Conversation[];
  messages(conversationId: string): readonly ChatMessage[];
  message(conversationId: string, messageId: string): ChatMessage | undefined;
  post(message: Omit<ChatMessage, 'id' | 'at' | 'updatedAt'>): ChatMessage;
  update(message: ChatMessage): void;
  /** The person's id in the bot's eyes, opaque to it. */
  teamsId(objectId: string): string;
};

const MOST_MESSAGES = 500;

export function createConversations(store: Store, now: () => Date): ConversationStore {
  const conversations = store.collection<Conversation>('conversations');
  const messages = groupedCollection<ChatMessage>(
    store,
    'messages',
    (message) => `${message.conversationId}/${message.id}`,
    (message) => message.conversationId,
    MOST_MESSAGES,
  );
  const byMember = new Map<string, Conversation[]>();
  const place = (conversation: Conversation) => {
    for (const member of conversation.members) {
      const known = byMember.get(member);
      if (known) known.push(conversation);
      else byMember.set(member, [conversation]);
    }
  };
  for (const conversation of conversations.values()) place(conversation);
  store.onClear(() => byMember.clear());
  let lastId = 0;

  const botChatId = (objectId: string) => `a:1${digest('chat', objectId)}`;
  const open = (id: string, kind: Conversation['kind'], members: readonly string[]) => {
    const known = conversations.get(id);
    if (known) return known;
    const conversation = { id, kind, members, createdAt: now().toISOString() };
    conversations.set(id, conversation);
    place(conversation);
    return conversation;
  };
  /** Teams' message ids are times in milliseconds; no two are alike here. */
  const nextId = (at: Date) => {
    lastId = Math.max(lastId + 1, at.getTime());
    return String(lastId);
  };

  return {
    get: (id) => conversations.get(id),
    withBot: (objectId) => open(botChatId(objectId), 'bot', [objectId]),
    botChatId,
    between(one, other) {
      const [first = one, second = other] = [one, other].sort();
      return open(`19:${first}_${second}@unq.gbl.spaces`, 'person', [first, second]);
    },
    of: (objectId) => [...(byMember.get(objectId) ?? [])],
    messages: (conversationId) => messages.of(conversationId),
    message: (conversationId, messageId) => messages.get(`${conversationId}/${messageId}`),
    post(message) {
      const at = now();
      let id = nextId(at);
      while (messages.get(`${message.conversationId}/${id}`)) id = nextId(at);
      const posted = { ...message, id, at: at.toISOString(), updatedAt: null };
      messages.set(`${posted.conversationId}/${id}`, posted);
      return posted;
    },
    update(message) {
      messages.set(`${message.conversationId}/${message.id}`, { ...message, updatedAt: now().toISOString() });
    },
    teamsId: (objectId) => `29:1${digest('person', objectId)}`,
  };
}

function digest(what: string, objectId: string): string {
  return createHash('sha256').update(`${what} ${objectId}`).digest('base64url');
}
