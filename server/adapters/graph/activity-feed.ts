import type { Settings } from '#server/config/settings.ts';
import type { Credentials } from '../credentials.ts';
import type { ActivityFeed, Budgets } from '../ports.ts';
import { policiesOutstanding } from './activity-type.ts';
import { createGraph } from './client.ts';
import { graphPath } from './graph-path.ts';
import { deliveryError, GraphRefusal } from './graph-refusal.ts';
import type { Sleep } from './retry-safely.ts';

/** A notification takes the place of the earlier one of its chain, so that a feed holds one reminder of ours at most. */
const chainId = 7_023;

/** Graph refuses a token for many recipients that does not last for 45 minutes; a little more, since clocks differ. */
const tokenSeconds = 46 * 60;

/** Seconds to wait where Teams is throttling and named none. */
const usualWait = 2;

/**
 * Notifies up to 100 people in their Teams activity feed, and tells nothing of what became of it:
 * https://learn.microsoft.com/graph/api/teamwork-sendactivitynotificationtorecipients
 * A topic of text leads to a page inside Teams: https://learn.microsoft.com/graph/teams-send-activityfeednotifications
 * Permission: TeamsActivity.Send.
 */
export function createActivityFeed(
  settings: Pick<Settings, 'graphUrl'>,
  credentials: Pick<Credentials, 'appToken'>,
  sleep: Sleep,
  budgets: Budgets,
): ActivityFeed {
  const graph = createGraph(settings, (scope) => credentials.appToken(scope, tokenSeconds), sleep);
  return {
    async notify({ outstanding, day, preview, link, objectIds }) {
      const values = { policies: String(outstanding), day };
      try {
        await graph.post(graphPath`/teamwork/sendActivityNotificationToRecipients`, {
          topic: { source: 'text', value: 'Countersign', webUrl: link },
          activityType: policiesOutstanding.type,
          chainId,
          previewText: { content: preview },
          templateParameters: policiesOutstanding.parameters.map((name) => ({ name, value: values[name] })),
          recipients: objectIds.map((userId) => ({
            '@odata.type': 'microsoft.graph.aadUserNotificationRecipient',
            userId,
          })),
        });
      } catch (error) {
        if (error instanceof GraphRefusal && error.throttled) {
          await budgets.throttled('feed-many', error.retryAfter ?? usualWait);
        }
        throw deliveryError(error);
      }
    },
  };
}
