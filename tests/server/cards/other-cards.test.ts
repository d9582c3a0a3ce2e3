import { describe, expect, test } from 'vitest';
import { largestCard, sizeOf } from '#server/cards/card-frame.ts';
import { closedCard, refusalCard } from '#server/cards/closed-card.ts';
import { homeLink } from '#server/cards/links.ts';
import { type ReceiptCardInput, receiptCard } from '#server/cards/receipt-card.ts';
import { askedPolicy, declarations } from './asked-sample.ts';
import { cardFaults, partsOf, partsOfType, shownText } from './card-faults.ts';

const { links } = askedPolicy();

function receipt(given: Partial<ReceiptCardInput> = {}): ReceiptCardInput {
  return {
    language: 'en',
    receiptCode: 'K7QM-3WRT',
    policyTitle: 'Staff Code of Conduct',
    versionLabel: null,
    versionNumber: 3,
    signerName: 'Ava Turner',
    acceptedAt: '2026-08-31T23:41:00.000Z',
    declarations: [
      { text: declarations[0]?.text ?? '', answer: { value: 'notYet', reason: 'Booked for May' } },
      { text: declarations[1]?.text ?? '', answer: { value: 'yes' } },
    ],
    fields: [{ label: 'Print name', value: 'Ava Turner' }],
    recalled: false,
    ...given,
  };
}

describe('the receipt card', () => {
  test('shows what was accepted, when in the school, and each answer', () => {
    const card = receiptCard(receipt(), null, links);
    expect(cardFaults(card)).toEqual([]);
    const facts = partsOfType(card, 'FactSet').flatMap(({ facts }) => facts as { title: string; value: string }[]);
    expect(facts).toEqual([
      { title: 'Receipt', value: 'K7QM-3WRT' },
      { title: 'Accepted', value: '1 September 2026 at 00:41 (UK time)' },
      { title: 'Name', value: 'Ava Turner' },
      { title: 'Version', value: 'Version 3' },
      { title: 'Print name', value: 'Ava Turner' },
    ]);
    expect(shownText(card)).toContain('I have completed the online safety training.\n Not yet: Booked for May');
    expect(shownText(card)).toContain('The school register gets its own copy.');
  });

  test('has no button that could record anything', () => {
    const card = receiptCard(receipt(), null, links);
    expect(partsOf(card).filter(({ type }) => /^(Input|Action)\./.test(String(type)))).toEqual([
      { type: 'Action.OpenUrl', title: 'Open your receipt', url: links.teams },
    ]);
  });

  test('leads to the whole receipt when its words are too long', () => {
    const card = receiptCard(
      receipt({ declarations: [{ text: 'I will. '.repeat(5_000), answer: { value: 'yes' } }] }),
      null,
      links,
    );
    expect(sizeOf(card)).toBeLessThanOrEqual(largestCard);
    expect(shownText(card)).toContain('too long for a card');
    expect(cardFaults(card)).toEqual([]);
  });
});

test('a receipt of a version that was recalled says so', () => {
  expect(shownText(receiptCard(receipt({ recalled: true }), null, links))).toContain('took this version back');
  expect(shownText(receiptCard(receipt(), null, links))).not.toContain('took this version back');
});

test.each([
  ['superseded', 'There is a newer version'],
  ['withdrawn', 'This policy has ended'],
  ['recalled', 'This was sent by mistake'],
] as const)('a card that asks nothing any more says why: %s', (because, title) => {
  const card = closedCard('en', 'Code *of* Conduct', because, links);
  expect(cardFaults(card)).toEqual([]);
  expect(shownText(card)).toContain(title);
  expect(shownText(card)).toContain(String.raw`Code \*of\* Conduct`);
  expect(card.speak).toContain('Code *of* Conduct');
  expect(partsOfType(card, 'Action.OpenUrl').map(({ url }) => url)).toEqual([links.home]);
});

test.each(['request-other-person', 'request-not-found', 'wrong-words'] as const)(
  'a refused press says that nothing was recorded: %s',
  (refusal) => {
    const home = homeLink({
      teamsAppId: '3a1f6c55-52bb-4f52-8a35-0f7f2f4a1c01',
      publicUrl: 'https://countersign.example',
    });
    const card = refusalCard('en', refusal, home);
    expect(cardFaults(card)).toEqual([]);
    expect(shownText(card)).toContain('Nothing was recorded.');
    expect(partsOfType(card, 'Action.OpenUrl').map(({ url }) => url)).toEqual([home]);
  },
);
