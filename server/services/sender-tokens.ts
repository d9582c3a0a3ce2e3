/**
 * The API tokens of admins who chose to send from their own account, while their campaign is on its way. They live in
 * memory alone, serve one exchange for each message, and are forgotten with the last: after a restart the remaining people are named as not sent, and the admin presses "Try again".
 */
export type SenderTokens = {
  keep(campaignId: string, sender: Sender): void;
  of(campaignId: string): Sender | null;
  forget(campaignId: string): void;
};

export type Sender = { readonly tenantId: string; readonly objectId: string; readonly token: string };

export function createSenderTokens(): SenderTokens {
  const senders = new Map<string, Sender>();
  return {
    keep: (campaignId, sender) => void senders.set(campaignId, sender),
    of: (campaignId) => senders.get(campaignId) ?? null,
    forget: (campaignId) => void senders.delete(campaignId),
  };
}
