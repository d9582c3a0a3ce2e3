import { TENANT_ID } from '../identifiers.ts';
import type { Limit } from '../state/limits.ts';
import type { Match } from './request.ts';

/** Published limits per application and tenant: GD throttling-teams.md, throttling-limits.md; SPD how-to-avoid-getting-throttled-….md. */
function perSecond(name: string, units: number): (match: Match) => readonly Limit[] {
  return ({ caller }) => [{ name, of: caller.clientId, units, seconds: 1 }];
}

export const listInstallations = perSecond('GET installedApps', 30);
export const installApp = perSecond('POST installedApps', 30);
export const readCatalogue = perSecond('GET appCatalogs', 30);
export const otherTeamsCall = perSecond('other Teams calls', 30);
export const notifyOne = perSecond('sendActivityNotification', 5);
export const notifyMany = perSecond('sendActivityNotificationToRecipients', 2);

/** The published row for chat messages links to the page on creating chats: both share it. */
export const createChat = perSecond('chat messages', 20);

/** Messages in one chat: 20 a second for the application, one a second in any one chat. */
export function postChatMessage(match: Match): readonly Limit[] {
  return [...createChat(match), { name: 'messages in one chat', of: match.values.chatId ?? '', units: 1, seconds: 1 }];
}

/** Resource units of the directory by the number of people in it. */
export const DIRECTORY = 'directory units';
export function directoryUnits(base: number): (match: Match) => readonly Limit[] {
  return ({ caller, query, world }) => {
    const top = Number(query.get('$top') ?? Number.NaN);
    const cost = Math.max(1, base - (query.has('$select') ? 1 : 0) - (top < 20 ? 1 : 0));
    return [{ name: DIRECTORY, of: caller.clientId, units: unitsFor(world.directory.size), seconds: 10, cost }];
  };
}

function unitsFor(people: number): number {
  if (people < 50) return 3_500;
  return people <= 500 ? 5_000 : 8_000;
}

/** 10,000 requests in ten minutes on one mailbox: GD throttling-outlook.md. */
export function mailbox({ caller, values }: Match): readonly Limit[] {
  const of = `${caller.clientId} ${values.userId?.toLowerCase()}`;
  return [{ name: 'mailbox requests', of, units: 10_000, seconds: 600 }];
}

/** Licences up to which, and the application's resource units in a minute and in a day, and all applications' in five minutes. */
const sharePointTiers = [
  [1_000, 1_250, 1_200_000, 18_750],
  [5_000, 2_500, 2_400_000, 37_500],
  [15_000, 3_750, 3_600_000, 56_250],
  [50_000, 5_000, 4_800_000, 75_000],
  [Number.POSITIVE_INFINITY, 6_250, 6_000_000, 93_750],
] as const;

/** Resource units of SharePoint; a person's own calls are counted one by one. Throttled requests count as well. */
export function sharePointUnits(asked: number | ((match: Match) => number)): (match: Match) => readonly Limit[] {
  return (match) => {
    const cost = typeof asked === 'number' ? asked : asked(match);
    const { clientId: of, objectId } = match.caller;
    const name = 'SharePoint units';
    const { licences } = match.world.limits;
    const [, minute, day, tenant] = sharePointTiers.find(([upTo]) => licences <= upTo) ?? sharePointTiers[4];
    const together: Limit = {
      name: `${name} of all applications`,
      of: TENANT_ID,
      units: tenant,
      seconds: 300,
      cost,
      countRefused: true,
    };
    if (objectId !== null) {
      return [
        { name: 'SharePoint requests of a person', of: objectId, units: 3_000, seconds: 300, countRefused: true },
        together,
      ];
    }
    return [
      { name, of, units: minute, seconds: 60, cost, countRefused: true },
      { name, of, units: day, seconds: 86_400, cost, countRefused: true },
      together,
    ];
  };
}
