import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';
import { importFile } from '#server/import/import-file.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { everyBlock } from './read-models.ts';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

const utf8 = (text: string | Uint8Array) => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** A zip with the given parts; `claimed` lets every entry say that it unpacks to another size than it does. */
export function zip(parts: Parts | readonly (readonly [string, string | Uint8Array])[], claimed?: number): Uint8Array {
  const entries =
    'length' in parts ? (parts as readonly (readonly [string, string | Uint8Array])[]) : Object.entries(parts);
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const part = utf8(content);
    const packed = deflateRawSync(part);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(part), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed ?? part.length, 18);
    common.writeUInt16LE(title.length, 22);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), common, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title);
    offset += 30 + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, listed, end]));
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** Relationships by id; a target that is an address leads out of the file. */
export function relationships(targets: readonly (readonly [string, string, string])[]): string {
  const written = targets.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${target.includes(':') ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${written.join('')}</Relationships>`;
}

const namespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', office],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

/** A part of WordprocessingML with the usual namespaces. */
export function part(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${namespaces}>${content}</w:${root}>`;
}

const kinds: Readonly<Record<string, string>> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  comments: 'comments',
  header: 'hdr',
  footer: 'ftr',
};

export type WordParts = {
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly links?: readonly (readonly [string, string, string])[];
  readonly more?: Parts;
};

/** A Word file with a body and the parts it points to, each named by its kind and holding what stands inside its root. */
export function wordFile(body: string, { links = [], more = {}, ...others }: WordParts = {}): Uint8Array {
  return zip(wordParts(part('document', `<w:body>${body}</w:body>`), { links, more, ...others }));
}

export function wordParts(document: string | Uint8Array, { links = [], more = {}, ...others }: WordParts = {}): Parts {
  const named = Object.entries(others).flatMap(([kind, content]) =>
    content === undefined ? [] : [[kind, content] as const],
  );
  return {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([['r1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': document,
    'word/_rels/document.xml.rels': relationships([
      ...named.map(([kind]) => [`part-${kind}`, kind, `${kind}.xml`] as const),
      ...links,
    ]),
    ...Object.fromEntries(named.map(([kind, content]) => [`word/${kind}.xml`, part(kinds[kind] ?? kind, content)])),
    ...more,
  };
}

export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of one run, or of whatever runs are given; `properties` stand in its `w:pPr`. */
export function paragraph(content: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;
}

export function styled(style: string, text: string): string {
  return paragraph(text, `<w:pStyle w:val="${style}"/>`);
}

export function item(text: string, id: number | string = 1, level = 0): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);
}

export function table(...rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `<w:tc>${text.startsWith('<') ? text : paragraph(text)}</w:tc>`;
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

export async function readParts(body: string, parts: WordParts = {}): Promise<PolicyDocument & { text: string }> {
  const { document, text } = await importFile({ name: 'policy.docx', bytes: wordFile(body, parts) });
  return { ...document, text };
}

/** Every heading and block in printed order, with the number or bullet that the school printed. */
export function printedLines({ sections }: PolicyDocument): string[] {
  return sections.flatMap(({ heading, blocks }) => [
    ...(heading === null ? [] : [`# ${heading}`]),
    ...everyBlock(blocks).map(({ type, number, text }) =>
      [type === 'clause' ? '-' : '', number ?? '', text].filter(Boolean).join(' '),
    ),
  ]);
}
