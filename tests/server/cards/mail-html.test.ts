import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { mailCard } from '#server/cards/mail-card.ts';
import { type MailInput, mailHtml, mailSubject } from '#server/cards/mail-html.ts';
import { askedPolicy, policyDocument, requestId } from './asked-sample.ts';
import { cardFaults, partsOf, partsOfType } from './card-faults.ts';

const originator = '9f0c1a52-8f5e-4c39-9a1e-0d6f1f0b7a22';

function input(given: Partial<MailInput> = {}): MailInput {
  return { ...askedPolicy(), originator, ...given };
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
    expect(JSON.parse(text(script))).toEqual(mailCard(input(), originator));
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
    expect(JSON.parse(text(elements(html, 'script')[0]))).toEqual(
      mailCard(input({ document, message: hostile }), originator),
    );
  });

  test('has a subject of one line with the day in front', () => {
    const document = policyDocument({ title: 'Code\r\nBcc: x@y.example' });
    expect(mailSubject(askedPolicy({ document }))).toBe(
      'Please read and accept by Friday 4 September 2026: Code Bcc: x@y.example',
    );
  });
});

describe('the card in the message', () => {
  test('is one that Outlook shows: 1.4, and only opens the page', () => {
    const { originator: registered, ...card } = mailCard(input(), originator);
    expect(registered).toBe(originator);
    expect(card.version).toBe('1.4');
    expect(cardFaults(card)).toEqual([]);
    expect(partsOf(card).filter(({ type }) => /^(Input|Action)\./.test(String(type)))).toEqual([
      { type: 'Action.OpenUrl', title: 'Read and accept', url: askedPolicy().links.web },
    ]);
    expect(partsOfType(card, 'RichTextBlock').length).toBeGreaterThan(4);
  });

  test('names no provider where the school has none', () => {
    expect('originator' in mailCard(input(), null)).toBe(false);
  });
});
