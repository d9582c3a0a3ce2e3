import type { Chat } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { GRAPH_V1, TENANT_ID } from '../identifiers.ts';
import type { Conversation } from '../state/conversations.ts';
import { readBody } from './body.ts';
import { GraphError, UnknownToTenant } from './graph-error.ts';
import { createChat } from './limits.ts';
import { entityBody } from './query.ts';
import type { Match, Operation } from './request.ts';

const member = z.strictObject({
  '@odata.type': z.literal(['#microsoft.graph.aadUserConversationMember', 'microsoft.graph.aadUserConversationMember']),
  roles: z.array(z.enum(['owner', 'guest'])).min(1),
  'user@odata.bind': z.string(),
});

const newChat = z.strictObject({
  chatType: z.enum(['oneOnOne', 'group']),
  topic: z.string().nullish(),
  members: z.array(member),
});

/** GD chat-post.md. */
export const chatOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/chats',
    application: ['Chat.Create', 'Teamwork.Migrate.All'],
    delegated: ['Chat.Create', 'Chat.ReadWrite'],
    limits: createChat,
    answer: (match) => {
      const { chatType, members } = readBody(newChat, match.body);
      if (chatType !== 'oneOnOne') throw new UnknownToTenant(`chats of type ${chatType}`);
      const ids = members.map((asked) => boundUser(match, asked['user@odata.bind']));
      const [one, other] = ids;
      if (!one || !other || ids.length !== 2 || one === other) {
        throw new GraphError(400, 'BadRequest', 'A one-on-one chat has exactly two different members.');
      }
      if (match.caller.objectId !== null && !ids.includes(match.caller.objectId)) {
        throw new GraphError(400, 'BadRequest', 'The caller must be one of the members specified in the request body.');
      }
      return { status: 201, body: chatBody(match.world.conversations.between(one, other)) };
    },
  },
];

export function chatBody(conversation: Conversation) {
  const chat = {
    id: conversation.id,
    topic: null,
    createdDateTime: conversation.createdAt,
    lastUpdatedDateTime: conversation.createdAt,
    chatType: 'oneOnOne',
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(conversation.id)}/0?tenantId=${TENANT_ID}`,
    tenantId: TENANT_ID,
    onlineMeetingInfo: null,
    viewpoint: null,
  } satisfies Chat;
  return entityBody('chats', chat);
}

function boundUser({ world }: Match, address: string): string {
  const path = address.startsWith(`${GRAPH_V1}/users`) ? address.slice(`${GRAPH_V1}/users`.length) : '';
  const id = /^\('([^')]+)'\)$/.exec(path)?.[1] ?? /^\/([^/]+)$/.exec(path)?.[1];
  if (!id) throw new GraphError(400, 'BadRequest', `Invalid user address '${address}'.`);
  const person = world.directory.personByAnyId(decodeURIComponent(id));
  if (!person) throw new GraphError(404, 'NotFound', `User '${id}' was not found.`);
  return person.objectId;
}
