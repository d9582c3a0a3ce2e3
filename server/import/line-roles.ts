import { declarationType, isClosingDeclaration, opensDeclarations, sentencesOf } from './declarations.ts';
import { readFact } from './labelled-facts.ts';
import type { Line } from './line.ts';
import { wordsAlone } from './links.ts';
import { countOf, listStyle } from './marks.ts';
import { type FieldLine, readFieldLine } from './signature-fields.ts';
import { countWords } from './words.ts';

export type Role = 'heading' | 'item' | 'paragraph' | 'table' | 'field' | 'fact';
export type RoledLine = Line & { readonly role: Role };

/** Names what each line is from the line itself and the lines beside it. */
export function withRoles(lines: readonly Line[]): RoledLine[] {
  const parted = unmarkedClauses(lines);
  const roled: RoledLine[] = [];
  for (const [at, one] of parted.entries()) {
    roled.push({ ...one, role: roleOf(one, at, parted, roled) });
  }
  return roled;
}

function roleOf(one: Line, at: number, lines: readonly Line[], before: readonly RoledLine[]): Role {
  if (one.rows) return 'table';
  if (isField(at, lines)) return 'field';
  const fact = readFact(one.text);
  if (one.heading === null && fact && isReviewFact(fact.kind)) return 'fact';
  if (one.heading !== null) return 'heading';
  if (one.mark) return headsItems(one, at, lines) ? 'heading' : 'item';
  return looksLikeHeading(one, at, lines, before.at(-1)) ? 'heading' : 'paragraph';
}

function isReviewFact(kind: string): boolean {
  return (
    kind === 'nextReview' || kind === 'reviewed' || kind === 'ratified' || kind === 'adopted' || kind === 'versionLabel'
  );
}

/** A label with nothing to fill in beside it is a field only in the company of other fields. */
function isField(at: number, lines: readonly Line[]): boolean {
  const one = lines[at];
  if (!one || one.heading !== null) return false;
  if (/^(?:for )?office use\b/iu.test(one.text)) return true;
  const field = fieldAt(one);
  if (!field) return false;
  if (field.toFill) return true;
  if (declarationType(lines[at + 1]?.text ?? '') !== null) return false;
  return [lines[at - 1], lines[at + 1]].some((beside) => beside !== undefined && fieldAt(beside) !== null);
}

function fieldAt(one: Line): FieldLine | null {
  return one.rows ? null : readFieldLine(one.text);
}

/** A marked line that is a heading: a bulleted lead-in over fragments, or a short numbered title over its own text. */
function headsItems(one: Line, at: number, lines: readonly Line[]): boolean {
  const next = lines[at + 1];
  if (!one.mark || !next || next.rows) return false;
  if (one.mark.kind === 'bullet') {
    if (!one.text.endsWith(':') || countWords(one.text) > 12 || !next.mark || next.indent > one.indent) return false;
    return listStyle(next.mark) === listStyle(one.mark) && (one.gap || at === 0) && goesOnInSmall(at + 1, lines);
  }
  if (next.mark && next.indent >= one.indent + 2) return false;
  return isNumberedTitle(one) && !continuesCount(lines[at - 1], one) && !continuesCount(one, next);
}

/** The fragments under a bulleted heading run to the end of their list, so that nothing after them is a full rule. */
function goesOnInSmall(from: number, lines: readonly Line[]): boolean {
  let end = from;
  while (lines[end]?.mark && (end === from || !lines[end]?.gap)) end += 1;
  return lines.slice(from, end).every(({ text }) => /^\p{Ll}/u.test(text));
}

function isNumberedTitle({ text, style, mark }: Line): boolean {
  if (!mark || !/^\(?[\dA-Z]+(?:\.\d+)*[.)]?$/u.test(mark.printed)) return false;
  if (/[.:;,!?]$/u.test(text) || countWords(text) > 9 || !/^[\p{Lu}\d'"‘“]/u.test(text)) return false;
  return style === 'bold' || !/\b(?:I|you|we|must|will|shall|should|not|never|always|is|are|do)\b/iu.test(text);
}

/** Numbered titles stand apart from each other; a list of short numbered items does not. */
function continuesCount(first: Line | undefined, second: Line): boolean {
  const [a, b] = [countOf(first?.mark ?? null), countOf(second.mark)];
  return a !== null && b !== null && b === a + 1;
}

/** The words of a lead-in that its list completes: "All staff should", "In this guidance the word takes in:". */
export function leadsOn(text: string): boolean {
  return (
    text.endsWith(':') ||
    /\b(?:should|must|will|shall|may|to|can|are|is|not|that|have|ensure|include|includes|including)$/iu.test(text)
  );
}

function looksLikeHeading(one: Line, at: number, lines: readonly Line[], before: RoledLine | undefined): boolean {
  const text = wordsAlone(one.text);
  const next = lines[at + 1];
  if (!next || /_{3,}|[.…]{4,}/u.test(text)) return false;
  if (isField(at + 1, lines) && !/\b(?:declaration|agreement|signature|acceptance)\b/iu.test(text)) return false;
  const underHeading = before?.role === 'heading';
  const leadsList = next.mark !== null;
  if (opensDeclarations(text) && leadsList) return true;
  if (leadsOn(text)) return leadsList && !underHeading && sentencesOf(text).length === 1 && countWords(text) <= 45;
  const most = isTitleCase(text, 0.8) || (one.gap && leadsOn(next.text) && lines[at + 2]?.mark) ? 20 : 12;
  if (countWords(text) > most || text.length > 160 || !/^[\p{Lu}\d'"‘“(]/u.test(text)) return false;
  if (/[,;!]$/u.test(text) || (/\.$/u.test(text) && (countWords(text) > 3 || !leadsList))) return false;
  if (declarationType(text) !== null || /^(?:I|we|you)\b/iu.test(text)) return false;
  if (one.style === 'bold' || text === text.toUpperCase()) return true;
  if (underHeading && !isTitleCase(text)) return false;
  return (
    leadsList ||
    next.rows !== null ||
    isTitleCase(text) ||
    most > 12 ||
    (one.gap && !/\.$/u.test(text) && countWords(text) <= 8)
  );
}

function isTitleCase(text: string, share = 0.6): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  return long.length > 0 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= long.length * share;
}

const subject =
  '(?:all |any |each |every )?(?:I|we|you|staff|users?|employees|governors|volunteers|visitors|pupils|students|everyone|adults|colleagues|contractors|members of staff|teachers)';
const clauseOpening = new RegExp(
  `^(?:${subject}(?: and \\p{L}+)? (?:will|must|should|shall|may|can|cannot|are|am|have|understand|agree|accept|know|need|do)\\b|do not\\b|don['’]t\\b|never\\b|always\\b|ensure\\b|only use\\b|no \\p{L}+ (?:may|should|must|will)\\b)`,
  'iu',
);

/**
 * Some schools print each rule as a paragraph with no bullet. A run of at least three such paragraphs, or the fragments
 * under a lead-in, are clauses; closing words at the end of the run are not.
 */
function unmarkedClauses(lines: readonly Line[]): Line[] {
  const result = [...lines];
  for (let at = 0; at < result.length; at += 1) {
    const lead = result[at - 1];
    const fragments = lead?.text.endsWith(':') === true && !lead.rows && !fieldAt(lead);
    let end = at;
    while (isBare(result[end]) && (fragments ? isFragment : isRule)(result[end]?.text ?? '')) end += 1;
    if (!fragments) while (end > at && isClosing(result[end - 1]?.text ?? '')) end -= 1;
    if (end - at < (fragments ? 2 : 3)) continue;
    for (let place = at; place < end; place += 1) {
      const one = result[place];
      if (one) result[place] = { ...one, mark: { kind: 'bullet', printed: '' } };
    }
    at = end;
  }
  return result;
}

function isBare(one: Line | undefined): one is Line {
  return one !== undefined && !one.mark && one.heading === null && !one.rows && !fieldAt(one) && !readFact(one.text);
}

function isRule(text: string): boolean {
  return clauseOpening.test(text) && text.length <= 600 && !text.endsWith(':');
}

function isFragment(text: string): boolean {
  return (/^\p{Ll}/u.test(text) || /;(?: and| or)?$/u.test(text)) && text.length <= 400;
}

function isClosing(text: string): boolean {
  return sentencesOf(text).some(isClosingDeclaration);
}
