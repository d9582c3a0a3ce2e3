import type { Bot, BotChat, Leaving, Mailer, SenderChat, TeamsApp } from '#server/adapters/ports.ts';
import type { ClaimedDelivery } from '#server/store/claim-deliveries.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import type { Sent } from './deliver-outcome.ts';
import type { ShownRequest } from './personal-changes.ts';
import type { RequestMessages } from './request-messages.ts';
import type { SenderTokens } from './sender-tokens.ts';

export type Ways = {
  readonly teamsApp: TeamsApp;
  readonly bot: Bot;
  readonly mailer: Mailer;
  readonly senderChat: SenderChat;
  readonly senders: SenderTokens;
  readonly messages: RequestMessages;
};

const nowhere: Sent = { conversationId: null, serviceUrl: null, activityId: null };

/** Sends one message its way. `remember` hears of the bot's chat with the person as soon as it is open. @throws DeliveryError */
export async function send(
  ways: Ways,
  row: ClaimedDelivery,
  asked: ShownRequest,
  leaving: Leaving,
  remember: (chat: BotChat) => void,
): Promise<Sent> {
  switch (row.rung) {
    case 'teams':
      return sendFromApp(ways, row, asked, leaving, remember);
    case 'chat':
      return sendFromSender(ways, asked, leaving);
    case 'mail': {
      if (asked.person.mail === null) throw new DeliveryError('no-mailbox', 'The directory holds no mail address.');
      const message = ways.messages.mail(asked);
      await ways.mailer.send({ to: asked.person.mail, ...message, requestId: asked.request.id }, leaving);
      return nowhere;
    }
    case 'plain-mail': {
      const to = asked.person.otherMail;
      if (to === null) throw new DeliveryError('no-other-mail', 'The directory holds no other address.');
      await ways.mailer.send({ to, ...ways.messages.plainMail(asked) }, leaving);
      return nowhere;
    }
    case 'slip':
      // Printed by the school: from now on it is on its list.
      return nowhere;
  }
}

async function sendFromApp(
  { teamsApp, bot, messages }: Ways,
  { chat: known, attempts }: ClaimedDelivery,
  asked: ShownRequest,
  leaving: Leaving,
  remember: (chat: BotChat) => void,
): Promise<Sent> {
  const card = messages.card(asked);
  const summary = messages.summary(asked);
  if (known) {
    const activityId = await bot.sendCard(known, card, summary, leaving).catch(nullWhereAppIsGone);
    if (activityId !== null) return { ...known, activityId };
  }
  // An earlier try may have come as far as the installation; the chat tells.
  const open = () => bot.openChat(asked.person);
  const early = attempts > 1 && !known ? await open().catch(nullWhereAppIsGone) : null;
  if (!early) await teamsApp.installFor(asked.person.objectId);
  const chat = early ?? (await open());
  remember(chat);
  return { ...chat, activityId: await bot.sendCard(chat, card, summary, leaving) };
}

/** A person may take the app away after the chat was opened: it is installed once more before anything is given up. */
function nullWhereAppIsGone(error: unknown): null {
  if (error instanceof DeliveryError && (error.fault === 'app-not-installable' || error.fault === 'person-gone'))
    return null;
  throw error;
}

async function sendFromSender(
  { senders, senderChat, messages }: Ways,
  asked: ShownRequest,
  leaving: Leaving,
): Promise<Sent> {
  const sender = senders.of(asked.campaign.id);
  if (!sender) throw new DeliveryError('sender-signed-out', 'The sender has to sign in again.');
  if (sender.objectId === asked.person.objectId)
    throw new DeliveryError('refused', 'Nobody has a chat of two with themselves.');
  const { chatId, messageId } = await senderChat.post(
    sender.token,
    sender,
    asked.person,
    messages.senderCard(asked),
    messages.summary(asked),
    leaving,
  );
  return { conversationId: chatId, serviceUrl: null, activityId: messageId };
}
