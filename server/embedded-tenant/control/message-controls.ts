import type { Router } from 'express';
import { z } from 'zod';
import type { BotEndpoint } from '../connector/bot-endpoint.ts';
import { APP_NAME } from '../identifiers.ts';
import { type ActionableMessages, NotPressable } from '../outlook/actionable-messages.ts';
import type { Directory } from '../people/directory.ts';
import type { ChatMessage, Conversation, ConversationStore } from '../state/conversations.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import type { Notifications } from '../state/notifications.ts';
import { ControlError } from './control-error.ts';

type Outside = {
  readonly directory: Directory;
  readonly conversations: ConversationStore;
  readonly mailboxes: Mailboxes;
  readonly notifications: Notifications;
  readonly bot: BotEndpoint;
  readonly actionable: ActionableMessages;
};

const invokeBody = z.strictObject({
  objectId: z.string(),
  conversationId: z.string(),
  activityId: z.string(),
  action: z.looseObject({ verb: z.string(), data: z.unknown().optional(), id: z.string().optional() }),
  inputs: z.record(z.string(), z.unknown()).default({}),
  trigger: z.enum(['manual', 'automatic']),
});

const pressBody = z.strictObject({ url: z.url(), method: z.literal('POST'), body: z.string() });

/** What a person has before them in Teams and Outlook, and what they do with it. */
export function messageControls(router: Router, outside: Outside): void {
  const { conversations, mailboxes, notifications, bot } = outside;
  router.get('/chats/:objectId', (request, response) => {
    const chats = conversations
      .of(request.params.objectId)
      .map((chat) => shownChat(outside, chat, request.params.objectId))
      .sort((one, other) => lastTime(other).localeCompare(lastTime(one)));
    response.json({ chats });
  });
  router.post('/cards/invoke', async (request, response) => {
    const asked = invokeBody.parse(request.body);
    const conversation = conversations.get(asked.conversationId);
    if (
      !conversation?.members.includes(asked.objectId) ||
      !conversations.message(asked.conversationId, asked.activityId)
    ) {
      throw new ControlError(404, 'This person has no such card.');
    }
    if (conversation.kind !== 'bot') {
      throw new ControlError(409, 'A card that a person sent has no bot behind it: its Action.Execute goes nowhere.');
    }
    const { verb, data, id } = asked.action;
    const answer = await bot.invoke({ ...asked, action: { verb, data, id } }).catch((error: unknown) => {
      throw new ControlError(504, `The bot did not answer: ${error instanceof Error ? error.message : String(error)}`);
    });
    response.json(answer);
  });
  /** How much reached everybody, for who has no need of the messages themselves. */
  router.get('/received', (_request, response) => {
    const people = [...outside.directory.people()].map(({ objectId }) => ({
      objectId,
      cards: conversations
        .of(objectId)
        .flatMap(({ id }) => conversations.messages(id))
        .filter(({ cards }) => cards.length > 0).length,
      mails: mailboxes.inbox(objectId).length,
      notifications: notifications.of(objectId).length,
    }));
    response.json({ people });
  });
  router.get('/mailboxes/:objectId', (request, response) => {
    const messages = mailboxes
      .inbox(request.params.objectId)
      .map(({ deliverAt, owner: _owner, ...mail }) => ({ ...mail, receivedAt: deliverAt }));
    response.json({ messages });
  });
  router.post('/mailboxes/:objectId/:id/read', (request, response) => {
    if (!mailboxes.markRead(request.params.objectId, request.params.id))
      throw new ControlError(404, 'There is no such message.');
    response.status(204).end();
  });
  /** A press of a button in a message, by the owner of the mailbox. */
  router.post('/mailboxes/:objectId/:id/press', async (request, response) => {
    const { objectId, id } = request.params;
    const person = outside.directory.person(objectId);
    const mail = mailboxes.find(objectId, id);
    if (!person || !mail) throw new ControlError(404, 'There is no such message.');
    const answer = outside.actionable.press(person, mail, pressBody.parse(request.body));
    response.json(
      await answer.catch((error: unknown) => {
        if (error instanceof NotPressable) throw new ControlError(409, error.message);
        throw new ControlError(504, `The target did not answer: ${String(error)}`);
      }),
    );
  });
  router.get('/activity/:objectId', (request, response) => {
    const shown = notifications.of(request.params.objectId);
    response.json({
      notifications: shown.map(({ id, at, preview, text, webUrl }) => ({ id, at, preview, text, webUrl })),
    });
  });
}

/** Names of people are looked up as they are now. */
function shownChat({ directory, conversations }: Outside, chat: Conversation, objectId: string) {
  const nameOf = (id: string) => directory.person(id)?.displayName ?? '';
  const other = chat.members.find((member) => member !== objectId) ?? null;
  return {
    id: chat.id,
    kind: chat.kind,
    title: chat.kind === 'bot' ? APP_NAME : nameOf(other ?? ''),
    withObjectId: other,
    createdAt: chat.createdAt,
    messages: conversations.messages(chat.id).map((message) => shownMessage(message, nameOf)),
  };
}

function shownMessage(message: ChatMessage, nameOf: (objectId: string) => string) {
  const { id, fromObjectId, at, html, summary, cards, updatedAt } = message;
  const from =
    fromObjectId === null
      ? { name: APP_NAME, kind: 'bot', objectId: null }
      : { name: nameOf(fromObjectId), kind: 'user', objectId: fromObjectId };
  return { id, from, at, html, summary, cards, updatedAt };
}

function lastTime(chat: { readonly createdAt: string; readonly messages: readonly { readonly at: string }[] }): string {
  return chat.messages.at(-1)?.at ?? chat.createdAt;
}
