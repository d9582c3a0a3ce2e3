import type { CampaignOverview } from '#src/contract/campaigns.ts';

export type Change = CampaignOverview['changes'][number];

/** Whether a change can still be taken back. The server has the last word. */
export function isUndoable({ undoUntil }: Change, now: Date): boolean {
  return undoUntil !== null && Date.parse(undoUntil) > now.getTime();
}

/** Whether what was done last is a change that can be taken back, and not one of before. */
export function isUndoableNow(before: readonly Change[], after: readonly Change[], now: Date): boolean {
  const [newest] = after;
  return newest !== undefined && newest.id !== before[0]?.id && isUndoable(newest, now);
}

/** The newest change that can still be taken back. */
export function undoableChange(changes: readonly Change[], now: Date): Change | null {
  return changes.find((change) => isUndoable(change, now)) ?? null;
}
