import { describe, expect, test } from 'vitest';
import { largestCard, sizeOf } from '#server/cards/card-frame.ts';
import { type RequestCardInput, requestCard, requestSummary, senderCard } from '#server/cards/request-card.ts';
import { cardActionData } from '#src/contract/card-action.ts';
import { askedPolicy, contentHash, policyDocument, requestId } from './asked-sample.ts';
import { cardFaults, partsOf, partsOfType, shownText } from './card-faults.ts';

function input(given: Partial<RequestCardInput> = {}): RequestCardInput {
  return { ...askedPolicy(), suggestedFields: ['', 'Ava Turner', 'Teacher', ''], ...given };
}

const fewestWords = policyDocument({ organisation: null, versionLabel: null, declarations: [], signatureFields: [] });

describe('the request card', () => {
  test.each([
    ['everything asked', input()],
    ['nothing but accepting', input({ document: fewestWords, message: '' })],
  ])('is a card Microsoft can read: %s', (_, given) => {
    expect(cardFaults(requestCard(given))).toEqual([]);
    expect(requestCard(given).version).toBe('1.5');
  });

  test('names the policy, the school, the day, the message and every declaration', () => {
    const shown = shownText(requestCard(input()));
    for (const words of [
      'Staff Code of Conduct',
      'Oakfield Primary School',
      'Please read this policy, answer 2 questions, check your details and accept it by Friday 4 September 2026.',
      'Please read this before the first day.',
      'Ask Sam if anything is unclear.',
      'I have completed the online safety training.',
      'I agree to follow this code of conduct.',
      'I would like an account for the school systems.',
      'I understand that the school may monitor its systems.',
      'added by the school',
    ]) {
      expect(shown).toContain(words);
    }
  });

  test.each([
    ['en', 'Overdue since Friday 4 September 2026: please read this policy, answer 2 questions'],
    ['cy', 'Yn hwyr ers dydd Gwener 4 Medi 2026: darllenwch y polisi hwn, atebwch 2 gwestiwn'],
  ] as const)('says first, and stands out, once the day is past: %s', (language, said) => {
    const card = requestCard(input({ language, isOverdue: true }));
    const [line] = partsOfType(card, 'TextBlock').filter(({ text }) => String(text).startsWith(said));
    expect(line).toMatchObject({ color: 'attention', weight: 'bolder' });
    expect(card.speak).toContain(said);
    expect(shownText(requestCard(input({ language })))).not.toContain(said.slice(0, 12));
  });

  test('ticks nothing in advance, and must have an answer to each question', () => {
    const choices = partsOfType(requestCard(input()), 'Input.ChoiceSet');
    expect(choices.map(({ id, value, isRequired }) => ({ id, value, isRequired }))).toEqual([
      { id: 'answer-0', value: undefined, isRequired: true },
      { id: 'answer-2', value: undefined, isRequired: true },
    ]);
    expect(choices.map((choice) => choice.choices)).toEqual([
      [
        { title: 'Yes', value: 'yes' },
        { title: 'Not yet', value: 'notYet' },
      ],
      [
        { title: 'Yes', value: 'yes' },
        { title: 'No', value: 'no' },
      ],
    ]);
  });

  test('asks for the fields of the signer alone, filled in from the directory', () => {
    const fields = partsOfType(requestCard(input()), 'Input.Text').filter(({ id }) => String(id).startsWith('field-'));
    expect(fields.map(({ id, label, value, isRequired }) => [id, label, value, isRequired])).toEqual([
      ['field-1', 'Print name', 'Ava Turner', true],
      ['field-2', 'Role', 'Teacher', undefined],
    ]);
  });

  test('its Accept carries the request and the words, and no person', () => {
    const card = requestCard(input());
    const [accept] = partsOfType(card, 'Action.Execute');
    expect(accept).toMatchObject({ verb: 'accept', data: { requestId, contentHash } });
    expect(cardActionData.safeParse(accept?.data).success).toBe(true);
    expect(card.refresh).toEqual({
      action: expect.objectContaining({ verb: 'show', data: { requestId, contentHash } }),
      userIds: [],
    });
  });

  test('opens the request in the tab, also for a client that knows no Action.Execute', () => {
    const card = requestCard(input());
    const links = partsOfType(card, 'Action.OpenUrl').map(({ url }) => new URL(String(url)));
    expect(links.map((link) => link.pathname)).toEqual(
      Array(2).fill('/l/entity/3a1f6c55-52bb-4f52-8a35-0f7f2f4a1c01/home'),
    );
    expect(links.map((link) => JSON.parse(link.searchParams.get('context') ?? ''))).toEqual(
      Array(2).fill({ subEntityId: `request/${requestId}` }),
    );
    expect(links[0]?.searchParams.get('webUrl')).toBe(`https://countersign.example/tab#/requests/${requestId}`);
  });

  test('asked again, it says what was wrong and keeps what was entered', () => {
    const card = requestCard(
      input({
        again: {
          problem: 'Answer each statement, then accept again.',
          entered: {
            answers: [
              { value: 'notYet', reason: 'Booked for May' },
              { value: 'yes' },
              { value: 'no' },
              { value: 'yes' },
            ],
            fields: ['', 'A. Turner', '', ''],
          },
        },
      }),
    );
    expect(cardFaults(card)).toEqual([]);
    expect(shownText(card)).toContain('Answer each statement, then accept again.');
    const values = Object.fromEntries(partsOf(card).map(({ id, value }) => [id, value]));
    expect(values).toMatchObject({
      'answer-0': 'notYet',
      'reason-0': 'Booked for May',
      'answer-2': 'no',
      'field-1': 'A. Turner',
    });
    expect(values['field-2']).toBeUndefined();
  });
});

describe('a card that would be too large', () => {
  const long = policyDocument({
    declarations: [{ text: `I will ${'keep what I am told to myself, '.repeat(1_000)}always.`, type: 'agreement' }],
  });

  test.each([
    ['request', requestCard(input({ document: long }))],
    ['sender', senderCard(askedPolicy({ document: long }))],
  ])('takes no answer to words it cannot show, and leads to the tab: %s', (_, card) => {
    expect(sizeOf(card)).toBeLessThanOrEqual(largestCard);
    expect(cardFaults(card)).toEqual([]);
    expect(partsOfType(card, 'Action.Execute')).toEqual([]);
    expect(partsOfType(card, 'Action.OpenUrl')).toHaveLength(1);
    expect(shownText(card)).toContain('too long for a card');
  });

  test('stays small with the longest title, message and labels', () => {
    const label = 'Ä'.repeat(2_000);
    const document = policyDocument({
      title: '試'.repeat(2_000),
      organisation: '試'.repeat(2_000),
      versionLabel: '試'.repeat(2_000),
      signatureFields: Array.from(
        { length: 50 },
        () => ({ label, type: 'role', signer: 'user', required: true }) as const,
      ),
    });
    const card = requestCard(input({ document, message: '試'.repeat(1_000) }));
    expect(sizeOf(card)).toBeLessThanOrEqual(largestCard);
    expect(cardFaults(card)).toEqual([]);
  });
});

describe('words that are not ours', () => {
  const hostile = '**Bold** [press](https://evil.example) <b>x</b> `code` _it_';

  test('cannot make Markdown of a title, a version or a school', () => {
    const document = policyDocument({ title: hostile, organisation: '# Head', versionLabel: '- [a](b)' });
    const card = requestCard(input({ document, message: '' }));
    const markdown = [
      ...partsOfType(card, 'TextBlock').map(({ text }) => String(text)),
      ...partsOfType(card, 'FactSet').flatMap(({ facts }) => (facts as { value: string }[]).map(({ value }) => value)),
    ].join('\n');
    expect(markdown).toContain(String.raw`\*\*Bold\*\* \[press\](https://evil.example) \<b>x\</b> \`code\` \_it\_`);
    expect(markdown).toContain(String.raw`\# Head`);
    expect(markdown).toContain(String.raw`\- \[a\](b)`);
  });

  test('stand as they are in a message, which reads no Markdown', () => {
    const card = requestCard(input({ message: hostile }));
    expect(partsOfType(card, 'TextRun').map(({ text }) => text)).toContain(hostile);
    expect(partsOfType(card, 'TextBlock').some(({ text }) => String(text).includes('evil.example'))).toBe(false);
  });

  test('in a declaration keep a link to a secure page, and lose any other', () => {
    const text =
      'I follow [the guidance](https://www.ncsc.gov.uk/) and [this](javascript:alert(1)) [too](http://a.example).';
    const card = requestCard(input({ document: policyDocument({ declarations: [{ text, type: 'agreement' }] }) }));
    const runs = partsOfType(card, 'TextRun').filter(({ selectAction }) => selectAction !== undefined);
    expect(runs).toEqual([
      {
        type: 'TextRun',
        text: 'the guidance',
        selectAction: { type: 'Action.OpenUrl', url: 'https://www.ncsc.gov.uk/' },
      },
    ]);
    expect(shownText(card).replaceAll('\n', '')).toContain('I follow the guidance and this too.');
  });

  test('are spoken without marks', () => {
    const card = requestCard(input({ document: policyDocument({ title: '<speak>A & B</speak>' }) }));
    expect(card.speak).not.toMatch(/[<>&]/);
  });
});

test('the card of a colleague shows the same words and only opens the tab', () => {
  const card = senderCard(askedPolicy());
  expect(cardFaults(card)).toEqual([]);
  expect(partsOfType(card, 'Action.Execute')).toEqual([]);
  expect(partsOf(card).filter(({ type }) => String(type).startsWith('Input.'))).toEqual([]);
  for (const { text } of askedPolicy().document.declarations) expect(shownText(card)).toContain(text);
  expect('refresh' in card).toBe(false);
});

test('a notification names the policy and the day', () => {
  expect(requestSummary(askedPolicy())).toBe('Please read and accept Staff Code of Conduct by Friday 4 September 2026');
  const overdue = requestSummary(askedPolicy({ isOverdue: true }));
  expect(overdue).toBe('Overdue since Friday 4 September 2026: please read and accept Staff Code of Conduct');
});
