import type { StuckWork } from '#src/contract/stuck-work.ts';

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
  lead: 'Work that Microsoft 365 refused for good, and what was changed by hand in SharePoint.',
  back: 'School',
  none: { title: 'Nothing needs your attention', advice: 'Everything has been done, or follows by itself.' },
  given: (count: number) => (count === 1 ? '1 thing was given up' : `${count} things were given up`),
  hint: 'Nothing is lost. Put right what Microsoft 365 complains of, then try again.',
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
