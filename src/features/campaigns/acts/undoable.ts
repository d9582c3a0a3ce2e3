import type { CampaignDetail } from '#src/contract/campaigns.ts';

export type Change = CampaignDetail['changes'][number];

/** Whether a change can still be taken back. The server has the last word. */
export function isUndoable({ undoUntil }: Change, now: Date): boolean {
  return undoUntil !== null && Date.parse(undoUntil) > now.getTime();
}

/** The newest change that can still be taken back. */
export function undoableChange(changes: readonly Change[], now: Date): Change | null {
  return changes.find((change) => isUndoable(change, now)) ?? null;
}
