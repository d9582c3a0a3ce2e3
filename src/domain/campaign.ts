/**
 * `scheduled` is sent at a time that was set; `sending` has messages on their way; `open` waits for answers; `closed`
 * ended, and `recalled` should not have been sent: what was accepted stays in both. A pause is not a state: it holds back
 * whatever the campaign would send.
 */
export const campaignStates = ['draft', 'scheduled', 'sending', 'open', 'closed', 'recalled'] as const;
export type CampaignState = (typeof campaignStates)[number];

export const campaignActions = [
  'send',
  'unschedule',
  'pause',
  'resume',
  'extend',
  'add-people',
  'remind',
  'close',
  'recall',
] as const;
export type CampaignAction = (typeof campaignActions)[number];

/** What can be done with a campaign as it stands. */
export function actionsOf(campaign: {
  readonly status: CampaignState;
  readonly paused: boolean;
}): readonly CampaignAction[] {
  const { status, paused } = campaign;
  switch (status) {
    case 'draft':
      return ['send'];
    case 'scheduled':
      return ['send', 'unschedule'];
    case 'sending':
    case 'open':
      return [
        ...(paused ? (['resume'] as const) : (['pause', 'remind'] as const)),
        'extend',
        'add-people',
        'close',
        'recall',
      ];
    case 'closed':
    case 'recalled':
      return [];
  }
}

/** Changes of a campaign that stand in its history and can be taken back within `undoMinutes`. */
export const undoableChanges = ['extended', 'closed', 'recalled'] as const;
export const campaignChanges = [
  ...undoableChanges,
  'sent',
  /** It was scheduled, and could not be sent when its time came. */
  'not-sent',
  'paused',
  'resumed',
  'people-added',
  'reminded',
  /** An admin said that people who were missing from a group have left. */
  'leavers-closed',
  'undone',
] as const;
export type CampaignChange = (typeof campaignChanges)[number];

/** How long a closing, a recall or a new due date can be taken back. */
export const undoMinutes = 10;

/** What came of an undoable change is what these build on: one of them after it has to be undone first. */
const buildingChanges: readonly CampaignChange[] = [...undoableChanges, 'people-added'];

export type PastChange = { readonly kind: CampaignChange; readonly at: Date; readonly undoneAt: Date | null };

/** Until when a change can be taken back; null where it cannot, not any more, or not before what came after it. */
export function undoUntil(change: PastChange, newer: readonly PastChange[], now: Date): Date | null {
  const kinds: readonly CampaignChange[] = undoableChanges;
  if (!kinds.includes(change.kind) || change.undoneAt !== null) return null;
  if (newer.some(({ kind, undoneAt }) => undoneAt === null && buildingChanges.includes(kind))) return null;
  const end = new Date(change.at.getTime() + undoMinutes * 60_000);
  return end > now ? end : null;
}

/**
 * When people who have not accepted hear of it again, in days from the due date: negative before it. `escalateAfter` is
 * the days after it at which the line manager is told; null for never.
 */
export type ReminderPlan = { readonly days: readonly number[]; readonly escalateAfter: number | null };

export const usualReminders: ReminderPlan = { days: [-7, -2, 0, 3, 7], escalateAfter: 10 };

/** Days a person who joins later has, from the day they join. */
export const usualJoinerDays = 14;
