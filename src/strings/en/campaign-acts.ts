import type { RemindedNow } from '#src/contract/campaigns.ts';
import type { CampaignAction, CampaignChange } from '#src/domain/campaign.ts';
import type { NotReminded } from '#src/domain/reminders.ts';
import { written } from '../written.ts';
import { peopleLong, requestsLong } from './counted.ts';

/** What can be done with a campaign: names of the buttons. Three dots mean that a question comes first. */
export const actionNames: Readonly<Record<CampaignAction, string>> = {
  send: 'Send now',
  unschedule: 'Call off the time',
  pause: 'Pause',
  resume: 'Resume',
  extend: 'Extend…',
  'add-people': 'Add people…',
  remind: 'Remind now…',
  close: 'Close…',
  recall: 'Recall…',
};

export const actTexts = {
  more: 'More',
  working: 'One moment…',
  no: 'Not now',
  done: {
    send: 'Sending has begun',
    retry: 'Trying again',
    pause: 'Paused. Nothing is sent until you resume.',
    resume: 'Resumed',
    unschedule: 'Called off. The campaign is not sent until you say so.',
  },
  reason: 'Reason',
  reasonMissing: 'Give the reason. It is kept with the campaign.',
  undoable: 'You can undo it for 10 minutes.',
  acceptedStays: (count: number) =>
    count === 1 ? 'The acceptance that was given stays.' : `The ${written(count)} acceptances that were given stay.`,
  ends: (count: number) =>
    count === 0
      ? 'Everybody has answered: no request ends by it.'
      : `${requestsLong(count)} without an answer ${count === 1 ? 'ends' : 'end'}. Nobody is asked or reminded any more.`,
  close: {
    title: 'Close this campaign?',
    lead: 'For a campaign that has run its course.',
    card: 'Cards and mails stay where they are and say that nothing is asked any more.',
    yes: 'Close it',
    no: 'Keep it open',
  },
  recall: {
    title: 'Recall this campaign?',
    lead: 'For a campaign that should not have been sent.',
    queued: (count: number) =>
      count === 1 ? '1 message on its way is stopped.' : `${written(count)} messages on their way are stopped.`,
    yes: 'Recall it',
    no: 'Keep it open',
  },
  extend: {
    title: 'Extend the due date?',
    lead: (count: number, day: string) =>
      `${requestsLong(count)} without an answer ${count === 1 ? 'is' : 'are'} due ${day}. Reminders move with the due date.`,
    day: 'New due date',
    missing: 'Choose a day.',
    past: 'Choose today or a later day.',
    same: 'Choose another day than now.',
    yes: 'Move the due date',
  },
  addPeople: {
    title: 'Add people',
    lead: 'They are asked at once. Nobody who has been asked already is asked twice.',
    people: 'Single persons',
    missing: 'Choose a group or a person.',
    done: 'They are being asked',
    yes: 'Ask them',
    remove: (name: string) => `Take out ${name}`,
    noMail: 'no mail address',
    guest: 'guest',
    closed: 'account is closed',
    follows: 'Groups added here are followed like the others.',
  },
  remind: {
    title: (count: number) => (count === 1 ? 'Remind 1 person now?' : `Remind ${written(count)} people now?`),
    lead: 'Each gets one message about everything that is outstanding for them.',
    once: 'Nobody gets two messages a day: who had one today is left out.',
    others: (count: number) =>
      `${peopleLong(count)} of those chosen ${count === 1 ? 'gets' : 'get'} none: accepted, declined, exempt or not asked any more.`,
    none: 'Nobody is outstanding, so there is nobody to remind.',
    yes: (count: number) => (count === 1 ? 'Remind 1 person' : `Remind ${written(count)} people`),
  },
} as const;

const notRemindedPieces: Readonly<Record<NotReminded, (people: string, isOne: boolean) => string>> = {
  accepted: (people, isOne) => `${people} ${isOne ? 'has' : 'have'} accepted`,
  declined: (people, isOne) => `${people} ${isOne ? 'has' : 'have'} declined`,
  'on-leave': (people, isOne) => `${people} ${isOne ? 'is' : 'are'} on leave`,
  exempt: (people, isOne) => `${people} ${isOne ? 'is' : 'are'} exempt`,
  closed: (people, isOne) => `${people} ${isOne ? 'is' : 'are'} not asked any more`,
  'account-closed': (people, isOne) => `${people} ${isOne ? 'has a closed account' : 'have closed accounts'}`,
  'not-started': (people, isOne) => `${people} ${isOne ? 'has' : 'have'} not begun to work here yet`,
  'reminded-today': (people) => `${people} had a reminder today already`,
  'heard-today': (people) => `${people} had another message from Countersign today`,
  'no-way': (people, isOne) => `${people} ${isOne ? 'has' : 'have'} neither the app nor a mail address: print a slip`,
  refused: (people) => `${people} could not be reached today: see Needs attention under School`,
  'not-asked': (people, isOne) => `${people} ${isOne ? 'is' : 'are'} not asked by this campaign`,
};

/** What came of reminding now: how many get a message, and for those who get none how many for each reason. */
export function remindedWords({ people, leftOut }: RemindedNow): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const others = leftOut.reduce((sum, one) => sum + one.people, 0);
  const reminded =
    people === 0 ? 'Nobody gets a reminder' : `${peopleLong(people)} ${people === 1 ? 'gets' : 'get'} a reminder`;
  return {
    title: others === 0 ? `${reminded}.` : `${reminded}; ${peopleLong(others)} ${others === 1 ? 'gets' : 'get'} none:`,
    lines: leftOut.map((one) => `${notRemindedPieces[one.reason](written(one.people), one.people === 1)}.`),
  };
}

const pieces: Readonly<Record<CampaignChange, (count: number) => string>> = {
  extended: (count) => `Due date moved for ${requestsLong(count)}`,
  closed: (count) => `Closed; ${requestsLong(count)} ended`,
  recalled: (count) => `Recalled; ${requestsLong(count)} ended`,
  sent: (count) => `Sent to ${peopleLong(count)}`,
  'not-sent': () => 'Could not be sent at its time; it is a draft again',
  paused: () => 'Paused',
  resumed: () => 'Resumed',
  'people-added': (count) => `${requestsLong(count)} added`,
  reminded: (count) => `Reminded ${peopleLong(count)}`,
  'leavers-closed': (count) => `${requestsLong(count)} of people who have left closed`,
  undone: () => 'Undone',
};

export const historyTexts = {
  title: 'What has happened',
  what: (kind: CampaignChange, count: number) => pieces[kind](count),
  by: (name: string | null) => name ?? 'Countersign',
  undo: 'Undo',
  undoing: 'Undoing…',
  undoOf: (what: string) => `Undo: ${what}`,
  undoUntil: (time: string) => `You can undo this until ${time} (UK time).`,
  undone: 'Undone. The campaign is as it was before.',
} as const;
