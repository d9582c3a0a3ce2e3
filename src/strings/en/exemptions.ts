import type { ExemptedCampaign } from '#src/contract/campaign-people.ts';
import type { ExemptionReason } from '#src/domain/exemption.ts';
import { peopleLong } from './counted.ts';

export const exemptionNames: Readonly<Record<ExemptionReason, string>> = {
  leave: 'On leave',
  'not-in-role': 'Not part of their work',
  'on-paper': 'Accepted on paper',
  adjustment: 'Arranged another way',
  other: 'Another reason',
};

export const exemptionTexts = {
  title: (count: number) => (count === 1 ? 'Exempt 1 person?' : `Exempt ${count} people?`),
  lead: 'They are not asked and not reminded until the exemption ends. They are counted apart, and stay visible.',
  reason: 'Reason',
  note: 'Note',
  noteHint: 'Optional. Leaders may read it: leave out anything about somebody’s health.',
  policy: 'What it covers',
  everyPolicy: 'Every policy',
  until: 'Last day',
  untilHint: 'Leave it empty if the end is not known yet. They are asked again on the day after.',
  past: 'Choose today or a later day.',
  yes: (count: number) => (count === 1 ? 'Exempt 1 person' : `Exempt ${count} people`),
  no: 'Keep asking',
  working: 'One moment…',
  open: 'without an end',
  untilDay: (day: string) => `until ${day}`,
  end: 'End exemption',
  endOf: (name: string) => `End the exemption of ${name}`,
  endTitle: (name: string) => `End the exemption of ${name}?`,
  endLead: 'They are asked again, with the due date of the campaign.',
  endYes: 'End it',
  endNo: 'Keep it',
  ended: (name: string) => `The exemption of ${name} has ended`,
} as const;

/** What came of exempting people: how many are exempt, and for those passed over how many for each reason. */
export function exemptedWords({ people, skipped }: ExemptedCampaign['exempted']): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const others = skipped.reduce((sum, one) => sum + one.people, 0);
  return {
    title:
      others === 0 ? `${peopleLong(people)} exempt` : `${peopleLong(people)} exempt; ${peopleLong(others)} skipped:`,
    lines: skipped.map(({ reason, people: count }) =>
      reason === 'accepted' ? `${count} already accepted.` : `${count} not asked any more.`,
    ),
  };
}
