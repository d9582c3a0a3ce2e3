import type { Request, RequestHandler } from 'express';
import { CLIENT_ID } from '../identifiers.ts';
import type { ConversationStore } from '../state/conversations.ts';
import type { Limit, Limits } from '../state/limits.ts';
import { ConnectorError } from './connector-error.ts';

const sendWindows = [
  [7, 1],
  [8, 2],
  [60, 30],
  [1_800, 3_600],
] as const;
const memberWindows = [
  [14, 1],
  [16, 2],
  [120, 30],
  [3_600, 3_600],
] as const;

/**
 * MT rate-limit.md: 50 a second for the bot in the tenant over all operations, and four windows in any one conversation,
 * where opening it counts as a message. Changing a message has no row of its own there: it counts as sending one.
 */
export function limited(limits: Limits, conversations: ConversationStore): RequestHandler {
  return (request, _response, next) => {
    const wait = limits.take([
      { name: 'bot calls', of: CLIENT_ID, units: 50, seconds: 1 },
      ...conversationLimits(request, conversations),
    ]);
    if (wait > 0)
      throw new ConnectorError(429, 'TooManyRequests', 'Too many requests.', { 'Retry-After': String(wait) });
    next();
  };
}

function conversationLimits({ path, body }: Request, conversations: ConversationStore): readonly Limit[] {
  const [, id = '', what] = /^\/v3\/conversations\/([^/]+)\/(activities|members|pagedmembers)/.exec(path) ?? [];
  if (what && what !== 'activities') return windowsOf('bot reads of members', decodeURIComponent(id), memberWindows);
  const member: unknown = path === '/v3/conversations' ? body?.members?.[0]?.id : undefined;
  const conversation =
    typeof member === 'string' ? conversations.botChatId(member.toLowerCase()) : decodeURIComponent(id);
  return conversation === '' ? [] : windowsOf('bot messages in one chat', conversation, sendWindows);
}

function windowsOf(name: string, of: string, windows: typeof sendWindows | typeof memberWindows): readonly Limit[] {
  return windows.map(([units, seconds]) => ({ name, of, units, seconds }));
}
