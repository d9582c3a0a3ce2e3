import { describe, expect, test } from 'vitest';
import { type CardChanges, changesOnCard } from '#server/cards/changes.ts';
import type { AdaptiveCard } from '#server/cards/elements.ts';
import { mailCard } from '#server/cards/mail-card.ts';
import { mailHtml } from '#server/cards/mail-html.ts';
import { receiptCard } from '#server/cards/receipt-card.ts';
import { requestCard } from '#server/cards/request-card.ts';
import type { Change, PlacedText } from '#src/domain/difference/types.ts';
import { askedPolicy } from './asked-sample.ts';
import { cardFaults, partsOfType, shownText } from './card-faults.ts';

const clause = (text: string, given: Partial<PlacedText> = {}): PlacedText => ({
  part: 'clause',
  id: 'c1',
  sectionHeading: 'Rules',
  number: '1.',
  text,
  leadIn: null,
  accepted: true,
  ...given,
});
const stricter: Change = {
  kind: 'reworded',
  before: clause('You should report a loss within 14 days.'),
  after: clause('You must report a loss within 24 hours.'),
  words: [
    { kind: 'same', text: 'You ' },
    { kind: 'removed', text: 'should ' },
    { kind: 'added', text: 'must ' },
    { kind: 'same', text: 'report a loss within ' },
    { kind: 'removed', text: '14 days' },
    { kind: 'added', text: '24 hours' },
    { kind: 'same', text: '.' },
  ],
  moved: false,
  changeClass: 'tightened',
};
const fragment: Change = {
  kind: 'added',
  after: clause('photographs of children', { leadIn: 'I will never publish:' }),
  changeClass: 'dutyAdded',
};
const nextReview: Change = {
  kind: 'reworded',
  before: clause('May 2026', { part: 'fact', id: 'nextReview', sectionHeading: null, number: null, accepted: false }),
  after: clause('May 2027', { part: 'fact', id: 'nextReview', sectionHeading: null, number: null, accepted: false }),
  words: [
    { kind: 'same', text: 'May ' },
    { kind: 'removed', text: '2026' },
    { kind: 'added', text: '2027' },
  ],
  moved: false,
  changeClass: 'date',
};

function changes(list: readonly Change[], given: Partial<CardChanges> = {}): CardChanges {
  return {
    kind: 'material',
    reason: 'The *governors* asked for it.',
    acceptedAt: '2026-09-03T08:00:00.000Z',
    from: { number: 1, label: '2026_27' },
    difference: { changes: list, unchanged: 12 },
    ...given,
  };
}

function linesOf(card: AdaptiveCard): readonly string[] {
  return partsOfType(card, 'RichTextBlock').map(({ inlines }) =>
    (inlines as { text: string; strikethrough?: boolean; weight?: string }[])
      .map(({ text, strikethrough, weight }) =>
        strikethrough ? `-${text}-` : weight === 'bolder' ? `+${text}+` : text,
      )
      .join(''),
  );
}

const asked = (list: readonly Change[], given?: Partial<CardChanges>) =>
  askedPolicy({ message: '', changes: changes(list, given) });

describe('a card for somebody who accepted an earlier version', () => {
  test('shows only what changed, duties first, with the words that are new and the ones that are gone', () => {
    const card = requestCard({ ...asked([nextReview, stricter, fragment]), suggestedFields: [] });
    expect(cardFaults(card)).toEqual([]);
    expect(shownText(card)).toContain(String.raw`What changed since you accepted 2026\_27 on 3 September 2026`);
    expect(shownText(card)).toContain('1 addition and 2 rewordings. Everything else is as you accepted it.');
    expect(shownText(card)).toContain(String.raw`Why: The \*governors\* asked for it.`);
    expect(linesOf(card).slice(0, 3)).toEqual([
      '+Reworded: +You -should- +must+ report a loss within -14 days- +24 hours+.',
      '+New: +I will never publish: photographs of children',
      '+Reworded, Next review: +May -2026- +2027+',
    ]);
    expect(shownText(card)).toContain('New words are bold, words taken out are struck through.');
  });

  test('takes no whole sentence above a nested rule into what was taken out', () => {
    const gone: Change = {
      kind: 'removed',
      before: clause('Tell the office.', { leadIn: 'Keep phones out of sight.' }),
      changeClass: 'dutyRemoved',
    };
    const card = requestCard({ ...asked([gone]), suggestedFields: [] });
    expect(linesOf(card)[0]).toBe('+Taken out: +Tell the office.');
  });

  test('shows the first five, says how many more there are, and explains no marks where there are none', () => {
    const card = requestCard({ ...asked(Array<Change>(7).fill(fragment)), suggestedFields: [] });
    expect(shownText(card)).toContain('And 2 more changes.');
    expect(shownText(card)).not.toContain('struck through');
  });

  test('is right in a mail of 1.4, and on the page beneath it without the marks of Markdown', () => {
    const mail = { ...asked([stricter, fragment]), originator: null, acceptUrl: null };
    expect(cardFaults(mailCard(mail))).toEqual([]);
    const page = mailHtml(mail).split('<body')[1] ?? '';
    expect(page).toContain('What changed since you accepted 2026_27 on 3 September 2026');
    expect(page).toContain('Reworded: You must report a loss within 24 hours.');
    expect(page).toContain('New: I will never publish: photographs of children');
  });
});

test('a minor change on a receipt asks for nothing', () => {
  const receipt = {
    language: 'en' as const,
    receiptCode: 'K7QM-3WRT',
    policyTitle: 'Staff Code of Conduct',
    versionLabel: null,
    versionNumber: 1,
    signerName: 'Ava Turner',
    acceptedAt: '2026-09-03T08:00:00.000Z',
    declarations: [],
    fields: [],
    recalled: false,
  };
  const card = receiptCard(receipt, changes([nextReview], { kind: 'minor' }), askedPolicy().links);
  expect(cardFaults(card)).toEqual([]);
  expect(shownText(card)).toContain('Your acceptance still counts. Nothing is asked of you.');
  expect(shownText(card)).not.toContain('What changed since');
});

test('a first reading has no part about changes', () => {
  expect(changesOnCard(null, 'en')).toEqual([]);
});

test('a rule too long to mark word by word is shown as it reads now, and cut', () => {
  const long = `I will ${'keep every record '.repeat(40)}safe.`;
  const change: Change = { ...stricter, after: clause(long), words: [{ kind: 'added', text: long }] };
  const [line = ''] = linesOf(requestCard({ ...asked([change]), suggestedFields: [] }));
  expect(line).toMatch(/^\+Reworded: \+I will keep every record .*…$/);
  expect(line.length).toBeLessThan(320);
});
