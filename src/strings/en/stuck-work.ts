import type { HeldGroup, StuckWork } from '#src/contract/stuck-work.ts';
import { peopleLong } from './counted.ts';

export const stuckKinds: Readonly<Record<StuckWork['items'][number]['kind'], string>> = {
  'attestation-row': 'Row in Attestations',
  'compliance-row': 'Row in Compliance',
  card: 'Card in Teams',
  original: 'Original file',
  reminder: 'Reminder',
};

const driftKinds: Readonly<Record<StuckWork['drift'][number]['what'], string>> = {
  edited: 'Changed by hand',
  deleted: 'Deleted by hand',
  doubled: 'There twice',
  foreign: 'Not from Countersign',
};

export const stuckTexts = {
  title: 'Needs attention',
  lead: 'Groups that wait for you, work that Microsoft 365 refused for good, and what was changed by hand in SharePoint.',
  back: 'School',
  none: { title: 'Nothing needs your attention', advice: 'Everything has been done, or follows by itself.' },
  given: (count: number) => (count === 1 ? '1 thing was given up' : `${count} things were given up`),
  hint: 'Nothing is lost. Put right what Microsoft 365 complains of, then try again.',
  noWay: (count: number) =>
    `${peopleLong(count)} cannot be reminded: they have neither the app nor a mail address. Print a slip from the campaign, or ask IT to add an address; the next reminder then finds them by itself.`,
  columns: { kind: 'What', about: 'Concerns', reason: 'Reason', since: 'Since' },
  tryAgain: (count: number) => (count === 1 ? 'Try again for 1' : `Try again for these ${count}`),
  trying: 'Trying again…',
  tried: 'Trying again. What works disappears from this list.',
  waiting: 'On its way',
  register: 'Rows for the register',
  cards: 'Cards to bring up to date',
  messages: 'Messages',
  oldest: (moment: string) => `The oldest has waited since ${moment} (UK time).`,
  nothingWaits: 'Nothing is waiting.',
  drift: 'Changed by hand in SharePoint',
  driftLead: (count: number, repaired: number) => {
    const rows = count === 1 ? '1 row was changed by hand' : `${count} rows were changed by hand`;
    if (repaired === count) return `${rows} in SharePoint and put right.`;
    return `${rows} in SharePoint; ${repaired} put right so far.`;
  },
  driftNone: 'No row was changed by hand.',
  driftColumns: { what: 'What', list: 'List', about: 'Row', columns: 'Columns', at: 'Seen', repaired: 'Put right' },
  driftKinds,
  lists: { attestations: 'Attestations', compliance: 'Compliance' },
  notYet: 'Not yet',
  showMore: (count: number) => `Show ${count} more`,
} as const;

/** Groups whose last reading changed nothing for the time being. */
export const heldTexts = {
  title: 'Groups that wait',
  missing: (count: number, known: number, group: string) =>
    `${count} of the ${known} people in ${group} seem to have left at once`,
  since: (moment: string) =>
    `First seen on ${moment} (UK time). So many at once is often a mistake in the directory, so their requests stay open.`,
  next: (readings: number, needed: number, moment: string) =>
    `${readings === 1 ? '1 reading says' : `${readings} readings say`} so, of ${needed} that have to agree. The next is on ${moment}.`,
  wait: 'If you are not sure, do nothing: their requests close by themselves once the readings agree.',
  who: (count: number) => `Show the names of these ${count}`,
  confirm: 'They have left: close their requests',
  confirmTitle: (count: number, group: string) => `Close the requests of ${peopleLong(count)} from ${group}?`,
  confirmLead:
    'The group is read once more first: whoever is back in it stays asked. The others are not asked any more, and it is recorded that they left without accepting. This cannot be undone; whoever comes back later is asked again.',
  confirmYes: 'Close their requests',
  confirmNo: 'Keep waiting',
  working: 'One moment…',
  confirmed: (count: number) =>
    count === 0
      ? 'Nobody was missing any more.'
      : `${peopleLong(count)} ${count === 1 ? 'is' : 'are'} not asked any more.`,
  unreadable: (group: string) => `The group ${group} cannot be read`,
  why: {
    'group-not-found': 'Microsoft Entra knows no such group any more.',
    'group-hidden': 'Its members are hidden from Countersign. IT can let it read hidden members.',
  } satisfies Record<Extract<HeldGroup, { kind: 'unreadable' }>['reason'], string>,
  unreadableMeans: (since: string, next: string) =>
    `This has been so since ${since} (UK time). Until it can be read, nobody who joins it is asked, and nobody’s request closes. It is tried again on ${next}.`,
} as const;
