import { expect, test } from 'vitest';
import type { CampaignRecipient } from '#src/contract/campaigns.ts';
import { filterPeople } from '#src/features/campaigns/people/people-filter.ts';

const delivery = { rung: 'teams', state: 'sent', fault: null, sentAt: null, unsure: false } as const;

const person = (name: string, rest: Partial<CampaignRecipient> = {}): CampaignRecipient => ({
  requestId: name,
  objectId: name,
  name,
  policyTitle: 'Policy',
  standing: 'outstanding',
  deliveries: [delivery],
  remindedAt: null,
  reminders: 0,
  exemption: null,
  closedBecause: null,
  slipCode: null,
  ...rest,
});

const failed = { ...delivery, state: 'failed', fault: 'guest' } as const;

const people = [
  person('Zoë Kowalska'),
  person('Siân O’Rourke', { standing: 'overdue', deliveries: [failed] }),
  person('Amelia Smith-Jones', { standing: 'exempt', deliveries: [failed] }),
  person('Kwame Mensah', { deliveries: [failed, { ...delivery, rung: 'mail', state: 'queued' }] }),
];

const names = (filter: Parameters<typeof filterPeople>[1], typed = '') =>
  filterPeople(people, filter, typed).map(({ name }) => name);

test('a standing shows those alone, and not reached those for whom no message arrived or is on its way', () => {
  expect(names('everyone')).toHaveLength(4);
  expect(names('exempt')).toEqual(['Amelia Smith-Jones']);
  expect(names('outstanding')).toEqual(['Zoë Kowalska', 'Kwame Mensah']);
  expect(names('not-reached')).toEqual(['Siân O’Rourke']);
});

test.each([
  ['zoe', ['Zoë Kowalska']],
  ['  KOW ', ['Zoë Kowalska']],
  ['rour', ['Siân O’Rourke']],
  ['jones', ['Amelia Smith-Jones']],
  ['ensah', []],
])('typing "%s" finds the beginnings of names', (typed, found) => {
  expect(names('everyone', typed)).toEqual(found);
});
