import type { Block, PolicyDocument, PrintedDate, Section } from '#src/domain/policy-document.ts';
import { f1, mean, normal, pairsOf, sum } from './match.ts';

export const scoredFields = [
  'clauses',
  'numbering',
  'headings',
  'kinds',
  'title',
  'organisation',
  'label',
  'audiences',
  'dates',
  'fields',
  'declarations',
  'contacts',
] as const;
export type Field = (typeof scoredFields)[number];
export type Scores = Readonly<Record<Field | 'mean', number>>;

type GoldBlock = Pick<Block, 'type' | 'number' | 'text'> & { readonly children?: readonly GoldBlock[] | undefined };
type GoldSection = Pick<Section, 'heading' | 'kind'> & { readonly blocks: readonly GoldBlock[] };

/** What a careful reader says that a document holds: a policy without the names of its parts and the report on it. */
export type Gold = Pick<
  PolicyDocument,
  'title' | 'organisation' | 'versionLabel' | 'audiences' | 'dates' | 'signatureFields' | 'declarations' | 'contacts'
> & { readonly sections: readonly GoldSection[] };

/** Scores each field of what was understood from 0 to 1 against what a careful reader found. */
export function scoreDocument(found: Gold, gold: Gold): Scores {
  const scores: Record<Field, number> = {
    ...scoreClauses(found, gold),
    headings: scoreHeadings(found, gold),
    kinds: scoreKinds(found.sections, gold.sections),
    title: same(found.title, gold.title),
    organisation: same(found.organisation, gold.organisation),
    label: same(found.versionLabel, gold.versionLabel),
    audiences: f1(
      gold.audiences.filter((kind) => found.audiences.includes(kind)).length,
      found.audiences.length,
      gold.audiences.length,
    ),
    dates: scoreDates(found.dates, gold.dates),
    fields: scoreFields(found.signatureFields, gold.signatureFields),
    declarations: scoreDeclarations(found.declarations, gold.declarations),
    contacts: scoreContacts(found.contacts, gold.contacts),
  };
  return { ...scores, mean: mean(scoredFields.map((field) => scores[field])) };
}

function same(found: string | null, gold: string | null): number {
  return normal(found ?? '') === normal(gold ?? '') ? 1 : 0;
}

type PlacedClause = { readonly text: string; readonly number: string | null; readonly depth: number };

function clausesIn(blocks: readonly GoldBlock[], depth = 0): PlacedClause[] {
  return blocks.flatMap(({ type, text, number, children }) => [
    ...(type === 'clause' ? [{ text, number, depth }] : []),
    ...clausesIn(children ?? [], depth + 1),
  ]);
}

/** The number counts as it is printed, and the depth as the clause is nested; each is half of the numbering. */
function scoreClauses(found: Gold, gold: Gold): { clauses: number; numbering: number } {
  const [ours, theirs] = [found, gold].map(({ sections }) => sections.flatMap(({ blocks }) => clausesIn(blocks)));
  const pairs = pairsOf(ours ?? [], theirs ?? [], ({ text }) => text);
  return {
    clauses: f1(pairs.length, ours?.length ?? 0, theirs?.length ?? 0),
    numbering: mean(
      pairs.map(
        ({ found: one, gold: other }) =>
          (normal(one.number ?? '') === normal(other.number ?? '') ? 0.5 : 0) + (one.depth === other.depth ? 0.5 : 0),
      ),
    ),
  };
}

function scoreHeadings(found: Gold, gold: Gold): number {
  const [ours, theirs] = [found, gold].map(({ sections }) =>
    sections.flatMap(({ heading }) => (heading === null ? [] : [heading])),
  );
  const pairs = pairsOf(ours ?? [], theirs ?? [], (heading) => heading);
  return f1(pairs.length, ours?.length ?? 0, theirs?.length ?? 0);
}

/**
 * A section is found where most of its words are, and is right if it is of the right kind there. One whose words are all
 * told elsewhere, as the labels of its fields are, is right if there is any section of its kind.
 */
function scoreKinds(found: readonly GoldSection[], gold: readonly GoldSection[]): number {
  const ours = found.map((section) => ({ kind: section.kind, texts: sectionTexts(section) }));
  return mean(
    gold.map((section) => {
      const texts = sectionTexts(section);
      if (texts.size === 0) return ours.some(({ kind }) => kind === section.kind) ? 1 : 0;
      const shares = ours.map(({ kind, texts: other }) => ({
        kind,
        share: sum([...texts].filter(([text]) => other.has(text)).map(([, weight]) => weight)),
      }));
      const best = shares.reduce((most, one) => (one.share > most.share ? one : most), { kind: '', share: 0 });
      return best.kind === section.kind ? 1 : 0;
    }),
  );
}

function sectionTexts({ heading, blocks }: GoldSection): Map<string, number> {
  const texts = [heading ?? '', ...blocks.flatMap(blockTexts)].map(normal).filter((text) => text !== '');
  return new Map(texts.map((text) => [text, text.split(' ').length]));
}

function blockTexts({ text, children }: GoldBlock): string[] {
  return [...text.split(/[\t\n]/u), ...(children ?? []).flatMap(blockTexts)];
}

/** Only dates that the document prints, or that were found in it, are counted; two empty ones prove nothing. */
function scoreDates(found: Gold['dates'], gold: Gold['dates']): number {
  const kinds = ['reviewed', 'nextReview', 'ratified', 'adopted'] as const;
  const printed = kinds.filter((kind) => found[kind] !== null || gold[kind] !== null);
  return mean(printed.map((kind) => sameDate(found[kind], gold[kind])));
}

function sameDate(found: PrintedDate | null, gold: PrintedDate | null): number {
  if (!found || !gold) return 0;
  const days = (found.from ?? '') === (gold.from ?? '') && (found.to ?? '') === (gold.to ?? '');
  return same(found.printed, gold.printed) / 2 + (days ? 0.5 : 0);
}

function scoreFields(found: Gold['signatureFields'], gold: Gold['signatureFields']): number {
  const key = ({ type, signer }: Gold['signatureFields'][number]) => `${type} ${signer}`;
  const left = [...found];
  const take = (match: (one: Gold['signatureFields'][number]) => boolean): boolean => {
    const at = left.findIndex(match);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const rest = gold.filter((one) => !take((other) => key(other) === key(one) && same(other.label, one.label) === 1));
  const otherLabel = rest.filter((one) => take((other) => key(other) === key(one))).length;
  return f1(gold.length - rest.length + otherLabel * 0.75, found.length, gold.length);
}

function scoreDeclarations(found: Gold['declarations'], gold: Gold['declarations']): number {
  const pairs = pairsOf(found, gold, ({ text }) => text, 0.8);
  const right = sum(pairs.map(({ found: one, gold: other }) => (one.type === other.type ? 1 : 0.5)));
  return f1(right, found.length, gold.length);
}

/** "DSL" in brackets behind a post is no part of its name. */
function scoreContacts(found: Gold['contacts'], gold: Gold['contacts']): number {
  const role = (one: Gold['contacts'][number]) => one.role.replace(/\s*\([A-Z]{2,5}\)$/u, '');
  const whole = pairsOf(found, gold, (one) => `${role(one)} ${one.name ?? ''}`, 1);
  const rest = pairsOf(
    found.filter((one) => !whole.some((pair) => pair.found === one)),
    gold.filter((one) => !whole.some((pair) => pair.gold === one)),
    role,
    1,
  );
  return f1(whole.length + rest.length * 0.5, found.length, gold.length);
}
