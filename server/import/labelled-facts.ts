import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { isPersonName } from './person-names.ts';
import { isPost } from './posts.ts';
import { type FoundDate, findPrintedDate, printedDatesIn, readPrintedDate } from './printed-dates.ts';
import { remembered } from './remembered.ts';
import { isLabel } from './version-labels.ts';
import { countWords } from './words.ts';

export type DateKind = keyof PolicyDocument['dates'];
type FactKind = DateKind | 'organisation' | 'versionLabel' | 'title' | 'audience' | 'contact' | 'other';
export type Fact = { readonly kind: FactKind; readonly label: string; readonly value: string };

/** Tried in order: "Date of next review" is both a review and a next one, and the next one is meant. */
const labels: readonly (readonly [FactKind, RegExp])[] = [
  [
    'contact',
    /\b(?:who\b.*\b(?:reviewed|wrote|approved)|reviewed by|reviewers?|written by|author|(?:policy |document )?owner|lead(?: person)?|responsible|prepared by|contact|return(?:ed)? to)\b/iu,
  ],
  [
    'nextReview',
    /\bnext\b.*\breview|^next (?:edition|issue|update|version)\b|\breview(?:ed)?\s+(?:due|by|before|again)|\bto be (?:next )?(?:reviewed|looked at)|\breview due\b|\bdue for (?:re-?newal|review)|\bexpir|\brenewal\b|\badolygiad nesaf|\bvalid until/iu,
  ],
  ['ratified', /\bratif|\bapproved\b|\bapproval\b|\bagreed(?: by| on)?\b|\bsigned off\b|cymeradwy/iu],
  [
    'adopted',
    /\badopt|mabwysiad|\beffective\b|\bin force\b|\bimplement|\bapplies from\b|\bissued?\s*(?:on|date)\b|^issued\b|\bdate (?:of )?issued?\b/iu,
  ],
  ['reviewed', /\breview(?:ed)?\b|\blast (?:updated|revised|amended)\b|\bupdated?\b|\brevised\b|\bamended\b|adolyg/iu],
  [
    'versionLabel',
    /^(?:policy |document )?(?:version|issue|edition|revision)(?: (?:no|number|label|control))?\.?$|^(?:academic|school) (?:year|session)$|^(?:session|blwyddyn academaidd)$/iu,
  ],
  [
    'organisation',
    /^(?:name of (?:the )?)?(?:school|academy|college|organisation|trust|setting|nursery|enw'?r ysgol|ysgol)(?:'?s)?(?: name)?$/iu,
  ],
  [
    'title',
    /^(?:policy|document) (?:title|name)$|^(?:title|name) of (?:the )?(?:policy|document)$|^title$|^policy$|^document$/iu,
  ],
  [
    'audience',
    /^(?:(?:target |intended )?audience|applies to|applicable to|for|scope|who (?:is this|does this|it)\b.*|this (?:policy|agreement) (?:applies to|is for))$/iu,
  ],
];

function factKind(label: string): FactKind {
  const parts = label.split(/\s\/\s/u).map((part) => part.replace(/[\s:?]+$/u, '').trim());
  const kinds = parts.map((part) =>
    isPost(part) ? 'contact' : (labels.find(([, pattern]) => pattern.test(part))?.[0] ?? 'other'),
  );
  return kinds.find((kind) => kind !== 'other') ?? 'other';
}

/** "Name of signatory: Mrs H Brown": a label we do not know with a person behind it. */
function namesPerson(label: string, value: string): boolean {
  return countWords(label) <= 5 && isPersonName(value.replace(/\s*\([^()]*\)$/u, ''));
}

const dateKinds: ReadonlySet<string> = new Set(['nextReview', 'reviewed', 'ratified', 'adopted']);

export function isDateKind(kind: string): kind is DateKind {
  return dateKinds.has(kind);
}

/** The facts of a line that prints labels with their values and nothing else; none where the line says anything more. */
export const factsOfLine = remembered(readFacts);

function readFacts(text: string): Fact[] {
  if (text.length > 240 || !/[:\d]/u.test(text)) return [];
  const parts = text.split(/\s+[|·]\s+/u);
  if (parts.length > 1) return factsOfParts(parts);
  const pairs = colonPairs(text);
  if (pairs.length > 1) {
    const facts = pairs.map(([label, value]) => ({ kind: factKind(label), label, value }));
    if (
      facts.every((fact) => isFact(fact) || /^date$/iu.test(fact.label)) &&
      facts.some(({ kind }) => kind !== 'other')
    )
      return dated(facts);
  }
  const [label = '', value = ''] = pairs.length === 1 ? (pairs[0] ?? []) : [];
  if (label === '') return factsBeforeDates(text);
  const known = factKind(label);
  const fact: Fact = { kind: known === 'other' && namesPerson(label, value) ? 'contact' : known, label, value };
  if (isFact(fact) && !holdsSecondDate(value) && printedDatesIn(label).length === 0) return [fact];
  return factsBeforeDates(text);
}

/** "Version 2 | Approved 15.9.26 | Owner: School Business Manager": facts if every part is one. */
function factsOfParts(parts: readonly string[]): Fact[] {
  const facts = parts.map((part) =>
    isLabel(part) ? [{ kind: 'versionLabel' as const, label: 'Version', value: part }] : factsOfLine(part),
  );
  return facts.every((found) => found.length > 0) ? facts.flat() : [];
}

/** One fact, where the line prints one or several. */
export function readFact(text: string): Fact | null {
  return factsOfLine(text)[0] ?? null;
}

function isFact({ kind, label, value }: Fact): boolean {
  if (label.length > 90 || value === '' || value.length > 160 || /\p{Ll}{3,}[.!?]\s+\p{Lu}/u.test(value)) return false;
  if (/^(?:I|we|you)\b/iu.test(label)) return false;
  if (kind === 'other') return readPrintedDate(value) !== null && countWords(label) <= 5;
  if (kind === 'contact') return countWords(value) <= 12;
  if (!isDateKind(kind)) return countWords(label) <= 6;
  return findPrintedDate(value, true) !== null || isNoDate(value) || /\bby\b/iu.test(label);
}

function isNoDate(value: string): boolean {
  return /^(?:annual|every|each|to be|tbc|tba|n\/?a|[_.…]+|\p{L}+ term|bi-?annual|termly)/iu.test(value);
}

function holdsSecondDate(value: string): boolean {
  return printedDatesIn(value).length > 1 && readPrintedDate(value) === null;
}

const labelWord =
  /^(?:date|dates|of|for|the|next|last|previous|review|reviewed|due|by|approved|approval|ratified|adopted|agreed|version|issue|issued|edition|number|no|policy|document|owner|author|lead|updated|update|revised|revision|effective|from|on|to|be|academic|school|year|session|audience|applies|title|reviewer|status|adolygu|dyddiad|nesaf|adolygiad)$/iu;

/** "Reviewed: June 2026 Next review: June 2027" is two pairs, though nothing but words parts them. */
function colonPairs(text: string): [string, string][] {
  const colons = [...text.matchAll(/\s*:(?=\s|$)/gu)].map(({ index }) => index);
  const [first] = colons;
  if (first === undefined || first === 0) return [];
  const starts: { from: number; to: number }[] = [{ from: 0, to: first }];
  for (const colon of colons.slice(1)) {
    const words = text.slice(0, colon).split(' ');
    let taken = 0;
    while (taken < 6 && labelWord.test(words.at(-1 - taken) ?? '')) taken += 1;
    while (taken > 0 && !/^\p{Lu}/u.test(words.at(-taken) ?? '')) taken -= 1;
    if (taken === 0) return [];
    starts.push({ from: colon - words.slice(words.length - taken).join(' ').length, to: colon });
  }
  return starts.map(({ from, to }, at) => {
    const value = text.slice(to).replace(/^\s*:\s*/u, '');
    const end = starts[at + 1]?.from;
    const own = end === undefined ? value : text.slice(to, end).replace(/^\s*:\s*/u, '');
    return [text.slice(from, to).trim(), own.replace(/[\s|;,.–—-]+$/u, '')];
  });
}

/** "v2.1, reviewed 3 June 2026", "Adopted September 2026. Next review due September 2028": each date has its words before it. */
function factsBeforeDates(text: string): Fact[] {
  if (countWords(text) > 25 || isSentence(text)) return [];
  const dates = printedDatesIn(text);
  if (dates.length === 0) return [];
  const facts: Fact[] = [];
  let from = 0;
  for (const { date, at, end } of dates) {
    const label = labelBefore(text.slice(from, at));
    const kind = factKind(label);
    if (!(isDateKind(kind) || startsUse.test(label)) || countWords(label) > 10) return [];
    facts.push({ kind, label, value: date.printed });
    from = end;
  }
  return countWords(rest(text, dates)) > 0 || !facts.some(({ kind }) => isDateKind(kind)) ? [] : facts;
}

/** Since when a policy is used is none of the dates that it is kept with, but is printed beside them. */
const startsUse = /^(?:applicable|valid|for use|in use|operative|with effect) (?:from|until)$/iu;

function rest(text: string, dates: readonly FoundDate[]): string {
  return text.slice(dates.at(-1)?.end ?? 0);
}

function labelBefore(text: string): string {
  const last = text.split(/[.;]\s+(?=\p{Lu})/u).at(-1) ?? '';
  return last.replace(/^[\s|/;,.()·•–—-]+(?:and\s+)?/iu, '').replace(/[\s:;,.()·•–—-]+$/u, '');
}

function isSentence(text: string): boolean {
  return /\b(?:this|these|it|we|I|is|are|was|were|will|has|have|must|should|shall|you|your|who|which|that)\b/iu.test(
    text,
  );
}

/** The facts of a table of two columns, or of four where labels and values take turns; null if it is another table. */
export function factsOfTable(rows: readonly (readonly string[])[]): Fact[] | null {
  if (isHeaded(rows)) return null;
  const pairs: (readonly [string, string])[] = pairsInCells(rows);
  if (pairs.length > 0) return knownFacts(pairs);
  for (const row of rows) {
    const cells = row.length % 2 === 0 ? row : [...row, ''];
    if (cells.length > 4) return null;
    for (let at = 0; at < cells.length; at += 2) {
      const [label = '', value = ''] = [cells[at], cells[at + 1]];
      if (label !== '') pairs.push([label, value]);
    }
  }
  return knownFacts(pairs);
}

/** A history of versions has a row of column heads, and its columns are no labels of one another. */
function isHeaded(rows: readonly (readonly string[])[]): boolean {
  const [head = [], ...others] = rows;
  return (
    others.length > 0 &&
    head.length >= 3 &&
    head.every((cell) => cell !== '' && countWords(cell) <= 4 && !/\d/u.test(cell) && !cell.includes(':')) &&
    head.filter((cell) =>
      /^(?:version|date|author|changes?|amend\p{L}*|by|reason|description|summary|details|revision|name|role|contact|post|issue|reviewer|approved by|status)\b/iu.test(
        cell,
      ),
    ).length >= 2
  );
}

/** Cells that each hold their own label: "Approved by: Governing Body". */
function pairsInCells(rows: readonly (readonly string[])[]): [string, string][] {
  const cells = rows.flat().filter((cell) => cell !== '');
  const pairs = cells.map((cell) => /^([^:]{2,60}?)\s*:\s*(\S.*)$/u.exec(cell));
  return pairs.every((pair) => pair !== null) ? pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']) : [];
}

function knownFacts(pairs: readonly (readonly [string, string])[]): Fact[] | null {
  const facts = dated(
    pairs.map(([label, value]) => ({ kind: factKind(label), label: label.replace(/\s*:$/u, ''), value })),
  );
  const known = facts.filter(({ kind }) => kind !== 'other').length;
  return known > 0 && known >= facts.length / 2 && facts.every(({ label }) => label.length <= 90) ? facts : null;
}

/** A bare "Date" speaks of the line before it: "Approved by: Governing Body", "Date: 12 March 2026". */
function dated(facts: readonly Fact[]): Fact[] {
  return facts.map((fact, at) => {
    const before = facts[at - 1];
    if (!/^(?:date|on|dated)$/iu.test(fact.label) || !findPrintedDate(fact.value) || !before) return fact;
    const kind = /\b(?:approv|ratif|agreed)/iu.test(before.label)
      ? 'ratified'
      : /\badopt/iu.test(before.label)
        ? 'adopted'
        : /\breview/iu.test(before.label)
          ? 'reviewed'
          : fact.kind;
    return { ...fact, kind };
  });
}
