import type { ReminderPlan } from '#src/domain/campaign.ts';
import { written } from '../written.ts';
import { daysLong } from './counted.ts';

export const sendByTexts = {
  app: { name: 'Card in Teams', hint: 'From Countersign. People whom Teams cannot reach are asked another way.' },
  'app-and-mail': { name: 'Card in Teams and mail', hint: 'Both, to everyone.' },
  sender: {
    name: 'Chat message from me',
    hint: 'From your own account. The card opens the policy; a mail goes where chat cannot.',
  },
} as const;

export const newCampaignTexts = {
  title: 'New campaign',
  lead: 'Choose what, who and when. Nothing is sent until you confirm.',
  what: 'Policies',
  noPolicies: 'Publish a policy first. Then it can be chosen here.',
  goToPolicies: 'Go to Policies',
  who: 'Groups',
  whoHint: 'Type the beginning of a group’s name. Groups inside it count; nobody is asked twice.',
  searching: 'Searching…',
  noGroups: 'No group begins with this.',
  removeGroup: (name: string) => `Take out ${name}`,
  when: 'Due date',
  message: 'Message',
  messageHint: 'Optional. People see it above the policy.',
  how: 'How to send',
  preview: 'What will be sent',
  previewEmpty: 'Choose a policy, a group and a due date to see the card and the number of people.',
  previewLoading: 'Counting people',
  people: (count: number) => (count === 1 ? '1 person' : `${written(count)} people`),
  peopleLead: 'will be asked',
  inGroup: (name: string, people: number) => `${name}: ${written(people)}`,
  notStarted: (count: number) =>
    count === 1
      ? '1 has not begun to work here yet and is not asked now'
      : `${written(count)} have not begun to work here yet and are not asked now`,
  alreadyAsked: (count: number) =>
    count === 1
      ? '1 has been asked already and is not asked again'
      : `${written(count)} have been asked already and are not asked again`,
  leftOut: (count: number) => (count === 1 ? '1 person is left out' : `${written(count)} people are left out`),
  card: (title: string) => `Card for ${title}`,
  reads: {
    place: 'How it reads',
    places: { desk: 'Teams on a computer', phone: 'Teams on a phone', mail: 'Mail' },
    ground: 'Colours',
    grounds: { light: 'Light', dark: 'Dark' },
    mail: (title: string) => `Mail for ${title}`,
    subject: (subject: string) => `Subject: ${subject}`,
  },
  test: {
    send: 'Send a test to me',
    sending: 'Sending the test…',
    done: 'The test is on its way to you',
    failed: 'The test could not be sent',
    by: {
      teams: 'Look into your chat with Countersign in Teams. Nothing that you press there is recorded.',
      mail: 'Look into your mailbox. Nothing that you press there is recorded.',
    },
    notBy: { teams: 'Not by Teams.', mail: 'Not by mail.' },
  },
  send: 'Send…',
  schedule: 'Schedule…',
  confirm: {
    title: (people: number) => (people === 1 ? 'Ask 1 person?' : `Ask ${written(people)} people?`),
    advice: (how: string) =>
      `${how}. The requests go out at once. You can pause or recall the campaign later, but a message that has arrived stays where it is.`,
    yes: (people: number) => (people === 1 ? 'Ask 1 person' : `Ask ${written(people)} people`),
    no: 'Not yet',
    working: 'Sending…',
  },
  confirmLater: {
    title: (people: number, moment: string) =>
      people === 1 ? `Ask 1 person on ${moment}?` : `Ask ${written(people)} people on ${moment}?`,
    advice: (how: string) =>
      `${how}. Who is in the groups then is asked. Until then you can send earlier, or call it off.`,
    yes: 'Schedule it',
    no: 'Not yet',
    working: 'Scheduling…',
  },
} as const;

export const sendAtTexts = {
  legend: 'When to send',
  now: 'When you confirm',
  later: 'At a time',
  laterHint: 'UK time.',
  notForSender: 'A chat message from you goes out while you are signed in, so it cannot wait for a time.',
  day: 'Day to send',
  time: 'Time to send',
  missing: 'Choose a day and a time.',
  past: 'Choose a time that is still to come.',
  afterDue: 'Choose a time before the due date.',
} as const;

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "Reminders: 7 days and 2 days before the due date, on the day, and 3 days after it." */
export function reminderWords({ days, escalateAfter }: ReminderPlan): string {
  const before = days.filter((day) => day < 0).map((day) => daysLong(-day));
  const after = days.filter((day) => day > 0).map(daysLong);
  const parts = [
    ...(before.length > 0 ? [`${list.format(before)} before the due date`] : []),
    ...(days.includes(0) ? ['on the due date'] : []),
    ...(after.length > 0 ? [`${list.format(after)} after it`] : []),
  ];
  const reminded = parts.length === 0 ? 'Nobody is reminded.' : `People are reminded ${parts.join('; ')}.`;
  const escalated =
    escalateAfter === null
      ? 'No line manager is told.'
      : `After ${daysLong(escalateAfter)} their line manager is told.`;
  return `${reminded} ${escalated}`;
}

export const reminderTexts = {
  legend: 'Reminders',
  hint: 'Only people who have not accepted, never twice a day, and never at night, at weekends or in the holidays.',
  edit: 'Change the reminders',
  days: 'Days on which people are reminded',
  before: (days: number) => `${daysLong(days)} before`,
  on: 'On the due date',
  after: (days: number) => `${daysLong(days)} after`,
  remove: (name: string) => `Take out ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  number: 'Days',
  side: 'Before or after',
  sides: { before: 'before the due date', after: 'after the due date' },
  add: 'Add',
  full: 'Twelve days is the most there can be.',
  there: 'This day is there already.',
  outside: (most: number) => `Use a number from 0 to ${most}.`,
  escalate: 'Tell the line manager',
  escalateDays: 'Days after the due date',
  escalateOutside: 'Use a number from 1 to 120.',
  usual: 'Back to the usual',
} as const;

export const followTexts = {
  legend: 'People who join or leave',
  follow: 'Follow the groups',
  hint: 'Whoever joins one of them later is asked on that day. Whoever leaves all of them is asked no more.',
  days: 'Days that somebody who joins has',
  outside: 'Use a number from 1 to 120.',
} as const;
