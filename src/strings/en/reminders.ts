import { written } from '../written.ts';
import { peopleLong } from './counted.ts';

/** What people read in the messages that remind, in those to line managers, and in the weekly summary. */

const policies = (count: number) => (count === 1 ? '1 policy' : `${written(count)} policies`);

export const digestTexts = {
  language: 'en-GB',
  /** The line beneath a notification in Teams. */
  preview: (count: number, day: string, overdue: boolean) => {
    const first = count === 1 ? 'It' : 'The first';
    const due = overdue ? `${first} was due on ${day}.` : `${first} is due by ${day}.`;
    return `You have ${policies(count)} to read and accept. ${due}`;
  },
  subject: {
    one: (title: string, day: string, overdue: boolean) =>
      overdue ? `Overdue since ${day}: please accept ${title}` : `Reminder: please accept ${title} by ${day}`,
    many: (count: number, overdue: number) =>
      overdue === 0
        ? `Reminder: ${policies(count)} to read and accept`
        : `Reminder: ${policies(count)} to read and accept, ${overdue} overdue`,
  },
  lead: (count: number) =>
    count === 1 ? 'This policy still waits for you:' : 'These policies still wait for you, the soonest due first:',
  due: (day: string) => `Due by ${day}`,
  overdue: (day: string) => `Overdue since ${day}`,
  open: 'Read and accept',
  openInTeams: 'Open in Teams instead',
  how: 'You accept on the page that opens. Answering this message accepts nothing.',
  why: 'You get this message because your school asks you to accept these policies. It stops once you have. There is never more than one a day.',
} as const;

export const escalationTexts = {
  language: 'en-GB',
  subject: (people: number) =>
    people === 1
      ? '1 person has not accepted what was due'
      : `${written(people)} people have not accepted what was due`,
  lead: {
    manager: (people: number) =>
      people === 1
        ? 'You are the line manager of this person in Microsoft 365. Please speak to them.'
        : 'You are the line manager of these people in Microsoft 365. Please speak to them.',
    creator: (people: number) =>
      people === 1
        ? 'Microsoft 365 names no line manager that can be reached for this person, so this comes to you, who asked them.'
        : 'Microsoft 365 names no line manager that can be reached for these people, so this comes to you, who asked them.',
  },
  due: (title: string, day: string) => `${title}, due by ${day}`,
  more: (people: number) => `And ${peopleLong(people)} more: the page Compliance in Countersign lists everybody.`,
  how: 'They were asked and reminded, and find the policies in Countersign. Only they can accept.',
  why: 'Each person and policy is named to you once.',
} as const;

export const weeklyTexts = {
  language: 'en-GB',
  subject: (campaigns: number) =>
    campaigns === 1 ? 'This week: 1 campaign waits for answers' : `This week: ${campaigns} campaigns wait for answers`,
  lead: 'Where the campaigns you sent stand this morning.',
  accepted: (done: number, all: number) => `${written(done)} of ${written(all)} accepted`,
  due: (day: string) => `Due by ${day}`,
  overdue: (count: number) => `Overdue: ${peopleLong(count)}`,
  nobodyOverdue: 'Nobody is overdue.',
  more: (count: number) => `and ${written(count)} more`,
  undelivered: (count: number) => `No message reached ${peopleLong(count)}`,
  open: 'Open the campaign',
  why: 'You get this summary on the first working day of each week while people still have to answer. An admin can switch it off for the school.',
} as const;
