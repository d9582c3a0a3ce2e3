import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { readPrintedDate } from './printed-dates.ts';

export type DateKind = keyof PolicyDocument['dates'];
export type FactKind = DateKind | 'organisation' | 'versionLabel' | 'title' | 'audience' | 'contact' | 'other';
export type Fact = { readonly kind: FactKind; readonly label: string; readonly value: string };

/** Tried in order: "Date of next review" is both a review and a next one, and the next one is meant. */
const labels: readonly (readonly [FactKind, RegExp])[] = [
  [
    'contact',
    /\b(?:who\b.*\b(?:reviewed|wrote|approved)|reviewed by|reviewers?|written by|author|(?:policy )?owner|lead|responsible|prepared by|contact)\b/iu,
  ],
  [
    'nextReview',
    /\bnext\b.*\breview|\breview(?:ed)?\s+(?:due|by|before|again)|\bto be reviewed|\breview due\b|\bdue for review|\bexpir|adolygiad nesaf/iu,
  ],
  ['ratified', /\bratif|\bapproved\b(?! by)|\bapproval\b|\bagreed by\b|\bapproved by governors|cymeradwy/iu],
  ['adopted', /\badopt|mabwysiad/iu],
  ['reviewed', /\breview(?:ed)?\b|\blast updated\b|\bupdated\b|\brevised\b|adolyg/iu],
  [
    'versionLabel',
    /^(?:policy )?(?:version|issue|edition)(?: (?:no|number|label))?\.?$|^academic year$|^school year$/iu,
  ],
  [
    'organisation',
    /^(?:name of (?:the )?)?(?:school|academy|college|organisation|trust|setting|nursery|enw'?r ysgol|ysgol)(?:'?s)?(?: name)?$/iu,
  ],
  ['title', /^(?:policy )?(?:title|name)(?: of (?:the )?policy)?$|^policy$|^document(?: title)?$/iu],
  ['audience', /^(?:audience|applies to|for|scope|who (?:is this|does this)\b.*)$/iu],
];

function factKind(label: string): FactKind {
  const plain = label.replace(/[\s:?]+$/u, '').trim();
  return labels.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other';
}

/** Reads "Label: value" on one line where the label is one that facts about a document are printed under. */
export function readFact(text: string): Fact | null {
  const match = /^([^:]{2,60}?)\s*:\s*(\S.{0,120})$/u.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const kind = factKind(match[1]);
  if (/[.!?]\s/u.test(match[2]) || (kind === 'other' && !readPrintedDate(match[2]))) return null;
  const isDate = kind === 'nextReview' || kind === 'reviewed' || kind === 'ratified' || kind === 'adopted';
  if (isDate && !readPrintedDate(match[2]) && !/^(?:annual|every|to be|tbc|n\/?a|[_.…]+|\p{L}+ term)/iu.test(match[2]))
    return null;
  return { kind, label: match[1].trim(), value: match[2].trim() };
}

/** The facts of a table of two columns, or of four where labels and values take turns; null if it is another table. */
export function factsOfTable(rows: readonly (readonly string[])[]): Fact[] | null {
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
  return known > 0 && known >= facts.length / 2 && facts.every(({ label }) => label.length <= 60) ? facts : null;
}

/** A bare "Date" speaks of the line before it: "Approved by: Governing Body", "Date: 12 March 2026". */
function dated(facts: readonly Fact[]): Fact[] {
  return facts.map((fact, at) => {
    const before = facts[at - 1]?.label ?? '';
    if (!/^date$/iu.test(fact.label) || !readPrintedDate(fact.value)) return fact;
    const kind = /\b(?:approv|ratif|agreed)/iu.test(before)
      ? 'ratified'
      : /\badopt/iu.test(before)
        ? 'adopted'
        : /\breview/iu.test(before)
          ? 'reviewed'
          : fact.kind;
    return { ...fact, kind };
  });
}
