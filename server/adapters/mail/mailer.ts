import type { Settings } from '#server/config/settings.ts';
import { DeliveryError } from '#src/domain/delivery.ts';
import type { Graph } from '../graph/client.ts';
import { graphPath } from '../graph/graph-path.ts';
import { deliveryError, GraphRefusal } from '../graph/graph-refusal.ts';
import type { Mailer } from '../ports.ts';

/** The internet header by which the task pane knows which request a message asks about. */
const requestHeader = 'x-countersign-request';

/**
 * Sends from the school's configured mailbox: https://learn.microsoft.com/graph/api/user-sendmail
 * Permission: Mail.Send, held by Exchange to that one mailbox. The copy in Sent Items is the school's own proof of asking.
 */
export function createMailer(settings: Pick<Settings, 'mailSender'>, graph: Graph): Mailer {
  return {
    async send(message) {
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
      try {
        await graph.post(graphPath`/users/${settings.mailSender}/sendMail`, body);
      } catch (error) {
        if (error instanceof GraphRefusal && error.code === 'ErrorInvalidRecipients') {
          throw new DeliveryError('no-mailbox', `${error.code}: ${error.message}`);
        }
        throw deliveryError(error);
      }
    },
  };
}
