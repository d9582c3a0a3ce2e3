import { readFileSync } from 'node:fs';
import { type ImportedPolicy, importFile } from '#server/import/import-file.ts';
import { type Block, clausesOf, type PolicyDocument, type Section } from '#src/domain/policy-document.ts';
import { asText, asWord, wrapped } from './model-formats.ts';

export const modelFormats = ['md', 'txt', 'wrapped txt', 'docx'] as const;
export type ModelFormat = (typeof modelFormats)[number];

export function modelText(name: string): string {
  return readFileSync(`server/embedded-tenant/host/public/samples/${name}.md`, 'utf8');
}

export async function readModel(name: string, format: ModelFormat): Promise<PolicyDocument> {
  const markdown = modelText(name);
  if (format === 'md') return (await importText(`${name}.md`, markdown)).document;
  if (format === 'docx') return (await importFile({ name: `${name}.docx`, bytes: await asWord(markdown) })).document;
  const text = asText(markdown);
  return (await importText(`${name}.txt`, format === 'txt' ? text : wrapped(text))).document;
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
