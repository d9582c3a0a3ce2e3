import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { importFile } from '#server/import/import-file.ts';
import { Failure, type FailureCode } from '#src/domain/failure.ts';
import {
  contentTypes,
  paragraph,
  part,
  relationships,
  styled,
  wordFile,
  wordParts,
  zip,
} from './support/word-parts.ts';

const title = styled('Title', 'Phone Policy');
const rule = 'Phones stay in bags.';
const whole = title + paragraph(rule);
const good = wordParts(part('document', `<w:body>${whole}</w:body>`));
const entriesOf = (parts: typeof good) => Object.entries(parts);

/** The same zip with bytes changed in every place where a record has them. */
function withBytes(bytes: Uint8Array, signature: number, change: (record: DataView) => void): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = 0; at + 4 <= copy.length; at += 1)
    if (copy.readUInt32LE(at) === signature) change(new DataView(copy.buffer, copy.byteOffset + at));
  return new Uint8Array(copy);
}
const inDirectory = 0x02014b50;

const damaged = /damaged or not complete/u;
const tooLarge = /unpacks to more/u;
const entities = /entities of its own/u;

describe('a Word file that cannot be read is refused in one sentence that says why and what to do', () => {
  const bomb = 'A'.repeat(61_000_000);
  const deep = (depth: number, open: string, close: string) =>
    `${open.repeat(depth)}${paragraph(rule)}${close.repeat(depth)}`;
  const withBody = (body: string) => wordFile(title + body);
  const refused: readonly (readonly [string, () => Uint8Array, FailureCode, RegExp])[] = [
    ['a bomb in the body', () => zip({ ...good, 'word/document.xml': bomb }), 'file-too-large', tooLarge],
    [
      'a bomb that says it is small',
      () => zip({ ...good, 'word/document.xml': bomb }, 500),
      'file-too-large',
      tooLarge,
    ],
    ['a bomb in a header', () => wordFile(whole, { header: bomb }), 'file-too-large', tooLarge],
    [
      'entries that share one place, as in a quine',
      () => withBytes(zip(good), inDirectory, (record) => record.setUint32(42, 0, true)),
      'file-unreadable',
      damaged,
    ],
    [
      'two parts of one name',
      () => zip([...entriesOf(good), ['word/document.xml', part('document', '<w:body/>')]]),
      'file-unreadable',
      damaged,
    ],
    [
      'one name written two ways',
      () => zip([...entriesOf(good), ['\\word\\document.xml', part('document', '<w:body/>')]]),
      'file-unreadable',
      damaged,
    ],
    [
      'a part that is not what its checksum says',
      () => withBytes(zip(good), inDirectory, (record) => record.setUint32(16, 1, true)),
      'file-unreadable',
      damaged,
    ],
    [
      'an unknown way of packing',
      () => withBytes(zip(good), inDirectory, (record) => record.setUint16(10, 99, true)),
      'file-unreadable',
      damaged,
    ],
    [
      'an encrypted entry',
      () => withBytes(zip(good), inDirectory, (record) => record.setUint16(8, 1, true)),
      'file-unreadable',
      /password/u,
    ],
    [
      'a directory that points behind the file',
      () => withBytes(zip(good), 0x06054b50, (record) => record.setUint32(16, 0x7fffffff, true)),
      'file-unreadable',
      damaged,
    ],
    ['a file cut off in the middle', () => zip(good).slice(0, 600), 'file-unreadable', damaged],
    ['a file cut off in its directory', () => zip(good).slice(0, -60), 'file-unreadable', damaged],
    ['nothing after the first two letters', () => new TextEncoder().encode('PK'), 'file-unreadable', damaged],
    [
      'a body cut off inside a tag',
      () => zip(wordParts(part('document', `<w:body>${whole}`).slice(0, -30))),
      'file-unreadable',
      damaged,
    ],
    [
      'a body with a tag that nothing closes',
      () => zip(wordParts(part('document', `<w:body>${whole}<w:p></w:body>`))),
      'file-unreadable',
      damaged,
    ],
    ['a body of nothing', () => zip(wordParts('')), 'file-unreadable', damaged],
    [
      'a body that is no Word at all',
      () => zip(wordParts('<html><body>Phones stay in bags.</body></html>')),
      'file-unreadable',
      damaged,
    ],
    [
      'bytes that are no UTF-8',
      () => zip(wordParts(Uint8Array.from([...new TextEncoder().encode('<w:document>'), 0xff, 0xc0]))),
      'file-unreadable',
      damaged,
    ],
    [
      'an entity that reads a file',
      () =>
        zip(
          wordParts(
            `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>${part('document', `<w:body>${paragraph('&x;')}</w:body>`)}`,
          ),
        ),
      'file-unreadable',
      entities,
    ],
    [
      'entities that multiply',
      () =>
        zip(
          wordParts(
            `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>${part('document', `<w:body>${paragraph('&b;')}</w:body>`)}`,
          ),
        ),
      'file-unreadable',
      entities,
    ],
    [
      'entities far behind the start',
      () => zip(wordParts(`<!--${' '.repeat(5_000)}--><!DOCTYPE w SYSTEM "http://127.0.0.1/w.dtd"><w/>`)),
      'file-unreadable',
      entities,
    ],
    [
      'entities in UTF-16',
      () => zip(wordParts(Buffer.from('\uFEFF<!DOCTYPE w [<!ENTITY a "a">]><w>&a;</w>', 'utf16le'))),
      'file-unreadable',
      entities,
    ],
    [
      'entities in the styles',
      () =>
        zip({
          ...wordParts(part('document', `<w:body>${whole}</w:body>`), { styles: '' }),
          'word/styles.xml': '<!DOCTYPE w><w/>',
        }),
      'file-unreadable',
      entities,
    ],
    ['an entity that nobody declared', () => withBody(paragraph('&euro;')), 'file-unreadable', damaged],
    [
      '100,000 levels of wrappers',
      () => withBody(deep(100_000, '<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>')),
      'file-too-large',
      tooLarge,
    ],
    [
      '1,000 tables in each other',
      () => withBody(deep(1_000, '<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>')),
      'file-too-large',
      tooLarge,
    ],
    [
      'a table of a million cells',
      () => withBody(`<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(1_000)}</w:tr>`.repeat(1_000)}</w:tbl>`),
      'file-too-large',
      tooLarge,
    ],
    [
      'a workbook',
      () =>
        zip({
          '[Content_Types].xml': contentTypes,
          '_rels/.rels': relationships([['r', 'officeDocument', 'xl/workbook.xml']]),
          'xl/workbook.xml': '<workbook/>',
        }),
      'file-unreadable',
      /not a Word document/u,
    ],
    ['a file with no word in it', () => wordFile(paragraph('')), 'file-unreadable', /no text/u],
  ];

  test.each(refused)('%s', async (_, bytes, code, says) => {
    const error = await importFile({ name: 'policy.docx', bytes: bytes() }).catch((thrown: unknown) => thrown);
    if (!(error instanceof Failure)) throw new Error(`The file was not refused: ${String(error)}`);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says);
    expect(error.message).toMatch(/^[^\n]*\.$/u);
  });
});
