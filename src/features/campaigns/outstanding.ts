import type { CampaignDetail, CampaignRecipient } from '#src/contract/campaigns.ts';

/** Requests that wait for an answer: who is exempt is not asked for the time being. */
export function outstandingOf({ recipients }: CampaignDetail): readonly CampaignRecipient[] {
  return recipients.filter(isOutstanding);
}

export function isOutstanding({ standing }: CampaignRecipient): boolean {
  return standing === 'outstanding' || standing === 'overdue';
}

/** Waiting for an answer, and no message has arrived or is on its way. */
export function isUnreached(recipient: CampaignRecipient): boolean {
  const { deliveries } = recipient;
  return (
    isOutstanding(recipient) &&
    deliveries.some(({ state }) => state === 'failed') &&
    !deliveries.some(({ state }) => state === 'sent' || state === 'queued')
  );
}
