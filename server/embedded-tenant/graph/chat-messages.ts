import type { ChatMessage as GraphChatMessage, TeamworkUserIdentity } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { CATALOGUE_APP_ID, CLIENT_ID, TEAMS_APP_ID } from '../identifiers.ts';
import type { DirectoryPerson } from '../people/person.ts';
import type { ChatMessage } from '../state/conversations.ts';
import { readBody } from './body.ts';
import { GraphError } from './graph-error.ts';
import { postChatMessage } from './limits.ts';
import { entityBody } from './query.ts';
import { type Match, type Operation, value } from './request.ts';

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
/** The limit of the Power Automate connector for Teams, the strictest published. */
const MOST_BYTES = 28 * 1024;

const attachment = z.strictObject({
  id: z.string(),
  contentType: z.string(),
  contentUrl: z.string().nullish(),
  content: z.string().nullish(),
  name: z.string().nullish(),
  thumbnailUrl: z.string().nullish(),
  teamsAppId: z.string().nullish(),
});

const newMessage = z.strictObject({
  subject: z.string().nullish(),
  body: z.strictObject({ contentType: z.enum(['text', 'html']).optional(), content: z.string() }),
  importance: z.enum(['normal', 'high', 'urgent']).optional(),
  attachments: z.array(attachment).optional(),
});
type NewMessage = z.infer<typeof newMessage>;

/** GD chat-post-messages.md, chatmessage-post.md: only a person sends an ordinary message; the app is not its author. */
export const chatMessageOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/chats/{chatId}/messages',
    application: null,
    delegated: ['ChatMessage.Send', 'Chat.ReadWrite', 'Group.ReadWrite.All'],
    limits: postChatMessage,
    answer: (match) => {
      const conversation = match.world.conversations.get(value(match, 'chatId'));
      const author = match.world.directory.person(match.caller.objectId ?? '');
      if (!author || !conversation?.members.includes(author.objectId)) {
        throw new GraphError(404, 'NotFound', 'The chat was not found, or the caller is not a member of it.');
      }
      const message = readBody(newMessage, match.body);
      const size = Buffer.byteLength(JSON.stringify(message), 'utf16le');
      if (size > MOST_BYTES * 2) throw new GraphError(413, 'RequestEntityTooLarge', 'The message is too large.');
      const cards = readCards(match, message, author);
      const posted = match.world.conversations.post({
        conversationId: conversation.id,
        fromObjectId: author.objectId,
        html: withoutAttachments(message.body.content),
        summary: message.subject ?? null,
        cards,
      });
      return { status: 201, body: messageBody(posted, message, author) };
    },
  },
];

/** Every attachment has its place in the body and every place its attachment. */
function readCards(match: Match, { body, attachments = [] }: NewMessage, author: DirectoryPerson): object[] {
  const placed = [...body.content.matchAll(/<attachment id="([^"]+)">/g)].map((found) => found[1]);
  const ids = attachments.map(({ id }) => id);
  if (placed.length !== ids.length || ids.some((id) => !placed.includes(id))) {
    throw new GraphError(400, 'BadRequest', 'The attachment ids in the body and in the list of attachments differ.');
  }
  return attachments.map((asked) => {
    if (asked.contentType !== ADAPTIVE_CARD || !asked.content) {
      throw new GraphError(400, 'BadRequest', `The attachment ${asked.id} is no Adaptive Card with content.`);
    }
    if (asked.teamsAppId) checkAttribution(match, asked.teamsAppId, author);
    return readCard(asked.content);
  });
}

function readCard(content: string): object {
  try {
    const card: unknown = JSON.parse(content);
    if (card !== null && typeof card === 'object') return card;
  } catch {
    // Refused below like any other content that is no card.
  }
  throw new GraphError(400, 'BadRequest', 'The content of the card is not valid JSON.');
}

/** The caller must be the app's own Entra application, and the app installed for the sender (GD chatmessage-post.md, example 10). */
function checkAttribution({ world, caller }: Match, teamsAppId: string, author: DirectoryPerson): void {
  const known = [CATALOGUE_APP_ID, TEAMS_APP_ID].includes(teamsAppId) && caller.clientId === CLIENT_ID;
  if (known && world.installations.find(author.objectId, CATALOGUE_APP_ID)) return;
  throw new GraphError(
    403,
    'Forbidden',
    'The caller may not attribute the card to this app, or the app is not installed.',
  );
}

function withoutAttachments(html: string): string | null {
  const rest = html.replace(/<attachment id="[^"]+"> *<\/attachment>/g, '').trim();
  return rest === '' ? null : rest;
}

function messageBody(
  posted: ChatMessage,
  { body, attachments = [], subject, importance }: NewMessage,
  author: DirectoryPerson,
) {
  const user = {
    '@odata.type': '#microsoft.graph.teamworkUserIdentity',
    id: author.objectId,
    displayName: author.displayName,
    userIdentityType: 'aadUser',
  } satisfies TeamworkUserIdentity & { '@odata.type': string };
  const message = {
    id: posted.id,
    replyToId: null,
    etag: posted.id,
    messageType: 'message',
    createdDateTime: posted.at,
    lastModifiedDateTime: posted.at,
    lastEditedDateTime: null,
    deletedDateTime: null,
    subject: subject ?? null,
    summary: null,
    chatId: posted.conversationId,
    importance: importance ?? 'normal',
    locale: 'en-us',
    webUrl: null,
    channelIdentity: null,
    policyViolation: null,
    eventDetail: null,
    from: { application: null, device: null, user },
    body: { contentType: body.contentType ?? 'text', content: body.content },
    attachments: attachments.map(({ id, contentType, contentUrl, content, name, thumbnailUrl, teamsAppId }) => ({
      id,
      contentType,
      contentUrl: contentUrl ?? null,
      content: content ?? null,
      name: name ?? null,
      thumbnailUrl: thumbnailUrl ?? null,
      teamsAppId: teamsAppId ?? null,
    })),
    mentions: [],
    reactions: [],
  } satisfies GraphChatMessage;
  return entityBody(`chats('${encodeURIComponent(posted.conversationId)}')/messages`, message);
}
