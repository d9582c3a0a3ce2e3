import type {
  Block,
  Contact,
  PolicyDocument,
  Section,
  SignatureField,
  SignerKind,
} from '#src/domain/policy-document.ts';
import { askQuestions } from './ask-questions.ts';
import { buildSections } from './build-sections.ts';
import { withClauseTables } from './clause-tables.ts';
import { contactsOfFact, contactsOfLines, contactsOfTable, findContacts } from './contacts.ts';
import { withoutDebris } from './debris.ts';
import { declarationType } from './declarations.ts';
import { keepEveryWord } from './every-word.ts';
import { findAudiences } from './find-audiences.ts';
import { findDates } from './find-dates.ts';
import { findDeclarations } from './find-declarations.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { withoutFurniture } from './furniture.ts';
import { type Fact, factsOfLine, factsOfTable } from './labelled-facts.ts';
import { languagesOf } from './languages.ts';
import type { ReadFile } from './line.ts';
import { withRoles } from './line-roles.ts';
import { linksOf, wordsAlone } from './links.ts';
import { withLoneMarks } from './lone-marks.ts';
import { numberBlocks } from './number-blocks.ts';
import { organisationsIn } from './organisation.ts';
import { factsOfPages, withPrintedTitle } from './page-furniture.ts';
import { relatedPoliciesIn, statutoryReferencesIn } from './references.ts';
import { findKinds } from './section-kinds.ts';
import { type FieldLine, readFieldLine, signerOf } from './signature-fields.ts';
import { fieldsOfTable } from './signature-tables.ts';

/** Turns the lines of a file into the policy that they print. */
export function understand(file: ReadFile): PolicyDocument {
  const { lines, discarded } = withoutDebris(withLoneMarks(withPrintedTitle(file.lines, file.furniture)));
  const front = readFrontMatter(lines);
  const { body, discarded: furniture } = withoutFurniture(front.rest, front.titlePrinted);
  const drafts = buildSections(withRoles(withClauseTables(body)));
  const sections = numberBlocks(drafts, findKinds(drafts));
  const texts = sections.flatMap(({ heading, blocks }) => [heading ?? '', ...textsOf(blocks)]);
  const printed = [...front.facts, ...sections.flatMap(factsOfSection)];
  const facts = [...printed, ...factsOfPages(front, printed, file.furniture)];
  const form = readForm(sections);
  const words = texts.map(wordsAlone);
  const names = organisationNames(front, facts, words);
  const audiences = findAudiences(front, facts, sections);
  const title = front.title || (facts.find(({ kind }) => kind === 'title')?.value ?? '');
  const known = {
    title,
    organisation: names.organisation,
    versionLabel: front.versionLabel ?? facts.find(({ kind }) => kind === 'versionLabel')?.value ?? null,
    languages: languagesOf(words.join(' ')),
    audiences: audiences.found,
    dates: findDates(facts, words),
    sections,
    signatureFields: form.fields,
    declarations: findDeclarations(sections),
    contacts: contactsFor(facts, sections, words),
    relatedPolicies: relatedPoliciesIn(words, title),
    statutoryReferences: statutoryReferencesIn(words),
    links: texts.flatMap(linksOf),
    metadata: metadataOf(front, facts, form.filled, words),
    discarded: [...file.discarded, ...discarded, ...front.discarded, ...furniture],
    warnings: file.warnings,
  };
  const questions = askQuestions(known, {
    organisationFromText: names.fromText,
    audiencesFromText: audiences.fromText,
    organisations: names.choices,
    filled: form.filled,
  });
  return keepEveryWord({ document: { ...known, questions }, front: front.printed }, file.text);
}

function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap(({ type, text, children }) => [
    ...(type === 'table' ? text.split(/[\t\n]/u) : [text]),
    ...textsOf(children ?? []),
  ]);
}

function rowsOf({ text }: Block): string[][] {
  return text.split('\n').map((row) => row.split('\t'));
}

function factsOfSection({ kind, blocks }: Section): Fact[] {
  if (kind === 'signature') return [];
  return blocks.flatMap((block) => {
    if (block.type === 'table') return factsOfTable(rowsOf(block)) ?? [];
    return block.type === 'paragraph' ? factsOfLine(wordsAlone(block.text)) : [];
  });
}

type Form = { readonly fields: SignatureField[]; readonly filled: FieldLine['filled'] };

/** The fields of all signing blocks in printed order; a line that names an authoriser speaks for the fields after it. */
function readForm(sections: readonly Section[]): Form {
  const fields: SignatureField[] = [];
  const filled: FieldLine['filled'][number][] = [];
  let signer: SignerKind = 'user';
  for (const { kind, heading, blocks } of sections) {
    if (heading !== null) signer = signerOf(heading, 'user');
    if (kind === 'declaration')
      signer = speakerOf(blocks) ?? (heading === null && hasReaderSpeak(blocks) ? 'user' : signer);
    if (kind !== 'signature') continue;
    for (const block of blocks) {
      if (block.type === 'table') fields.push(...fieldsOfTable(rowsOf(block), signer));
      const read = block.type === 'paragraph' ? readFieldLine(block.text, signer) : null;
      if (block.type === 'paragraph' && (!read || read.fields.some(({ signer: other }) => other !== 'user')))
        signer = signerOf(block.text, signer);
      fields.push(...(read?.fields ?? []));
      filled.push(...(read?.filled ?? []));
    }
  }
  return { fields, filled };
}

/** What a reader declares opens the reader's own part of a form, whoever signed above it for the school. */
function hasReaderSpeak(blocks: readonly Block[]): boolean {
  const types = blocks.map(({ text }) => declarationType(wordsAlone(text)));
  return types.some((type) => type !== null) && !types.includes('authorisation');
}

/** "Professional Mentor: I have …" names who signs beneath it. */
function speakerOf(blocks: readonly Block[]): SignerKind | null {
  const speaker = blocks
    .map(({ text }) => /^(\p{Lu}[\p{L} /]{2,40}): I\b/u.exec(text)?.[1])
    .findLast((one) => one !== undefined);
  return speaker === undefined ? null : signerOf(speaker, 'user');
}

type Names = { readonly organisation: string | null; readonly fromText: boolean; readonly choices: string[] };

function organisationNames(front: FrontMatter, facts: readonly Fact[], texts: readonly string[]): Names {
  const printed =
    facts.find(({ kind }) => kind === 'organisation')?.value ??
    front.organisation ??
    organisationsIn(front.titlePrinted)[0];
  if (printed) return { organisation: printed, fromText: false, choices: [] };
  const choices = [...new Set(texts.flatMap(organisationsIn))];
  return { organisation: choices.length === 1 ? (choices[0] ?? null) : null, fromText: choices.length === 1, choices };
}

function contactsFor(facts: readonly Fact[], sections: readonly Section[], texts: readonly string[]): Contact[] {
  const tables = sections.flatMap(({ kind, blocks }) =>
    kind === 'signature'
      ? []
      : blocks.filter(({ type }) => type === 'table').flatMap((block) => contactsOfTable(rowsOf(block))),
  );
  const posts = facts.filter(({ kind }) => kind === 'contact').flatMap(contactsOfFact);
  const signed = sections.flatMap(({ blocks }) => contactsOfLines(blocks.map(({ text }) => text)));
  return findContacts([...tables, ...posts, ...signed], texts.flatMap(factTexts));
}

/** A line of several facts speaks of each on its own, so that no post runs into the next label. */
function factTexts(text: string): string[] {
  const facts = factsOfLine(text);
  return facts.length > 1 ? facts.map(({ label, value }) => `${label}: ${value}`) : [text];
}

function metadataOf(
  front: FrontMatter,
  facts: readonly Fact[],
  filled: FieldLine['filled'],
  texts: readonly string[],
): PolicyDocument['metadata'] {
  const metadata: { label: string; value: string }[] = [];
  if (front.titlePrinted !== front.title) metadata.push({ label: 'Title as printed', value: front.titlePrinted });
  if (front.audienceLine) metadata.push({ label: 'Audience as printed', value: front.audienceLine });
  metadata.push(...facts.map(({ label, value }) => ({ label, value })), ...filled);
  const source = texts
    .map((text) =>
      /\b(?:adapted from|based (?:up)?on|builds on|taken from) ([^.;]{4,120}?)(?= and (?:was|is|has)\b|[.;]|$)/iu.exec(
        text,
      ),
    )
    .find((match) => match !== null);
  if (source?.[1]) metadata.push({ label: 'Source', value: source[1] });
  return metadata;
}
