import type { Limit } from '../state/limits.ts';
import type { Match } from './request.ts';

/** Published limits per application and tenant: GD throttling-teams.md, throttling-limits.md; SPD how-to-avoid-getting-throttled-….md. */
function perSecond(name: string, units: number): (match: Match) => readonly Limit[] {
  return ({ caller }) => [{ key: `${name} ${caller.clientId}`, units, seconds: 1 }];
}

export const listInstallations = perSecond('GET installedApps', 30);
export const installApp = perSecond('POST installedApps', 30);
export const readCatalogue = perSecond('GET appCatalogs', 30);
export const otherTeamsCall = perSecond('other Teams calls', 30);
export const notifyOne = perSecond('sendActivityNotification', 5);
export const notifyMany = perSecond('sendActivityNotificationToRecipients', 2);

/** The published row for chat messages links to the page on creating chats: both share it. */
export function createChat({ caller }: Match): readonly Limit[] {
  return [{ key: `chat messages ${caller.clientId}`, units: 20, seconds: 1 }];
}

/** Messages in one chat: 20 a second for the application, one a second in any one chat. */
export function postChatMessage(match: Match): readonly Limit[] {
  return [...createChat(match), { key: `chat ${match.values.chatId}`, units: 1, seconds: 1 }];
}

/** Resource units of the directory for a tenant of 50 to 500 people. */
export function directoryUnits(base: number): (match: Match) => readonly Limit[] {
  return ({ caller, query }) => {
    const top = Number(query.get('$top') ?? Number.NaN);
    const cost = Math.max(1, base - (query.has('$select') ? 1 : 0) - (top < 20 ? 1 : 0));
    return [{ key: `directory ${caller.clientId}`, units: 5_000, seconds: 10, cost }];
  };
}

/** 10,000 requests in ten minutes on one mailbox: GD throttling-outlook.md. */
export function mailbox({ caller, values }: Match): readonly Limit[] {
  return [{ key: `mailbox ${caller.clientId} ${values.userId?.toLowerCase()}`, units: 10_000, seconds: 600 }];
}

/** Resource units of SharePoint for up to 1,000 licences. Throttled requests count as well. */
export function sharePointUnits(cost: number | ((match: Match) => number)): (match: Match) => readonly Limit[] {
  return (match) => [
    {
      key: `SharePoint ${match.caller.clientId}`,
      units: 1_250,
      seconds: 60,
      cost: typeof cost === 'number' ? cost : cost(match),
      countRefused: true,
    },
  ];
}
