import { declarationType, opensDeclarations, sentencesOf } from './declarations.ts';
import { leadsOn } from './lead-ins.ts';
import type { Line } from './line.ts';
import { wordsAlone } from './links.ts';
import { countOf, listStyle } from './marks.ts';
import { isPersonName, isTitled } from './person-names.ts';
import { isPost } from './posts.ts';
import { isCapitals } from './title.ts';
import { countWords } from './words.ts';

/** What a heading is told by, besides itself: the lines round it and whether one of them is a field or a heading. */
export type Beside = {
  readonly before: Line | undefined;
  readonly next: Line | undefined;
  readonly afterNext: Line | undefined;
  readonly underHeading: boolean;
  readonly overField: boolean;
};

const ofForm =
  /\b(?:declarations?|agreements?|signatures?|sign(?:ed|ing)?|acceptance|acknowledge?ment|confirmation|authori[sz]\p{L}+|slip|use only|completed by|for the (?:school|academy|office|trust)|undertaking|llofnod\p{L}*|datganiad)\b/iu;

/** A line without a mark that is a heading. */
export function looksLikeHeading(one: Line, { before, next, afterNext, underHeading, overField }: Beside): boolean {
  const text = wordsAlone(one.text);
  if (!next || /_{3,}|[.…]{4,}/u.test(text) || text.includes('\n')) return false;
  if ((overField && !ofForm.test(text)) || closesLetter(text, before)) return false;
  const leadsList = next.mark !== null;
  if (opensDeclarations(text) && leadsList) return true;
  const stands = one.style === 'bold' || isCapitals(text);
  if (isCapitals(text) ? text.endsWith(':') : leadsOn(text)) {
    return leadsList && (!underHeading || stands) && sentencesOf(text).length === 1 && countWords(text) <= 45;
  }
  if (isPartHeading(text)) return true;
  const most = isTitleCase(text, 0.8) || (one.gap && leadsOn(next.text) && afterNext?.mark) ? 20 : 12;
  if (countWords(text) > most || text.length > 160 || !/^[\p{Lu}\d'"‘“(]/u.test(text)) return false;
  if (/[,;!]$/u.test(text) || (/\.$/u.test(text) && (countWords(text) > 3 || !leadsList))) return false;
  if (declarationType(text) !== null || /^(?:I|we|you)\b/iu.test(text)) return false;
  if (stands) return true;
  const apart = one.gap && next.gap && !leadsList;
  if (underHeading && !isTitleCase(text) && !(apart && countWords(text) <= 6)) return false;
  return (
    leadsList ||
    next.rows !== null ||
    isTitleCase(text) ||
    most > 12 ||
    overField ||
    (one.gap && !/\.$/u.test(text) && countWords(text) <= 8)
  );
}

const valediction = /^(?:yours|kind regards|best wishes|with (?:best|kind)|many thanks|dear)\b/iu;

/** "Yours sincerely", and the name and post beneath it. */
function closesLetter(text: string, before: Line | undefined): boolean {
  if (valediction.test(text)) return true;
  if (isPersonName(text) && (isTitled(text) || valediction.test(before?.text ?? ''))) return true;
  return isPost(text) && before !== undefined && isPersonName(before.text);
}

/** "Section 3: Monitoring", "Part A – Rules", "Appendix 2". */
function isPartHeading(text: string): boolean {
  return (
    /^(?:section|part|appendix|annexe?|schedule|atodiad)\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4})\b(?![^\s:.–—-])/iu.test(text) &&
    countWords(text) <= 22 &&
    !/[.;,]$/u.test(text) &&
    !/^\S+\s+\S+\s+(?:of|is|sets|explains|and|to)\b/iu.test(text)
  );
}

/** A marked line that is a heading: a bulleted lead-in over fragments, or a short numbered title over its own text. */
export function headsItems(one: Line, at: number, lines: readonly Line[]): boolean {
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
  while (lines[end]?.mark && (end === from || !lines[end]?.gap)) {
    if (!/^\p{Ll}/u.test(lines[end]?.text ?? '')) return false;
    end += 1;
  }
  return true;
}

function isNumberedTitle({ text, style, mark }: Line): boolean {
  if (!mark || !/^\(?[\dA-Z]+(?:\.\d+)*[.)]?$/u.test(mark.printed)) return false;
  if (/[.:;,!?]$/u.test(text) || countWords(text) > 9 || !/^[\p{Lu}\d'"‘“]/u.test(text)) return false;
  return (
    style === 'bold' ||
    isCapitals(text) ||
    !/\b(?:I|you|we|must|will|shall|should|not|never|always|is|are|do)\b/iu.test(text)
  );
}

/** Numbered titles stand apart from each other; a list of short numbered items does not. */
function continuesCount(first: Line | undefined, second: Line): boolean {
  const [a, b] = [countOf(first?.mark ?? null), countOf(second.mark)];
  return a !== null && b !== null && b === a + 1;
}

function isTitleCase(text: string, share = 0.6): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  return long.length > 0 && long.filter((word) => /^\p{Lu}/u.test(word)).length >= long.length * share;
}
