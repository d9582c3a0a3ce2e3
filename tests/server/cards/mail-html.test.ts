import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { type MailCardInput, mailCard } from '#server/cards/mail-card.ts';
import { mailHtml, mailSubject } from '#server/cards/mail-html.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { askedPolicy, declarations, policyDocument, requestId, signatureFields } from './asked-sample.ts';
import { cardFaults, partsOf, partsOfType, shownText } from './card-faults.ts';

const originator = '9f0c1a52-8f5e-4c39-9a1e-0d6f1f0b7a22';
const acceptUrl = 'https://countersign.example/api/outlook/acceptances';

/** A policy that accepting alone says yes to. */
const plain = (given: Partial<PolicyDocument> = {}) =>
  policyDocument({ declarations: [{ text: 'I agree.', type: 'agreement' }], signatureFields: [], ...given });

function input(given: Partial<MailCardInput> = {}): MailCardInput {
  return { ...askedPolicy(), originator, acceptUrl: null, ...given };
}

type Node = { nodeName: string; childNodes?: Node[]; value?: string; attrs?: { name: string; value: string }[] };

function elements(html: string, name: string): readonly Node[] {
  const found: Node[] = [];
  const walk = (node: Node): void => {
    if (node.nodeName === name) found.push(node);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html) as unknown as Node);
  return found;
}

function text(node: Node | undefined): string {
  return (node?.value ?? '') + (node?.childNodes ?? []).map(text).join('');
}

const attribute = (node: Node | undefined, name: string) => node?.attrs?.find((one) => one.name === name)?.value;

describe('the message', () => {
  test('carries the card in its head', () => {
    const head = elements(mailHtml(input()), 'head')[0];
    const script = head?.childNodes?.find(({ nodeName }) => nodeName === 'script');
    expect(attribute(script, 'type')).toBe('application/adaptivecard+json');
    expect(JSON.parse(text(script))).toEqual(mailCard(input()));
  });

  test('says beneath all that the card says', () => {
    const body = text(elements(mailHtml(input()), 'body')[0]);
    for (const words of [
      'Staff Code of Conduct',
      'accept it by Friday 4 September 2026',
      '2026-27',
      'Oakfield Primary School',
      'Ask Sam if anything is unclear.',
      'I have completed the online safety training. (Yes or Not yet)',
      'I would like an account for the school systems. (Yes or No)',
      'I agree to follow this code of conduct.',
      'I understand that the school may monitor its systems. (added by the school)',
      'Print name',
    ]) {
      expect(body).toContain(words);
    }
    expect(body).not.toContain('Authorised by');
  });

  test('is a page a screen reader can follow: language, title, one main heading, named links', () => {
    const html = mailHtml(input());
    expect(attribute(elements(html, 'html')[0], 'lang')).toBe('en-GB');
    expect(text(elements(html, 'title')[0])).toBe('Staff Code of Conduct');
    expect(elements(html, 'h1').map(text)).toEqual(['Staff Code of Conduct']);
    const links = elements(html, 'a').map((link) => [text(link), attribute(link, 'href')]);
    expect(links).toEqual([
      ['Read and accept', `https://countersign.example/tab#/requests/${requestId}`],
      ['Open in Teams instead', askedPolicy().links.teams],
    ]);
  });

  test('marks what is in the language of the policy, where that is known', () => {
    const html = mailHtml(input({ language: 'cy' }));
    expect(attribute(elements(html, 'html')[0], 'lang')).toBe('cy');
    const marked = ['title', 'h1', 'span'].flatMap((name) => elements(html, name));
    expect(marked.map((one) => [text(one), attribute(one, 'lang')])).toEqual(
      [
        'Staff Code of Conduct',
        'Staff Code of Conduct',
        'I have completed the online safety training.',
        'I would like an account for the school systems.',
        'Print name',
        'Role',
        'I agree to follow this code of conduct.',
        'I understand that the school may monitor its systems.',
      ].map((words) => [words, 'en-GB']),
    );
    expect(mailHtml(input({ document: policyDocument({ languages: [] }) })).match(/ lang=/g)).toHaveLength(1);
  });

  test('lets no words of others become markup', () => {
    const hostile = '</script><script>alert(1)</script><img src=x onerror="alert(1)">';
    const document = policyDocument({
      title: hostile,
      organisation: hostile,
      versionLabel: hostile,
      declarations: [{ text: `${hostile} [x](javascript:alert(1))`, type: 'agreement' }],
      signatureFields: [{ label: hostile, type: 'role', signer: 'user', required: true }],
    });
    const html = mailHtml(input({ document, message: hostile }));
    expect(elements(html, 'script')).toHaveLength(1);
    expect(elements(html, 'img')).toEqual([]);
    expect(elements(html, 'a').map((link) => attribute(link, 'href')?.split(':')[0])).toEqual(['https', 'https']);
    expect(JSON.parse(text(elements(html, 'script')[0]))).toEqual(mailCard(input({ document, message: hostile })));
  });

  test('has a subject of one line with the day in front', () => {
    const document = policyDocument({ title: 'Code\r\nBcc: x@y.example' });
    expect(mailSubject(askedPolicy({ document }))).toBe(
      'Please read and accept by Friday 4 September 2026: Code Bcc: x@y.example',
    );
  });

  test('says everywhere that the day is past', () => {
    const late = input({ isOverdue: true });
    expect(mailSubject(late)).toBe(
      'Overdue since Friday 4 September 2026: please read and accept Staff Code of Conduct',
    );
    const said = 'Overdue since Friday 4 September 2026: please read this policy';
    expect(text(elements(mailHtml(late), 'body')[0])).toContain(said);
    expect(shownText(mailCard(late))).toContain(said);
  });
});

describe('the card in the message', () => {
  test('is one that Outlook shows: 1.4, and only opens the page', () => {
    const { originator: registered, ...card } = mailCard(input());
    expect(registered).toBe(originator);
    expect(card.version).toBe('1.4');
    expect(cardFaults(card)).toEqual([]);
    expect(partsOf(card).filter(({ type }) => /^(Input|Action)\./.test(String(type)))).toEqual([
      { type: 'Action.OpenUrl', title: 'Read and accept', url: askedPolicy().links.web },
    ]);
    expect(partsOfType(card, 'RichTextBlock').length).toBeGreaterThan(4);
  });

  test('accepts by one press where nothing has to be answered, through Action.Http of a card below 1.4', () => {
    const pressed = input({ document: plain(), acceptUrl });
    const card = mailCard(pressed);
    expect(card.version).toBe('1.3');
    expect(cardFaults(card)).toEqual([]);
    expect(partsOf(card).filter(({ type }) => /^(Input|Action)\./.test(String(type)))).toEqual([
      { type: 'Action.OpenUrl', title: 'Read the policy', url: pressed.links.web },
      {
        type: 'Action.Http',
        title: 'Accept',
        method: 'POST',
        url: acceptUrl,
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        body: JSON.stringify({ requestId, contentHash: pressed.contentHash }),
      },
    ]);
    expect(shownText(card)).toContain('Accepting records your name');
  });

  test.each<[string, Partial<MailCardInput>]>([
    ['a question', { document: plain({ declarations }) }],
    ['a field', { document: plain({ signatureFields }) }],
    [
      'more words than a card holds',
      { document: plain({ declarations: [{ text: 'x'.repeat(30_000), type: 'agreement' }] }) },
    ],
    ['no registered provider', { document: plain(), originator: null }],
    ['nowhere to send a press', { document: plain(), acceptUrl: null }],
  ])('only opens the page for %s', (_, given) => {
    const card = mailCard(input({ acceptUrl, ...given }));
    expect(card.version).toBe('1.4');
    expect(partsOf(card).filter(({ type }) => /^(Input|Action)\./.test(String(type)))).toMatchObject([
      { type: 'Action.OpenUrl', title: 'Read and accept' },
    ]);
  });

  test('names no provider where the school has none', () => {
    expect('originator' in mailCard(input({ originator: null }))).toBe(false);
  });
});
