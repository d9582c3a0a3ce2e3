import type { PolicyDocument, PrintedDate } from '#src/domain/policy-document.ts';
import { sentencesOf } from './declarations.ts';
import { type DateKind, type Fact, isDateKind } from './labelled-facts.ts';
import { findPrintedDate, readPrintedDate } from './printed-dates.ts';

type Dates = PolicyDocument['dates'];

const inProse: readonly (readonly [DateKind, RegExp])[] = [
  [
    'nextReview',
    /\b(?:next (?:be )?review(?:ed)?|(?:be )?(?:looked at|revisited|renewed)(?: again)?|(?:will|to|should) be (?:next )?reviewed(?: again)?|due for review|review(?:ed)? (?:again )?(?:is )?(?:due )?(?:by|before))\b([^.;]*)/iu,
  ],
  [
    'reviewed',
    /\b(?<!\bbe )(?:last )?(?:reviewed|updated|revised)(?: and \w+)?(?: \w+){0,3}? (?:in|on|during)\b([^.;]*)/iu,
  ],
  ['ratified', /\b(?:ratified|approved)(?: and \w+)?(?: by [^.;]*?)? (?:in|on|at)\b([^.;]*)/iu],
  ['adopted', /\badopted(?: and \w+)?(?: by [^.;]*?)? (?:in|on|from)\b([^.;]*)/iu],
];

/** Dates come from labelled values first, and from sentences that speak of the document where no label gives them. */
export function findDates(facts: readonly Fact[], texts: readonly string[]): Dates {
  const dates: Record<DateKind, PrintedDate | null> = {
    reviewed: null,
    nextReview: null,
    ratified: null,
    adopted: null,
  };
  const labelledNext = facts.some(({ kind }) => kind === 'nextReview');
  for (const { kind, label, value } of facts) {
    if (!isDateKind(kind)) continue;
    const found = readPrintedDate(value) ?? findPrintedDate(value);
    const meant = kind === 'reviewed' && !labelledNext && meansNext(label) ? 'nextReview' : kind;
    dates[meant] ??= found;
  }
  for (const sentence of texts.flatMap(sentencesOf)) {
    if (
      !/\b(?:policy|document|agreement|code|form|AUP|guidance|rules|guidelines|statement)\b|^(?:it|this)\b/iu.test(
        sentence,
      )
    )
      continue;
    for (const [kind, pattern] of inProse) {
      const found = findPrintedDate(pattern.exec(sentence)?.[1] ?? '', true);
      if (found) dates[kind] ??= found;
    }
  }
  dates.nextReview ??= everySoOften(facts, texts);
  return dates;
}

const interval = '(annually|yearly|termly|bi-?annually|biennially|every (?:\\w+ )?years?|each year)';
const reviewedEvery = new RegExp(
  `\\b(?:policy|document|agreement|code|form|AUP|guidance|rules|procedure|it)\\b[^.;]{0,40}\\b(?:will|shall|should|to) be (?:formally )?reviewed (?:at least )?${interval}(?![\\p{L}-])`,
  'iu',
);

/** A policy that names no day may still say how often it is reviewed; its words are kept, and no day is made up. */
function everySoOften(facts: readonly Fact[], texts: readonly string[]): PrintedDate | null {
  const labelled = facts.find(
    ({ kind, label, value }) =>
      (kind === 'nextReview' || (kind === 'reviewed' && meansNext(label))) &&
      new RegExp(`^${interval}$`, 'iu').test(value.replace(/[.]$/u, '')),
  );
  const printed =
    labelled?.value.replace(/[.]$/u, '') ??
    texts
      .flatMap(sentencesOf)
      .map((sentence) => reviewedEvery.exec(sentence)?.[1])
      .find((one) => one !== undefined);
  return printed === undefined ? null : { printed };
}

/** "Review:" at the foot of a form says when to review; "Reviewed:" and "Last review" say when it was done. */
export function meansNext(label: string): boolean {
  return label
    .split(' / ')
    .some((part) => /^(?:policy |document )?(?:review(?: date)?|date of review|dyddiad adolygu)$/iu.test(part.trim()));
}
