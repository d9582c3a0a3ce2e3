import type { Settings } from '#server/config/settings.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import type { Graph } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import { deliveryError, GraphRefusal } from '../graph/graph-refusal.ts';
import type { Budgets, Mailer } from '../ports.ts';

/** The internet header by which the task pane knows which request a message asks about. */
const requestHeader = 'x-countersign-request';

/** https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
const atOnce = 4;
/** Seconds to wait where Exchange is throttling and named none: its window. */
const usualWait = 60;

/**
 * Sends from the school's configured mailbox: https://learn.microsoft.com/graph/api/user-sendmail
 * Permission: Mail.Send, held by Exchange to that one mailbox. The copy in Sent Items is the school's own proof of asking.
 */
export function createMailer(settings: Pick<Settings, 'mailSender'>, graph: Graph, budgets: Budgets): Mailer {
  const places = createPlaces(atOnce);
  return {
    async send(message, { onWire, booked = false } = {}) {
      // Spelled as Graph's metadata spells the parameters of this action; its pages write them with small letters.
      const body = {
        Message: {
          subject: message.subject,
          body: { contentType: 'html', content: message.html },
          toRecipients: [{ emailAddress: { address: message.to } }],
          ...(message.requestId === undefined
            ? {}
            : { internetMessageHeaders: [{ name: requestHeader, value: message.requestId }] }),
        },
        SaveToSentItems: true,
      };
      if (!booked) await budgets.spend('mail', 1, 'bulk');
      const leave = await places.take();
      try {
        await onWire?.();
        await graph.post(graphPath`/users/${settings.mailSender}/sendMail`, body);
      } catch (error) {
        if (error instanceof GraphRefusal && error.throttled) {
          await budgets.throttled('mail', error.retryAfter ?? usualWait);
        }
        if (error instanceof GraphRefusal && error.code === 'ErrorInvalidRecipients') {
          throw new DeliveryError('no-mailbox', `${error.code}: ${error.message}`);
        }
        throw deliveryError(error);
      } finally {
        leave();
      }
    },
  };
}

/** Lets so many in at once, and the others in turn. */
function createPlaces(places: number): { take(): Promise<() => void> } {
  let free = places;
  let waiting: readonly (() => void)[] = [];
  const leave = () => {
    const [first, ...others] = waiting;
    waiting = others;
    if (first) first();
    else free += 1;
  };
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((enter) => (waiting = [...waiting, enter]));
      return leave;
    },
  };
}
