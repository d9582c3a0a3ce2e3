import { describe, expect, test } from 'vitest';
import { importFile } from '#server/import/import-file.ts';
import { Failure, type FailureCode } from '#src/domain/failure.ts';
import { asWord } from './support/model-formats.ts';
import { importText, modelText } from './support/read-models.ts';
import { contentTypes, paragraph, wordFile, wordParts, zip } from './support/word-parts.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function failureOf(name: string, bytes: Uint8Array): Promise<Failure> {
  const error = await importFile({ name, bytes }).catch((thrown: unknown) => thrown);
  if (error instanceof Failure) return error;
  throw new Error(`The file was not refused: ${String(error)}`);
}

const policy = [paragraph('Acceptable Use Policy'), paragraph('Staff use systems with care.')].join('');

describe('a file that cannot be read gets one sentence that says why', () => {
  const refused: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>, FailureCode, RegExp])[] = [
    ['an empty file', 'policy.txt', () => new Uint8Array(), 'file-unreadable', /empty/u],
    ['only spaces', 'policy.txt', () => utf8(' \n\t\n '), 'file-unreadable', /no text/u],
    [
      'binary named as text',
      'policy.txt',
      () => new Uint8Array(4_000).map((_, at) => (at * 7) % 32),
      'file-unreadable',
      /not text/u,
    ],
    ['a picture', 'policy.png', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'file-kind-unknown', /\.docx/u],
    ['no extension', 'policy', () => utf8('Acceptable Use Policy'), 'file-kind-unknown', /\.docx/u],
    ['an old Word file', 'policy.doc', () => utf8('text'), 'file-kind-unknown', /\.docx/u],
    ['a Word file made for macros', 'policy.docm', () => wordFile(policy), 'file-kind-unknown', /\.docx/u],
    ['a Word template', 'policy.dotx', () => wordFile(policy), 'file-kind-unknown', /Save the policy/u],
    ['a PDF named as Word', 'policy.docx', () => utf8('%PDF-1.7'), 'file-unreadable', /./u],
    ['Word named as Markdown', 'policy.md', () => wordFile(policy), 'file-unreadable', /Rename it/u],
    ['NULs named as Markdown', 'policy.md', () => new Uint8Array(200), 'file-unreadable', /not text/u],
    [
      'a megabyte of text without a space',
      'policy.txt',
      () => new Uint8Array(990_000).fill(97),
      'file-unreadable',
      /without a space/u,
    ],
    ['30,000 lines', 'policy.txt', () => utf8('Take care.\n\n'.repeat(30_000)), 'file-too-large', /more lines/u],
    ['rich text', 'policy.txt', () => utf8('{\\rtf1 text}'), 'file-kind-unknown', /\.docx/u],
    [
      'a Word file behind a password',
      'policy.docx',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
      'file-unreadable',
      /password/u,
    ],
    [
      'text named as Word',
      'policy.docx',
      () => utf8('Acceptable Use Policy'),
      'file-unreadable',
      /not a Word document/u,
    ],
    ['Word named as text', 'policy.txt', () => wordFile(policy), 'file-unreadable', /Rename it/u],
    [
      'another archive',
      'policy.docx',
      () => zip({ 'readme.xml': utf8('<x/>') }),
      'file-unreadable',
      /not a Word document/u,
    ],
    [
      'a truncated Word file',
      'policy.docx',
      async () => (await asWord(modelText('agency-staff'))).slice(0, 3_000),
      'file-unreadable',
      /damaged/u,
    ],
    [
      'a Word file with broken XML',
      'policy.docx',
      () => zip(wordParts('<w:document><w:body>')),
      'file-unreadable',
      /damaged/u,
    ],
    [
      'a part that lies about its size',
      'policy.docx',
      () => zip({ '[Content_Types].xml': contentTypes, 'word/document.xml': new Uint8Array(70_000_000) }, 100),
      'file-too-large',
      /unpacks/u,
    ],
    [
      'many large parts',
      'policy.docx',
      () =>
        wordFile(policy, {
          more: Object.fromEntries([1, 2, 3].map((part) => [`word/a${part}.xml`, new Uint8Array(50_000_000)])),
        }),
      'file-too-large',
      /unpacks/u,
    ],
    [
      'too many parts',
      'policy.docx',
      () =>
        wordFile(policy, {
          more: Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`word/a${at}.xml`, utf8('<x/>')])),
        }),
      'file-too-large',
      /unpacks/u,
    ],
    [
      'entities of its own',
      'policy.docx',
      () => zip(wordParts('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')),
      'file-unreadable',
      /entities/u,
    ],
    ['40 MB of text', 'policy.txt', () => new Uint8Array(40_000_000).fill(97), 'file-too-large', /10 MB/u],
  ];

  test.each(refused)('%s', async (_, name, bytes, code, says) => {
    const failure = await failureOf(name, await bytes());
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(says);
    expect(failure.message).not.toMatch(/\n|at \//u);
  });
});

test('large text ends within the limits, read or refused', async () => {
  const bytes = utf8('I will look after the equipment. '.repeat(28_000));
  const answer = await importFile({ name: 'policy.txt', bytes }).catch((error: unknown) => error);
  expect(answer instanceof Failure || (typeof answer === 'object' && answer !== null && 'document' in answer)).toBe(
    true,
  );
});

test('hidden and direction characters go, with a warning, and the words stay', async () => {
  const { document } = await importText(
    'policy.txt',
    '\uFEFFPhone Policy\n\n• I will keep my pass\u200Bword se\u202Ecret\u202C.\u0007\n• سأحافظ على كلمة\u200Cالمرور\n',
  );
  expect(document.title).toBe('Phone Policy');
  expect(document.sections[0]?.blocks.map(({ text }) => text)).toEqual([
    'I will keep my password secret.',
    'سأحافظ على كلمة\u200Cالمرور',
  ]);
  expect(document.warnings).toEqual([expect.stringContaining('cannot be seen')]);
});

test('markup in text stays text, and a link that would run a script is only words', async () => {
  const source =
    '# Phone Policy\n\n- I will not type <img src=x onerror=alert(1)> anywhere.\n- See [this](javascript:alert(1)) and [that](https://example.org/a).\n\n<script>alert(2)</script>\n';
  const { document } = await importText('policy.md', source);
  const texts = document.sections.flatMap(({ blocks }) => blocks.map(({ text }) => text));
  expect(texts).toEqual([
    'I will not type <img src=x onerror=alert(1)> anywhere.',
    'See this and [that](https://example.org/a).',
    '<script>alert(2)</script>',
  ]);
  expect(document.warnings).toEqual([]);
  expect(document.links).toEqual([{ text: 'that', href: 'https://example.org/a' }]);
});

test('addresses of pictures and signs written as entities cost no words and add none', async () => {
  const { document, text } = await importText(
    'policy.md',
    '# Phone Policy\n\n![badge](badge-2026.png)\n\nCare &amp; respect &#8211; always.\n',
  );
  expect(document.sections[0]?.blocks.map((block) => block.text)).toEqual(['Care & respect – always.']);
  expect(text).toContain('Care & respect – always.');
  expect(document.discarded).toEqual([
    { text: 'badge badge 2026 png', reason: 'address or title of a link or picture' },
  ]);
  expect(document.warnings).toEqual([]);
});

test('text in UTF-16 and half a character in it', async () => {
  const units = (text: string) => new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt(0)).buffer);
  const bytes = units('\uFEFFPhone Policy\n\nThe school\u2019s phones are shared \uD800 by all staff.\n');
  const { document } = await importFile({ name: 'policy.txt', bytes });
  expect(document.sections[0]?.blocks[0]?.text).toBe('The school’s phones are shared \uFFFD by all staff.');
});

test('text from an older Windows program keeps its quotation marks', async () => {
  const bytes = Uint8Array.from('Phone Policy\n\nThe school\x92s phones are \x93shared\x94.\n', (character) =>
    character.charCodeAt(0),
  );
  const { document } = await importFile({ name: 'policy.txt', bytes });
  expect(document.sections[0]?.blocks[0]?.text).toBe('The school’s phones are “shared”.');
});
