import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import type { Credentials } from '../credentials.ts';
import type { Budgets, Card, SenderChat } from '../ports.ts';
import { createGraph, graphOrigin } from './client.ts';
import { graphPath } from './graph-path.ts';
import { deliveryError, GraphRefusal } from './graph-refusal.ts';
import type { Sleep } from './retry-safely.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';
/** Seconds to wait where Graph is throttling and named none. */
const usualWait = 2;
const created = z.object({ id: z.string() });
/** Graph lets no app write in a chat on its own account; these are the sender's own, delegated permissions. */
const scopes = [`${graphOrigin}/Chat.Create`, `${graphOrigin}/ChatMessage.Send`];

/** Posts cards in the name of the person who sends, by the on-behalf-of flow. */
export function createSenderChat(
  settings: Settings,
  credentials: Credentials,
  sleep: Sleep,
  budgets: Budgets,
): SenderChat {
  return {
    async post(userToken, sender, to, card, summary, { onWire } = {}) {
      const token = await senderToken(credentials, userToken);
      const graph = createGraph(settings, async () => token, sleep);
      try {
        // Microsoft's row of limits for chat messages leads to both calls, so both are taken to share it.
        await budgets.spend('chat-message', 1, 'bulk');
        // One chat exists for each pair of people, and this call gives it: https://learn.microsoft.com/graph/api/chat-post
        const chat = created.parse(
          await graph.post(graphPath`/chats`, { chatType: 'oneOnOne', members: [sender, to].map(member) }),
        );
        await budgets.spend('chat-message', 1, 'bulk');
        await onWire?.();
        // https://learn.microsoft.com/graph/api/chat-post-messages
        const message = created.parse(
          await graph.post(graphPath`/chats/${chat.id}/messages`, messageWith(card, summary)),
        );
        return { chatId: chat.id, messageId: message.id };
      } catch (error) {
        if (error instanceof GraphRefusal && error.throttled) {
          await budgets.throttled('chat-message', error.retryAfter ?? usualWait);
        }
        throw deliveryError(error, { 401: 'sender-signed-out', 404: 'person-gone' });
      }
    },
  };
}

async function senderToken(credentials: Credentials, userToken: string): Promise<string> {
  try {
    return await credentials.onBehalfOf(userToken, scopes);
  } catch (error) {
    if (error instanceof Failure && error.code === 'sender-sign-in-needed') {
      throw new DeliveryError('sender-signed-out', error.message);
    }
    throw deliveryError(error);
  }
}

function member(person: PersonKey) {
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: ['owner'],
    'user@odata.bind': `${graphOrigin}/v1.0/users('${encodeURIComponent(person.objectId)}')`,
  };
}

/** The words before the card are what a notification shows, and what stands where a card cannot. */
function messageWith(card: Card, summary: string) {
  const id = randomUUID();
  return {
    body: { contentType: 'html', content: `<p>${escapeHtml(summary)}</p><attachment id="${id}"></attachment>` },
    attachments: [{ id, contentType: cardType, contentUrl: null, content: JSON.stringify(card) }],
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
