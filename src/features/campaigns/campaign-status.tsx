import type { CampaignState } from '#src/domain/campaign.ts';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { campaignsTexts } from '#strings/campaigns.ts';

/** How a campaign stands, in one word. */
export function CampaignStatus({ status, paused }: { readonly status: CampaignState; readonly paused: boolean }) {
  if (paused) return <StatusTag tone="bad">{campaignsTexts.paused}</StatusTag>;
  const tone = status === 'open' ? 'good' : status === 'sending' || status === 'scheduled' ? 'brand' : 'plain';
  return <StatusTag tone={tone}>{campaignsTexts.statuses[status]}</StatusTag>;
}
