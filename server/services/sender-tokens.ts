/**
 * The API tokens of admins who chose to send from their own account, while their campaign is on its way. They live in
 * memory alone, serve one exchange for each message, and are let go with the last: after a restart the remaining people
 * are named as not sent, and the admin presses "Try again".
 */
export type SenderTokens = {
  keep(campaignId: string, sender: Sender): void;
  of(campaignId: string): Sender | null;
  /** The campaigns that have a sender here. */
  campaigns(): readonly string[];
  /** Lets go of a sender whose campaign has nothing to send, unless it has only just begun. */
  release(campaignId: string): void;
  onKept(listener: () => void): void;
};

export type Sender = { readonly tenantId: string; readonly objectId: string; readonly token: string };

/** A token is kept before the transaction that queues its messages has ended. */
const beginsWithinMs = 60_000;

export function createSenderTokens(): SenderTokens {
  const senders = new Map<string, { readonly sender: Sender; readonly since: number }>();
  let listener: () => void = () => undefined;
  return {
    keep(campaignId, { tenantId, objectId, token }) {
      senders.set(campaignId, { sender: { tenantId, objectId, token }, since: Date.now() });
      listener();
    },
    of: (campaignId) => senders.get(campaignId)?.sender ?? null,
    campaigns: () => [...senders.keys()],
    release(campaignId) {
      const since = senders.get(campaignId)?.since ?? 0;
      if (Date.now() - since > beginsWithinMs) senders.delete(campaignId);
    },
    onKept(heard) {
      listener = heard;
    },
  };
}
