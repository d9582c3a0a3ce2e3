import type { BudgetKey } from './ports.ts';

/** At most `units` in `seconds`. */
export type Limit = { readonly units: number; readonly seconds: number };

export type LimitTable = Readonly<Record<BudgetKey, readonly Limit[]>>;

const day = 86_400;

/**
 * What Microsoft lets one app do in one tenant. Where two limits hold for the same calls, both stand here.
 *
 * Teams: https://learn.microsoft.com/graph/throttling-limits#microsoft-teams-service-limits
 * Bot: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 * Mail: 30 messages a minute and 10,000 recipients a day from one mailbox:
 * https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits
 * SharePoint: resource units by licences:
 * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 * Directory: resource units by the number of users:
 * https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export function publishedLimits(licences: number): LimitTable {
  return {
    bot: [{ units: 50, seconds: 1 }],
    'teams-install': [{ units: 30, seconds: 1 }],
    'teams-catalogue': [{ units: 30, seconds: 1 }],
    'feed-many': [{ units: 2, seconds: 1 }],
    'chat-message': [{ units: 20, seconds: 1 }],
    mail: [
      { units: 30, seconds: 60 },
      { units: 10_000, seconds: day },
    ],
    sharepoint: sharePointUnits(licences),
    directory: [{ units: directoryUnits(licences), seconds: 10 }],
  };
}

function sharePointUnits(licences: number): readonly Limit[] {
  const [, aMinute, aDay] = sharePointTiers.find(([upTo]) => licences <= upTo) ?? largestTier;
  return [
    { units: aMinute, seconds: 60 },
    { units: aDay, seconds: day },
  ];
}

const largestTier = [Number.POSITIVE_INFINITY, 6_250, 6_000_000] as const;
const sharePointTiers = [
  [1_000, 1_250, 1_200_000],
  [5_000, 2_500, 2_400_000],
  [15_000, 3_750, 3_600_000],
  [50_000, 5_000, 4_800_000],
  largestTier,
] as const;

/** Small, medium and large tenants, of fewer than 50, up to 500 and more users. */
function directoryUnits(licences: number): number {
  if (licences < 50) return 3_500;
  return licences <= 500 ? 5_000 : 8_000;
}
