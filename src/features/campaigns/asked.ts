import type { CampaignSummary } from '#src/contract/campaigns.ts';

/**
 * How many requests have to be answered or were, those exempt included. One that closed on its own, as for somebody who
 * left, is asked of nobody any more; one that ended with the whole campaign was asked and not answered.
 */
export function askedOf({ status, counts }: Pick<CampaignSummary, 'status' | 'counts'>): number {
  return status === 'closed' || status === 'recalled' ? counts.requests : counts.requests - counts.closed;
}
