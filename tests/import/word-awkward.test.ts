import { Buffer } from 'node:buffer';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type ImportedPolicy, importFile } from '#server/import/import-file.ts';
import { Failure } from '#src/domain/failure.ts';
import {
  contentTypes,
  item,
  paragraph,
  part,
  printedLines,
  relationships,
  run,
  styled,
  table,
  wordFile,
  wordParts,
  zip,
} from './support/word-parts.ts';

const title = styled('Title', 'Phone Policy');
const rule = 'Phones stay in bags.';
const whole = title + paragraph(rule);
const good = wordParts(part('document', `<w:body>${whole}</w:body>`));
const entriesOf = (parts: typeof good) => Object.entries(parts);

function importWord(bytes: Uint8Array): Promise<ImportedPolicy> {
  return importFile({ name: 'policy.docx', bytes });
}

const damaged = /damaged or not complete/u;

describe('an awkward Word file is read for its words', () => {
  const strict = (xml: string) =>
    xml
      .replaceAll(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      );
  const text = (content: string) => part('document', `<w:body>${content}</w:body>`);
  const read: readonly (readonly [string, () => Uint8Array, RegExp | null])[] = [
    [
      'saved as Strict Open XML',
      () => zip(Object.fromEntries(entriesOf(good).map(([name, xml]) => [name, strict(String(xml))]))),
      null,
    ],
    [
      'with other prefixes for the same namespaces',
      () =>
        zip(
          wordParts(
            text(whole)
              .replaceAll('<w:', '<x:')
              .replaceAll('</w:', '</x:')
              .replaceAll(' w:', ' x:')
              .replace('xmlns:w=', 'xmlns:x='),
          ),
        ),
      null,
    ],
    ['in UTF-16', () => zip(wordParts(Buffer.from(`\uFEFF${text(whole)}`, 'utf16le'))), null],
    ['with a mark before its UTF-8', () => zip(wordParts(`\uFEFF${text(whole)}`)), null],
    [
      'without any relationships',
      () => zip(Object.fromEntries(entriesOf(good).filter(([name]) => !name.endsWith('.rels')))),
      null,
    ],
    [
      'with a body of another name and place',
      () =>
        zip({
          '[Content_Types].xml': contentTypes,
          '_rels/.rels': relationships([['r', 'officeDocument', '/content/main.xml']]),
          'content/main.xml': text(whole),
        }),
      null,
    ],
    [
      'with backslashes in its names',
      () => zip(Object.fromEntries(entriesOf(good).map(([name, xml]) => [name.replaceAll('/', '\\'), xml]))),
      null,
    ],
    [
      'with relationships that lead out of the file or nowhere',
      () =>
        wordFile(whole, {
          links: [
            ['a', 'styles', '../../../../etc/passwd'],
            ['b', 'header', 'missing.xml'],
            ['c', 'footnotes', '/etc/shadow'],
          ],
        }),
      null,
    ],
    [
      'with a name that climbs out of its folder',
      () => zip({ ...good, '../../../tmp/evil.xml': '<x/>', '/etc/cron.d/evil': 'x' }),
      null,
    ],
    ['with macros', () => wordFile(whole, { more: { 'word/vbaProject.bin': 'Sub AutoOpen()' } }), /macros/u],
    [
      'with an object inside',
      () =>
        wordFile(
          `${title}<w:p>${run(rule)}<w:r><w:object><o:OLEObject Type="Embed" r:id="o"/></w:object></w:r></w:p>`,
          { links: [['o', 'oleObject', 'embeddings/o.bin']], more: { 'word/embeddings/o.bin': 'MZ' } },
        ),
      /another document or object/u,
    ],
    [
      'with another document inside',
      () =>
        wordFile(`${whole}<w:altChunk r:id="c"/>`, {
          links: [['c', 'aFChunk', 'chunk.html']],
          more: { 'word/chunk.html': '<script>alert(1)</script>' },
        }),
      /another document or object/u,
    ],
    [
      'with an include and a style sheet',
      () =>
        zip(
          wordParts(
            text(
              `${whole}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>`,
            ).replace('?><', '?><?xml-stylesheet href="http://127.0.0.1/x.xsl"?><'),
          ),
        ),
      null,
    ],
    [
      'with words as character data',
      () => wordFile(`${title}<w:p><w:r><w:t><![CDATA[Phones stay]]> in<!-- not --> bags.</w:t></w:r></w:p>`),
      null,
    ],
  ];

  test.each(read)('%s', async (_, bytes, warning) => {
    const { document } = await importWord(bytes());
    expect(document.title).toBe('Phone Policy');
    expect(printedLines(document)).toEqual([rule]);
    expect(document.warnings).toEqual(warning ? [expect.stringMatching(warning)] : []);
  });
});

test('no address in a Word file is ever asked for', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const picture = '<w:r><w:drawing><a:graphic><a:blip r:link="picture"/></a:graphic></w:drawing></w:r>';
  const field = (code: string) => `<w:fldSimple w:instr="${code}">${run('')}</w:fldSimple>`;
  const bytes = wordFile(
    `${title}<w:p>${run(rule)}${picture}${field(`INCLUDEPICTURE ${at}/field \\d`)}${field(`INCLUDETEXT ${at}/text`)}</w:p><w:altChunk r:id="chunk"/><w:subDoc r:id="sub"/>`,
    {
      links: [
        ['template', 'attachedTemplate', `${at}/template.dotm`],
        ['picture', 'image', `${at}/picture.png`],
        ['chunk', 'aFChunk', `${at}/chunk.html`],
        ['sub', 'subDocument', `${at}/sub.docx`],
        ['styles', 'styles', `${at}/styles.xml`],
        ['head', 'header', `${at}/header.xml`],
        ['object', 'oleObject', `${at}/object`],
      ],
    },
  );
  const { document } = await importWord(bytes);
  await new Promise((resolve) => server.close(resolve));
  expect(printedLines(document)).toEqual([rule]);
  expect(asked).toEqual([]);
});

test('markup, formulas and codes in the text stay the words that they are', async () => {
  const texts = [
    '=cmd|calc!A1',
    '&lt;script&gt;alert(1)&lt;/script&gt; is what a pupil typed.',
    '&lt;img src=x onerror=alert(1)&gt; is a picture.',
    '$(name) and {{DSL}} and %USERNAME% are no names.',
    '{"type":"Action.OpenUrl","url":"https://example.org"} is a card.',
    'Press [here](javascript:alert(1)) or ![there](https://example.org/x.png) now.',
  ];
  const { document } = await importWord(wordFile(title + texts.map((text) => paragraph(text)).join('')));
  const printed = printedLines(document).join('\n');
  for (const text of texts) expect(printed).toContain(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
  expect(document.links.map(({ href }) => href).filter((href) => !href.startsWith('https://'))).toEqual([]);
});

test('characters that cannot be seen and turned directions go, and the words stay', async () => {
  const { document } = await importWord(
    wordFile(`${title}${paragraph('Phones st\u200Bay in \u202Ebags\u202C.')}${paragraph('تبقى الهواتف في الحقائب.')}`),
  );
  expect(printedLines(document)).toEqual([rule, 'تبقى الهواتف في الحقائب.']);
  expect(document.warnings).toEqual([expect.stringContaining('cannot be seen')]);
});

test.each(['&#0;', '&#xD800;', '&#x1F;', '&#xFFFF;', '&#x110000;'])(
  'the character %s, which XML forbids, reaches nobody',
  async (sign) => {
    const answer = await importWord(wordFile(`${title}${paragraph(`Phones ${sign}stay in bags.`)}`)).catch(
      (error: unknown) => error,
    );
    if (answer instanceof Failure) expect(answer.message).toMatch(damaged);
    else expect(JSON.stringify(answer)).toMatch(/Phones [^\\]{0,2}stay in bags\./u);
  },
);

describe('a Word file that is only large ends within the limits', () => {
  const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
  const large: readonly (readonly [string, () => Uint8Array])[] = [
    ['200,000 empty paragraphs', () => wordFile(whole + '<w:p/>'.repeat(200_000))],
    ['a word of a million letters', () => wordFile(whole + paragraph('a'.repeat(900_000)))],
    ['one paragraph of 60,000 runs', () => wordFile(`${whole}<w:p>${run('word ').repeat(60_000)}</w:p>`)],
    ['40,000 numbered paragraphs', () => wordFile(whole + item('I will be careful.').repeat(40_000), { numbering })],
    [
      'a table of 40,000 cells',
      () => wordFile(whole + table(...Array.from({ length: 4_000 }, () => Array.from({ length: 10 }, () => 'cell')))),
    ],
    [
      'a field of 100,000 that nothing closes',
      () => wordFile(`${whole}<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(100_000)}</w:p>`),
    ],
    [
      'a style that 20,000 others lead to',
      () =>
        wordFile(whole + styled('s19999', rule), {
          styles: Array.from(
            { length: 20_000 },
            (_, at) => `<w:style w:type="paragraph" w:styleId="s${at}"><w:basedOn w:val="s${at - 1}"/></w:style>`,
          ).join(''),
        }),
    ],
    [
      'choices in each other',
      () =>
        wordFile(
          `${whole}${'<mc:AlternateContent><mc:Choice>'.repeat(90)}${paragraph(rule)}${'</mc:Choice></mc:AlternateContent>'.repeat(90)}`,
        ),
    ],
  ];

  test.each(large)('%s', async (_, bytes) => {
    const answer = await importWord(bytes()).catch((error: unknown) => error);
    if (answer instanceof Failure) expect(['file-too-large', 'file-unreadable']).toContain(answer.code);
    else expect((answer as ImportedPolicy).document.title).toBe('Phone Policy');
  });
});
