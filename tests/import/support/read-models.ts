import { readFileSync } from 'node:fs';
import { type ImportedPolicy, importFile } from '#server/import/import-file.ts';
import { type Block, clausesOf, type PolicyDocument, type Section } from '#src/domain/policy-document.ts';
import { asText, asWord, wrapped } from './model-formats.ts';
import { asPdf } from './pdf-format.ts';

export const modelFormats = ['md', 'txt', 'wrapped txt', 'docx', 'pdf'] as const;
export type ModelFormat = (typeof modelFormats)[number];

export const modelNames = [
  'agency-staff',
  'staff-volunteers-kcsie',
  'all-adults-numbered',
  'staff-governors-form',
  'code-of-conduct',
] as const;

export function modelText(name: string): string {
  return readFileSync(`server/embedded-tenant/host/public/samples/${name}.md`, 'utf8');
}

export async function readModel(name: string, format: ModelFormat): Promise<PolicyDocument> {
  return (await importFile(await modelFile(name, format))).document;
}

/** A model policy as a file of one of the formats that schools keep their policies in. */
export async function modelFile(name: string, format: ModelFormat): Promise<{ name: string; bytes: Uint8Array }> {
  const markdown = modelText(name);
  if (format === 'docx') return { name: `${name}.docx`, bytes: await asWord(markdown) };
  if (format === 'pdf') return { name: `${name}.pdf`, bytes: await asPdf(markdown) };
  if (format === 'md') return { name: `${name}.md`, bytes: new TextEncoder().encode(markdown) };
  const text = format === 'txt' ? asText(markdown) : wrapped(asText(markdown));
  return { name: `${name}.txt`, bytes: new TextEncoder().encode(text) };
}

export function importText(name: string, text: string): Promise<ImportedPolicy> {
  return importFile({ name, bytes: new TextEncoder().encode(text) });
}

export function outline({ sections }: PolicyDocument): [string, string | null, number][] {
  return sections.map((section) => [section.kind, section.heading, clausesOf(section.blocks).length]);
}

export function numbersOf({ blocks }: Section): (string | null)[] {
  return clausesOf(blocks).map(({ number }) => number);
}

export function everyBlock(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...everyBlock(block.children ?? [])]);
}

export function sectionAt({ sections }: PolicyDocument, index: number): Section {
  const section = sections.at(index);
  if (!section) throw new Error(`The document has no section ${index}.`);
  return section;
}
