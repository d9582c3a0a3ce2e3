import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { DeliveryError, type DeliveryFault } from '#src/domain/delivery.ts';
import type { Credentials } from '../credentials.ts';
import { userAgent } from '../graph/client.ts';
import type { Bot, Budgets, Card, Leaving, Urgency } from '../ports.ts';
import { retryAfterSeconds } from '../retry-after.ts';
import { trustedServiceUrl } from './service-url.ts';

const botScope = 'https://api.botframework.com/.default';
const answerWithin = 15_000;
/** Seconds to wait where the connector is throttling and named none. */
const usualWait = 2;

const conversation = z.object({ id: z.string(), serviceUrl: z.string().optional() });
const sent = z.object({ id: z.string() });

/**
 * The three calls of the Bot Connector the product makes. They are made here and not through the Teams SDK, which calls
 * one service address for all chats and gives no way to end a call that hangs.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function createConnector(settings: Settings, credentials: Credentials, budgets: Budgets): Bot {
  const call = async (
    method: string,
    address: string,
    body: unknown,
    { urgency = 'bulk', onWire, booked = false }: Leaving & { readonly urgency?: Urgency } = {},
  ): Promise<unknown> => {
    const token = await credentials.appToken(botScope).catch(throwSignInFailed);
    if (!booked) await budgets.spend('bot', 1, urgency);
    await onWire?.();
    const response = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'user-agent': userAgent },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithin),
    }).catch(throwUnanswered);
    const text = await response.text().catch(throwUnanswered);
    if (!response.ok) {
      const refused = refusal(response, text);
      if (refused.fault === 'throttled') await budgets.throttled('bot', refused.retryAfter ?? usualWait);
      throw refused;
    }
    return text === '' ? null : JSON.parse(text);
  };
  const conversations = (serviceUrl: string) =>
    `${trustedServiceUrl(serviceUrl, settings.botServiceUrl)}/v3/conversations`;
  const activities = (chat: { conversationId: string; serviceUrl: string }) =>
    `${conversations(chat.serviceUrl)}/${encodeURIComponent(chat.conversationId)}/activities`;
  return {
    /** In the personal scope a person is named by Entra object id: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
    async openChat(person) {
      const answer = conversation.parse(
        await call('POST', conversations(settings.botServiceUrl), {
          isGroup: false,
          bot: { id: settings.botId },
          members: [{ id: person.objectId }],
          tenantId: person.tenantId,
          channelData: { tenant: { id: person.tenantId } },
        }),
      );
      return {
        conversationId: answer.id,
        serviceUrl: trustedServiceUrl(answer.serviceUrl, settings.botServiceUrl),
      };
    },
    async sendCard(chat, card, summary, leaving) {
      return sent.parse(await call('POST', activities(chat), message(card, summary), leaving)).id;
    },
    async updateCard(chat, activityId, card, summary, urgency = 'bulk') {
      const body = { ...message(card, summary), id: activityId };
      await call('PUT', `${activities(chat)}/${encodeURIComponent(activityId)}`, body, { urgency });
    },
  };
}

function message(card: Card, summary: string) {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

function throwSignInFailed(error: unknown): never {
  throw new DeliveryError('unavailable', `The bot could not sign in: ${reasonOf(error)}`);
}

/** A connection that was never made has sent nothing; any other may have. */
function throwUnanswered(error: unknown): never {
  const cause = error instanceof Error ? error.cause : null;
  const unmade = cause instanceof Error && 'code' in cause && unmadeConnections.has(String(cause.code));
  throw new DeliveryError('unavailable', `The bot connector gave no answer: ${reasonOf(error)}`, null, !unmade);
}

const unmadeConnections: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * What a refusal means. The code of a 403 stands in `error.code`, in `subCode`, or inside a text that is JSON itself,
 * and a blocked bot carries both names, so they are looked for in the whole answer, the narrower one first.
 */
function refusal(response: Response, text: string): DeliveryError {
  const wait = retryAfterSeconds(response.headers);
  const said = `The bot connector answered ${response.status}: ${text.slice(0, 300)}`;
  if (response.status === 429) return new DeliveryError('throttled', said, wait);
  // Only 503 and 412 say that nothing was done: https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4
  const uncertain = response.status >= 500 && response.status !== 503;
  if (uncertain || response.status === 503 || response.status === 412)
    return new DeliveryError('unavailable', said, wait, uncertain);
  return new DeliveryError(meaningOf(response.status, text), said);
}

function meaningOf(status: number, text: string): DeliveryFault {
  if (status === 403 && text.includes('MessageWritesBlocked')) return 'bot-blocked';
  if (status === 403 && /ForbiddenOperationException|BotDisabledByAdmin|BotNotInConversationRoster/.test(text)) {
    return 'app-not-installable';
  }
  return status === 404 ? 'person-gone' : 'refused';
}
