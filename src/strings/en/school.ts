import type { Nation, School } from '#src/domain/school.ts';

export const nationNames: Readonly<Record<Nation, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

export type Fallback = School['fallbacks'][number];

export const fallbackTexts: Readonly<Record<Fallback, { readonly name: string; readonly hint: string }>> = {
  mail: { name: 'Mail to their school address', hint: 'With the same card, in Outlook.' },
  'plain-mail': {
    name: 'Mail to another address',
    hint: 'For people without a mailbox here, where the directory holds one.',
  },
  slip: { name: 'Printed slip', hint: 'With a code, to hand over. You print it on the page of the campaign.' },
};

export const schoolTexts = {
  title: 'School',
  lead: 'When people may be chased, and how they are reached. It holds for every campaign.',
  attention: 'Needs attention',
  nextChase: (day: string) => `The next day on which people may be chased is ${day}.`,
  nation: 'Nation',
  nationHint: 'Decides the bank holidays.',
  closures: {
    legend: 'Holidays and closures',
    hint: 'Nobody is chased on these days. Weekends and bank holidays count by themselves.',
    name: 'Name',
    nameExample: 'Autumn half-term, for example',
    from: 'First day',
    until: 'Last day',
    add: 'Add a holiday or closure',
    remove: (name: string) => `Remove ${name}`,
    none: 'None yet. Without the term holidays, people are chased in them.',
    row: (place: number) => `Holiday or closure ${place}`,
    full: 'There can be no more than 200.',
  },
  chase: {
    legend: 'Hours in which messages that chase may leave',
    from: 'From',
    until: 'Until',
    hint: 'UK time. The first sending of a campaign is not held back.',
  },
  fallbacks: {
    legend: 'Where a Teams card cannot reach somebody',
    hint: 'What is switched on is tried in this order.',
    up: (name: string) => `Move up: ${name}`,
    down: (name: string) => `Move down: ${name}`,
    moved: (name: string, place: number) => `${name} is now number ${place}`,
    none: 'Nothing is switched on: whoever Teams cannot reach sees the request only in Countersign itself.',
  },
  weekly: 'Weekly summary',
  weeklyHint: 'The owner of a campaign gets one on the first working day of each week.',
  holidays: {
    title: 'Bank holidays',
    lead: (nation: string) => `Of ${nation}, as published by the government.`,
    none: 'None are known from today on.',
    later: (count: number) => `${count} more after that`,
    unsaved: 'Save to see the bank holidays of the nation you chose.',
  },
  save: 'Save',
  saving: 'Saving…',
  undo: 'Undo changes',
  saved: 'Everything is saved.',
  unsaved: 'There are changes that are not saved.',
  problems: (count: number) => (count === 1 ? '1 thing to put right' : `${count} things to put right`),
  problem: {
    name: 'Give it a name.',
    from: 'Choose the first day.',
    until: 'Choose the last day.',
    order: 'The last day cannot come before the first.',
    hours: 'The end has to come after the beginning.',
  },
} as const;
