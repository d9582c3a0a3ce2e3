import type { PlainDay } from '../day.ts';
import type { Block, PolicyDocument } from '../policy-document.ts';
import type { HealthFinding } from '../policy-health.ts';
import { type Guidance, type Replaced, replacements, yearlyGuidance } from './edition-list.ts';
import { finding } from './finding.ts';

/**
 * Guidance that a policy cites in an edition that is out of force, and law that something else took the place of. Where
 * the edition in force is cited as well, as by a list of each year's changes, nothing is stale.
 */
export function editionFindings(words: PolicyDocument, today: PlainDay): readonly HealthFinding[] {
  const text = textOf(words);
  return [
    ...yearlyGuidance.flatMap((guidance) => staleEdition(text, guidance, today)),
    ...replacements.flatMap((replaced) => staleName(text, replaced, today)),
  ];
}

function staleEdition(text: string, guidance: Guidance, today: PlainDay): readonly HealthFinding[] {
  const cited = citationsOf(text, guidance.names).toSorted((one, other) => other.year - one.year);
  const [newest] = cited;
  const begun = guidance.editions.filter(({ from }) => from <= today);
  const inForce = begun.filter(({ isPlanned }) => !isPlanned).at(-1);
  const planned = begun.at(-1);
  if (!newest || !inForce) return [];
  const stale = newest.year < inForce.year ? inForce : planned && newest.year < planned.year ? planned : null;
  if (stale === null) return [];
  const isSure = !stale.isPlanned && !guidance.changesInPlace;
  return [
    finding('edition-superseded', isSure ? 'act' : 'check', newest.printed, {
      against: `${guidance.shortName} ${stale.year}`,
      on: wholeDay(stale.from),
      source: stale.source,
    }),
  ];
}

function staleName(text: string, replaced: Replaced, today: PlainDay): readonly HealthFinding[] {
  const printed = replaced.names.exec(text)?.[0];
  if (printed === undefined || replaced.current.test(text) || replaced.since > today) return [];
  return [
    finding('edition-superseded', replaced.isHint ? 'check' : 'act', printed.replaceAll(/\s+/gu, ' '), {
      against: replaced.by,
      on: wholeDay(replaced.since),
      source: replaced.source,
    }),
  ];
}

function wholeDay(from: string): PlainDay | null {
  return from.length === 'YYYY-MM-DD'.length ? from : null;
}

type Citation = { readonly printed: string; readonly year: number };

/** Names with a year that belongs to them: "KCSIE 2025", "the 2024 edition of Working Together …", "… from the DfE, September 2025". */
function citationsOf(text: string, names: RegExp): readonly Citation[] {
  return [...text.matchAll(names)].flatMap((match) => {
    const year = yearAfter(text.slice(match.index + match[0].length)) ?? yearBefore(text.slice(0, match.index));
    return year === null ? [] : [{ printed: `${match[0].replaceAll(/\s+/gu, ' ')} ${year}`, year }];
  });
}

/** Words that may stand between a name and its year. Any other word ends the search: what follows is about something else. */
const between = new Set(
  `of from in the for by dated effective edition version update updates updated revised guidance statutory standards schools
  and colleges dfe department education hm government part one 1 annex a s published issued policy document
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec spring summer autumn term`.split(/\s+/u),
);
const longestWay = 90;

function yearAfter(text: string): number | null {
  const sentence = text.slice(0, longestWay).split(/[.!?;]\s|\n/u)[0] ?? '';
  for (const word of sentence.toLowerCase().split(/[^\p{L}\p{N}/–-]+/u)) {
    const [, year] = /^(20\d\d)(?:[/–-](?:20)?\d\d)?$/u.exec(word) ?? [];
    if (year !== undefined) return Number(year);
    if (word !== '' && !between.has(word) && !/^\d{1,2}(?:st|nd|rd|th)?$|^[/–-]+$/u.test(word)) return null;
  }
  return null;
}

function yearBefore(text: string): number | null {
  const [, year] = /\b(20\d\d)(?:\s+(?:edition|version|update)\s+of)?(?:\s+the)?\s*['"‘“(]?\s*$/iu.exec(text) ?? [];
  return year === undefined ? null : Number(year);
}

function textOf(words: PolicyDocument): string {
  const blocks = (list: readonly Block[]): readonly string[] =>
    list.flatMap(({ text, children }) => [text, ...blocks(children ?? [])]);
  return [
    ...words.sections.flatMap(({ heading, blocks: list }) => [heading ?? '', ...blocks(list)]),
    ...words.declarations.map(({ text }) => text),
    ...words.statutoryReferences,
  ].join('\n');
}
