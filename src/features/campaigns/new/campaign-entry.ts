import type { CampaignDraft, SendBy, TestBody } from '#src/contract/campaigns.ts';
import { momentOf } from '#src/domain/calendar/school-time.ts';
import { type ReminderPlan, usualJoinerDays, usualReminders } from '#src/domain/campaign.ts';
import type { Group } from '#src/domain/person.ts';
import { sendAtTexts } from '#strings/new-campaign.ts';

/** What the admin has entered, as it was entered. */
export type CampaignEntry = {
  readonly versionIds: readonly string[];
  readonly groups: readonly Group[];
  readonly dueOn: string;
  readonly message: string;
  readonly sendBy: SendBy;
  readonly isLater: boolean;
  readonly sendDay: string;
  /** `08:00`, in the school's time. */
  readonly sendTime: string;
  readonly reminders: ReminderPlan;
  readonly followGroups: boolean;
  /** Null while what stands there is no number of days. */
  readonly joinerDays: number | null;
};

export const emptyEntry: CampaignEntry = {
  versionIds: [],
  groups: [],
  dueOn: '',
  message: '',
  sendBy: 'app',
  isLater: false,
  sendDay: '',
  sendTime: '08:00',
  reminders: usualReminders,
  followGroups: true,
  joinerDays: usualJoinerDays,
};

/** A chat message from the admin goes out while they are signed in, so it never waits. */
export function waits({ isLater, sendBy }: Pick<CampaignEntry, 'isLater' | 'sendBy'>): boolean {
  return isLater && sendBy !== 'sender';
}

/** What is wrong with the time to send; null where nothing is. */
export function sendAtProblem(entry: CampaignEntry, now: Date): string | null {
  if (!waits(entry)) return null;
  const moment = sendMoment(entry);
  if (moment === null) return sendAtTexts.missing;
  if (moment <= now) return sendAtTexts.past;
  return entry.dueOn !== '' && entry.sendDay > entry.dueOn ? sendAtTexts.afterDue : null;
}

/** The time to send, in the school's own time whatever clock the admin's computer has. */
export function sendMoment({ sendDay, sendTime }: Pick<CampaignEntry, 'sendDay' | 'sendTime'>): Date | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(sendTime) ?? [];
  if (!/^\d{4}-\d\d-\d\d$/.test(sendDay) || hours === undefined) return null;
  return new Date(momentOf(sendDay, Number(hours)).getTime() + Number(minutes) * 60_000);
}

type Asked = Pick<CampaignEntry, 'versionIds' | 'groups' | 'dueOn' | 'message' | 'sendBy'>;

/** While its year is typed, a date's field gives the years 2, 20 and 202. */
const wholeDay = /^[1-9]\d{3}-\d\d-\d\d$/;

/** What the cards and the number of people depend on; null while something of it is missing. */
export function previewBodyOf({ versionIds, groups, dueOn, message, sendBy }: Asked): CampaignDraft | null {
  if (versionIds.length === 0 || groups.length === 0 || !wholeDay.test(dueOn)) return null;
  return { versionIds: [...versionIds], groupIds: groups.map(({ id }) => id), dueOn, message: message.trim(), sendBy };
}

/** What the messages depend on alone: a test goes to no group. */
export function testBodyOf(asked: CampaignDraft | null): TestBody | null {
  if (!asked) return null;
  const { versionIds, dueOn, message, sendBy } = asked;
  return { versionIds, dueOn, message, sendBy };
}

/** All of it; null while something is missing or wrong. */
export function bodyOf(entry: CampaignEntry, now: Date): CampaignDraft | null {
  const asked = previewBodyOf(entry);
  const { reminders, followGroups, joinerDays } = entry;
  if (!asked || sendAtProblem(entry, now) !== null || (followGroups && joinerDays === null)) return null;
  return {
    ...asked,
    sendAt: waits(entry) ? (sendMoment(entry)?.toISOString() ?? null) : null,
    reminders: { days: [...reminders.days], escalateAfter: reminders.escalateAfter },
    followGroups,
    ...(joinerDays === null ? {} : { joinerDays }),
  };
}
