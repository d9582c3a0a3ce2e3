import { Failure } from '#src/domain/failure.ts';
import { elementsOf, parseXml, type XmlElement } from './word-xml.ts';
import { damagedWordFile, openZip, type Zip } from './word-zip.ts';

/** One part of a Word file and what it points to. An address outside the file is only ever words: nothing is fetched. */
export type WordPart = {
  readonly root: XmlElement;
  readonly relationships: ReadonlyMap<string, Relationship>;
};
export type Relationship = { readonly type: string; readonly target: string; readonly external: boolean };

export type WordFile = {
  readonly body: WordPart;
  /** The parts that the body points to by a kind of relationship, such as "styles", "header" or "footnotes". */
  related(type: string): WordPart[];
  readonly warnings: readonly string[];
};

/** Opens a Word file as an Open Packaging package (ECMA-376 part 2), under limits; parts that hold no words stay shut. */
export function openWordFile(bytes: Uint8Array): WordFile {
  const zip = openZip(bytes);
  const main = mainPart(zip);
  if (main === null) {
    throw new Failure(
      'file-unreadable',
      'The file is an archive but not a Word document. Open it in Word, save it as .docx and import that.',
    );
  }
  const body = readPart(zip, main);
  if (body?.root.name !== 'w:document') throw damagedWordFile();
  const related = (type: string) =>
    [...body.relationships.values()]
      .filter((one) => one.type === type && !one.external)
      .flatMap(({ target }) => readPart(zip, target) ?? []);
  return { body, related, warnings: warningsOf(zip, body) };
}

/** The package names its main part; a file whose names were lost still has it where Word puts it. */
function mainPart(zip: Zip): string | null {
  if (!zip.names.includes('[Content_Types].xml')) return null;
  const [named] = [...relationshipsOf(zip, '').values()].filter(({ type }) => type === 'officeDocument');
  const usual = zip.names.find((name) => /^word\/document\d*\.xml$/iu.test(name));
  const main = named && zip.names.includes(named.target) ? named.target : usual;
  return main?.endsWith('.xml') && !/^(?:xl|ppt|visio)\//u.test(main) ? main : null;
}

function readPart(zip: Zip, name: string): WordPart | null {
  const bytes = zip.read(name);
  return bytes && { root: parseXml(bytes), relationships: relationshipsOf(zip, name) };
}

function relationshipsOf(zip: Zip, part: string): Map<string, Relationship> {
  const at = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, at);
  const bytes = zip.read(`${folder}_rels/${part.slice(at)}.rels`);
  const found = new Map<string, Relationship>();
  for (const { name, attributes } of bytes ? elementsOf(parseXml(bytes)) : []) {
    if (name !== 'rel:Relationship') continue;
    const external = attributes['TargetMode'] === 'External';
    const target = attributes['Target'] ?? '';
    const type = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
    found.set(attributes['Id'] ?? '', { type, target: external ? target : partAt(folder, target), external });
  }
  return found;
}

function partAt(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function warningsOf(zip: Zip, { relationships }: WordPart): string[] {
  const types = new Set([...relationships.values()].map(({ type }) => type));
  const warnings: string[] = [];
  if (zip.names.some((name) => /vbaProject\.bin$/iu.test(name)))
    warnings.push('The file holds macros. They were not run and are not part of the policy.');
  if (['aFChunk', 'subDocument', 'oleObject', 'package', 'control'].some((type) => types.has(type)))
    warnings.push(
      'The file holds another document or object inside it, which was not read. If it is part of the policy, copy its words into the text.',
    );
  return warnings;
}
