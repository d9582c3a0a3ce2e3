import { audiencesOf } from './audiences.ts';
import { readFact } from './labelled-facts.ts';
import type { Line } from './line.ts';
import { isMotto } from './motto.ts';
import { isOrganisation } from './organisation.ts';
import { isLabel, labelOf, labelWithin } from './version-labels.ts';
import { countWords, wordsOf } from './words.ts';

export const policyWords =
  /\b(?:polic(?:y|ies)|agreements?|acceptable use|code of (?:conduct|practice)|AUP|AUA|charter|protocol|guidelines|procedures?|rules|declaration|acknowledge?ment|undertaking|contract|terms of use|statement|handbook|leaflet|polisi|cytundeb|rheolau)\b/iu;

/** Lines that differ only in whom they name: they head the parts of a file that holds one text for each group. */
export function parallelHeadings(lines: readonly Line[]): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { text, rows, mark } of lines) {
    if (rows || mark || text.length > 140 || audiencesOf(text).length === 0) continue;
    const key = withoutAudience(text);
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}

export function withoutAudience(text: string): string {
  const words = wordsOf(text.toLowerCase()).filter(
    (word) => audiencesOf(word).length === 0 && !/^(?:and|[a-d])$/u.test(word),
  );
  return words.length === 0 ? text : words.join(' ');
}

/** Headings that the text of a policy begins with. */
const opensText =
  /^(?:\d+\.?\s*)?(?:introduction|background|purpose|aims?|aims and objectives|objectives|scope|rationale|overview|context|foreword|contents|rules|agreement|policy statement|document control|version (?:control|history)|cyflwyniad)\b.{0,20}$/iu;

/** How many lines from the top a title can stand. */
const opening = 10;

/** The lines of the title, or none: the line near the top that looks most like one, and those it is broken over. */
export function titlePlace(lines: readonly Line[]): { from: number; to: number } {
  const at = titleIndex(lines);
  if (at === -1) return { from: -1, to: 0 };
  let from = at;
  while (from > 0 && at - from < 2 && goesOnBelow(lines[from - 1], lines[from])) from -= 1;
  return { from, to: titleEnd(lines, at) };
}

function titleIndex(lines: readonly Line[]): number {
  const near = openingLines(lines);
  let best = { at: -1, points: 0 };
  const parallels = parallelHeadings(lines);
  for (const [at, one] of near.entries()) {
    const isPart = audiencesOf(one.text).length > 0 && parallels.has(withoutAudience(one.text)) && at > 0;
    const points = titlePoints(one, near.slice(0, at)) - (isPart ? 4 : 0);
    if (points > best.points) best = { at, points };
  }
  return best.at === -1 && isOnlyTopHeading(lines) ? 0 : best.at;
}

/** "# Rules" names no policy, but where nothing else of its level stands in the file it is what the file is called. */
function isOnlyTopHeading([first, ...rest]: readonly Line[]): boolean {
  return first?.heading === 1 && !rest.some(({ heading }) => heading === 1);
}

/** The lines before the text begins: up to the first list, or the first paragraph after a line that could be a title. */
function openingLines(lines: readonly Line[]): readonly Line[] {
  const near = lines.slice(0, opening);
  const end = near.findIndex(
    (one, at) => at > 0 && !one.rows && ((one.mark !== null && !isPlaceInList(one, near[at + 1])) || isProse(one.text)),
  );
  return end === -1 ? near : near.slice(0, end);
}

/** "1.6 Use of mobile phones": a title with its place in a file of policies, before a text that has no such numbers. */
function isPlaceInList({ text, mark, gap }: Line, next: Line | undefined): boolean {
  return (
    /^\d{1,2}\.\d{1,2}\.?$/u.test(mark?.printed ?? '') && next?.mark === null && next.gap && !gap && !isProse(text)
  );
}

function isProse(text: string): boolean {
  return countWords(text) > 25 || (countWords(text) > 8 && /[.;]$/u.test(text));
}

function titlePoints(one: Line, before: readonly Line[]): number {
  const { text, rows, heading, style, mark } = one;
  if (rows || text === '' || text.length > 160 || isLabel(text) || isPolicyNumber(text)) return 0;
  if (readFact(text) || isAddress(text) || isOrganisation(text)) return 0;
  if (/[.;,:]$/u.test(text) && heading === null && countWords(text) > 10) return 0;
  const names = policyWords.test(text) && countWords(text) > 1;
  const beneath = before.some(
    (other) => other.heading !== null && heading !== null && other.heading < heading && !isOrganisation(other.text),
  );
  let points = 2;
  if (names && !beneath) points += 6;
  if (heading !== null) points += beneath ? 0 : 4 - Math.min(heading, 3);
  if (style === 'bold' || isCapitals(text)) points += 1;
  if (mark?.kind === 'number') points += /^\d+\.\d/u.test(mark.printed) ? 1 : -1;
  if (isMotto(one)) points -= heading === null && !names && !isCapitals(text) ? 2 : 1;
  if (/\b(?:council|service|diocese|authority|department|tel|headteacher)\b/iu.test(text) && !names) points -= 1.5;
  if (opensText.test(text)) points -= 6;
  if (saysForWhom(text) && before.some((other) => couldBeTitle(other))) points -= 8;
  return points - before.length * 0.05;
}

function couldBeTitle(one: Line): boolean {
  const { text, rows } = one;
  return (
    !rows &&
    !readFact(text) &&
    !isAddress(text) &&
    !isOrganisation(text) &&
    !isLabel(text) &&
    (isCapitals(text) || !isMotto(one)) &&
    countWords(text) > 1
  );
}

/** "Policy No. 14" is a place in a school's list and names nothing. */
function isPolicyNumber(text: string): boolean {
  return /^(?:policy|document) (?:no|number|ref(?:erence)?)\b\.?:?\s*\S{1,12}$/iu.test(text);
}

/** "An agreement for staff and visitors", "For governors", "(all staff)": it says whose the title above it is. */
export function saysForWhom(text: string): boolean {
  if (audiencesOf(text).length === 0) return false;
  return /^[-–—(]?\s*(?:(?:an?|the) (?:agreement|policy|code|guide|form|leaflet|statement) (?:for|between)\b|for\b|\()/iu.test(
    text,
  );
}

export function isCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && text === text.toUpperCase();
}

/** Address, telephone and mail of a letterhead. */
export function isAddress(text: string): boolean {
  if (countWords(text) > 30) return false;
  return (
    /\b(?:tel(?:ephone)?|phone|fax|ffôn)\b\.?:?\s*[\d(+]/iu.test(text) ||
    /^(?:(?:school |main )?(?:office|telephone|phone|mobile|fax)|t|e|w)\b:?\s*\(?\+?[\d][\d ()-]{7,}$/iu.test(text) ||
    /^(?:e-?mail|website|web)\b:?\s*\S+$/iu.test(text) ||
    /^\S+@\S+\.\S+$/u.test(text) ||
    /^(?:https?:\/\/|www\.)\S+$/iu.test(text) ||
    /\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b/u.test(text)
  );
}

/** A title that a page breaks into lines goes on where a line ends, or the next one begins, in the middle of a phrase. */
function titleEnd(lines: readonly Line[], at: number): number {
  let end = at + 1;
  while (end < lines.length && end < at + 4 && goesOnBelow(lines[end - 1], lines[end])) end += 1;
  return end;
}

function goesOnBelow(last: Line | undefined, next: Line | undefined): boolean {
  if (!last || !next || last.rows || next.rows || last.mark || next.mark) return false;
  if (isLabel(next.text) || isProse(next.text) || isProse(last.text) || isOrganisation(next.text)) return false;
  if (readFact(last.text) || readFact(next.text) || countWords(last.text) < 2) return false;
  if (/(?:\b(?:and|or|of|for|the|to|in|on|with)|[:&–—-])$/iu.test(last.text)) return true;
  return (
    /^(?:(?:and|or|of|for|in|on|with|incorporating|including|covering)\b|&)/u.test(next.text) &&
    (!next.gap || last.gap) &&
    !saysForWhomAlone(next.text)
  );
}

function saysForWhomAlone(text: string): boolean {
  return /^for\b/u.test(text) && audiencesOf(text).length > 0 && countWords(text) > 3;
}

/** "Staff, Governor & Visitor – ICT Code of Conduct": the groups in front of the dash are its audience. */
function withoutGroups(printed: string): string {
  const [, groups = '', rest = ''] = /^([^–—]{4,60}?)\s+[–—-]\s+(.+)$/u.exec(printed.trim()) ?? [];
  return audiencesOf(groups).length > 0 && withoutAudience(groups) === groups && policyWords.test(rest)
    ? rest
    : printed;
}

/** Parts a printed title from the audience in brackets and the label at its end. */
export function partTitle(printed: string): { title: string; label: string | null } {
  const label = labelWithin(printed);
  const bare = label ? printed.replace(label, ' ').replace(/[[(]\s*[\])]/gu, ' ') : printed;
  const title = withoutGroups(bare)
    .replace(/[\s:,–—-]+$/u, '')
    .replace(/\s*[[(]([^\])]*)[\])]$/u, (whole, inner: string) => (audiencesOf(inner).length > 0 ? ' ' : whole))
    .replace(/\s+/gu, ' ')
    .replace(/[\s:,–—-]+$/u, '')
    .trim();
  return { title: title || printed, label: label && labelOf(label) };
}
