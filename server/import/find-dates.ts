import type { PolicyDocument, PrintedDate } from '#src/domain/policy-document.ts';
import { sentencesOf } from './declarations.ts';
import type { DateKind, Fact } from './labelled-facts.ts';
import { findPrintedDate, readPrintedDate } from './printed-dates.ts';

type Dates = PolicyDocument['dates'];

const inProse: readonly (readonly [DateKind, RegExp])[] = [
  [
    'nextReview',
    /\b(?:next (?:be )?review(?:ed)?|(?:will|to|should) be (?:next )?reviewed(?: again)?|due for review|review(?:ed)? (?:again )?(?:is )?(?:due )?(?:by|before))\b([^.;]*)/iu,
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
  return dates;
}

function isDateKind(kind: string): kind is DateKind {
  return kind === 'reviewed' || kind === 'nextReview' || kind === 'ratified' || kind === 'adopted';
}

/** "Review:" at the foot of a form says when to review; "Reviewed:" and "Last review" say when it was done. */
function meansNext(label: string): boolean {
  return /^(?:policy )?review(?: date)?$/iu.test(label.trim());
}
