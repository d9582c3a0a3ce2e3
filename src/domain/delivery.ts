/**
 * How a request reaches a person. `teams`: a card from the app. `mail`: a message with the card to their mailbox.
 * `plain-mail`: a message without a card to their other address. `slip`: a page with a code, printed and handed over.
 * `chat`: a card from the admin's own account.
 */
export const rungs = ['teams', 'mail', 'plain-mail', 'slip', 'chat'] as const;
export type Rung = (typeof rungs)[number];

export const deliveryStates = ['queued', 'sent', 'failed', 'skipped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a delivery did not reach somebody, in terms a school can act on. The strings hold each cause and next step. */
export const deliveryFaults = [
  'app-not-installable',
  'app-not-in-catalogue',
  'bot-blocked',
  'no-teams-licence',
  'guest',
  'no-mailbox',
  'no-other-mail',
  'person-gone',
  'sender-signed-out',
  'refused',
  'throttled',
  'unavailable',
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

/** What trying again never puts right: there is no address to try. */
export const unhelpedByRetry: readonly DeliveryFault[] = ['no-mailbox', 'no-other-mail'];

/** Thrown by adapters when Microsoft said no for one person. `retryAfter` is in seconds, where Microsoft named one. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly fault: DeliveryFault;
  readonly retryAfter: number | null;
  /** No answer came, or none that says whether the message went out: it may have arrived all the same. */
  readonly uncertain: boolean;

  constructor(fault: DeliveryFault, message: string, retryAfter: number | null = null, uncertain = false) {
    super(message);
    this.fault = fault;
    this.retryAfter = retryAfter;
    this.uncertain = uncertain;
  }

  /** Worth trying again without anybody doing anything. */
  get passing(): boolean {
    return this.fault === 'throttled' || this.fault === 'unavailable';
  }
}
