import { randomUUID } from 'node:crypto';
import { API_URI, OUTLOOK_ACTIONS_CLIENT_ID } from '../identifiers.ts';
import { applicationById } from '../issuer/applications.ts';
import { delegatedGrant } from '../issuer/scopes.ts';
import type { Tokens } from '../issuer/tokens.ts';
import type { DirectoryPerson } from '../people/person.ts';
import type { Mail } from '../state/mailboxes.ts';

/** An `Action.Http` as a card has it. */
export type HttpAction = { readonly url: string; readonly method: string; readonly body: string };

export type ActionAnswer = {
  readonly status: number;
  /** The card to show in place of the one pressed; null where the target sent none. */
  readonly card: object | null;
  /** What Outlook shows of a refusal. */
  readonly said: string | null;
};

/** What Microsoft does for a person who presses a button in a mail. */
export type ActionableMessages = {
  press(person: DirectoryPerson, mail: Mail, action: HttpAction): Promise<ActionAnswer>;
};

export class NotPressable extends Error {}

/** No page says how long Outlook waits for an action that a person pressed; this is as long as Teams does. */
const TIMEOUT_MS = 15_000;

/**
 * Calls the target of a button in the name of the person whose mailbox it is, with an Entra token for the target's
 * application (OAM enable-entra-token-for-actionable-messages.md). What is posted is the card's own action, with the
 * values of inputs, and nothing else. The target has to be registered with the provider; this tenant registered the product.
 */
export function createActionableMessages(tokens: Tokens, productUrl: () => string): ActionableMessages {
  return {
    async press(person, mail, { url, method, body }) {
      const card = cardIn(mail.html);
      const pressed = card && typeof card.originator === 'string' ? findAction(card, { url, method, body }) : false;
      if (!pressed) throw new NotPressable('This message has no such button.');
      if (new URL(url).origin !== new URL(productUrl()).origin) {
        throw new NotPressable('The target of this button is not registered.');
      }
      const application = applicationById(OUTLOOK_ACTIONS_CLIENT_ID);
      if (!application) throw new Error('Actionable messages are not registered');
      const grant = delegatedGrant(application, `${API_URI}/access_as_user`);
      const { access_token } = await tokens.forPerson(person, application, grant);
      const response = await fetch(url, {
        method,
        headers: {
          'Content-Type': 'application/json',
          Authorization: `Bearer ${access_token}`,
          'Action-Request-Id': randomUUID(),
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const replaces = response.ok && response.headers.get('card-update-in-body') === 'true';
      const text = await response.text();
      return {
        status: response.status,
        card: replaces ? readCard(text) : null,
        said: response.headers.get('card-action-status'),
      };
    },
  };
}

/** The card in the head of a message (OAM send-via-email.md). */
function cardIn(html: string): { readonly originator?: unknown } | null {
  const script = /<script type="application\/adaptivecard\+json">([\s\S]*?)<\/script>/.exec(html)?.[1];
  return script === undefined ? null : readCard(script);
}

function findAction(part: unknown, action: HttpAction): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { type, url, method, body } = part as Record<string, unknown>;
  if (type === 'Action.Http' && url === action.url && method === action.method && body === action.body) return true;
  return Object.values(part).some((member) => findAction(member, action));
}

function readCard(text: string): { readonly originator?: unknown } | null {
  try {
    const card: unknown = JSON.parse(text);
    return typeof card === 'object' && card !== null ? card : null;
  } catch {
    return null;
  }
}
