import { audiencesOf } from './audiences.ts';
import { type Fact, factsOfTable, readFact } from './labelled-facts.ts';
import type { Discard, Line } from './line.ts';
import { wordsAlone } from './links.ts';
import { isMotto } from './motto.ts';
import { isOrganisation } from './organisation.ts';
import { readPrintedDate } from './printed-dates.ts';

export type FrontMatter = {
  readonly title: string;
  readonly titlePrinted: string;
  readonly organisation: string | null;
  readonly audienceLine: string | null;
  readonly versionLabel: string | null;
  readonly facts: readonly Fact[];
  readonly discarded: readonly Discard[];
  readonly rest: readonly Line[];
};

const policyWords =
  /\b(?:polic(?:y|ies)|agreement|acceptable use|code of (?:conduct|practice)|AUP|AUA|charter|protocol|guidelines|procedures?|rules|declaration|polisi|cytundeb)\b/iu;
const yearRange = /(?<![\d/])(?:19|20)\d\d\s*[-–—/]\s*(?:(?:19|20)\d\d|\d\d)(?![\d/])/u;
const version = /\b(?:version|v\.?|issue|edition)\s*\d+(?:\.\d+)*\b/iu;

type Found = { title?: string; organisation?: string; audience?: string; label?: string };

/** Reads the title, and the lines and tables about the document that stand round it, before its text begins. */
export function readFrontMatter(lines: readonly Line[]): FrontMatter {
  const found: Found = {};
  const facts: Fact[] = [];
  const discarded: Discard[] = [];
  const titleAt = titleIndex(lines);
  let at = 0;
  for (; at < lines.length; at += 1) {
    const one = lines[at];
    if (!one) break;
    if (at === titleAt) found.title = one.text;
    else if (!takeFront(one, lines[at + 1], at < titleAt, found, facts, discarded)) break;
  }
  const number = lines[titleAt]?.mark?.kind === 'number' ? `${lines[titleAt]?.mark?.printed} ` : '';
  const { title, label } = partTitle(found.title ?? '');
  return {
    title,
    titlePrinted: `${number}${found.title ?? ''}`,
    organisation: found.organisation ?? null,
    audienceLine: found.audience ?? null,
    versionLabel: found.label ?? label,
    facts,
    discarded,
    rest: lines.slice(at),
  };
}

function takeFront(
  one: Line,
  next: Line | undefined,
  beforeTitle: boolean,
  found: Found,
  facts: Fact[],
  discarded: Discard[],
): boolean {
  if (one.rows) {
    const read = factsOfTable(one.rows);
    if (read) facts.push(...read);
    return read !== null;
  }
  const fact = one.mark ? null : readFact(one.text);
  if (fact) {
    facts.push(fact);
    return true;
  }
  const plain = wordsAlone(one.text);
  const [named = '', address] = plain.split(/,\s(.*)/u);
  if (!found.organisation && isOrganisation(plain)) found.organisation = plain;
  else if (!found.organisation && address && plain.length <= 120 && !/[.!?]$/u.test(plain) && isOrganisation(named)) {
    found.organisation = named;
    facts.push({ kind: 'other', label: 'Address', value: address });
  } else if (!found.label && isLabel(plain)) found.label = labelOf(plain);
  else if (!beforeTitle && !found.audience && isAudienceLine(one, next)) found.audience = plain;
  else if ((beforeTitle || one.style === 'italic') && isMotto(one))
    discarded.push({ text: plain, reason: 'motto of the school' });
  else if (beforeTitle && plain.length <= 120) facts.push({ kind: 'other', label: 'Above the title', value: plain });
  else return false;
  return true;
}

/** The title is the first line that names a kind of policy, else the first heading, else the first line of all. */
function titleIndex(lines: readonly Line[]): number {
  const opening = lines.slice(0, 8);
  const end = opening.findIndex((one, at) => at > 0 && !one.rows && one.mark !== null);
  const near = opening.slice(0, end === -1 ? undefined : end);
  const candidates = near.map((one, at) => ({ one, at })).filter(({ one }) => isTitleLike(one));
  const named = candidates.find(({ one }, place) => namesPolicy(one, candidates.slice(0, place)));
  return (named ?? candidates.find(({ one }) => one.heading !== null) ?? candidates[0])?.at ?? -1;
}

/** "Rules" alone, or a heading beneath another one that is no school's name, names a section and not the document. */
function namesPolicy({ text, heading }: Line, before: readonly { readonly one: Line }[]): boolean {
  if (!policyWords.test(text) || !/\s/u.test(text.trim())) return false;
  return !before.some(
    ({ one }) => one.heading !== null && heading !== null && one.heading < heading && !isOrganisation(one.text),
  );
}

function isTitleLike({ text, rows, heading }: Line): boolean {
  if (rows || readFact(text) || text.length > 150) return false;
  return heading !== null || !/[.;,:]$/u.test(text) || text.split(' ').length <= 6;
}

function isLabel(text: string): boolean {
  return (
    new RegExp(
      `^(?:${yearRange.source}|(?:academic |school )year:?\\s*${yearRange.source}|${version.source})$`,
      'iu',
    ).test(text) || readPrintedDate(text) !== null
  );
}

function labelOf(text: string): string {
  return (yearRange.exec(text)?.[0] ?? text).replace(/\s*([-–—/])\s*/u, '$1');
}

function isAudienceLine({ text, heading, rows }: Line, next: Line | undefined): boolean {
  if (rows || text.length > 120 || /[.;:]$/u.test(text) || audiencesOf(text).length === 0) return false;
  if (/\b(?:I|we|is|are|must|will|should|has|have|who|which|that)\b/iu.test(text)) return false;
  const bound = policyWords.test(text) || /^for\b/iu.test(text);
  return bound || (heading === null && next !== undefined && next.mark === null);
}

/** Parts a printed title from the audience in brackets and the years behind it. */
function partTitle(printed: string): { title: string; label: string | null } {
  const years = yearRange.exec(printed)?.[0] ?? null;
  const numbered = version.exec(printed)?.[0] ?? null;
  const lone = years || numbered ? null : (/[\s,–-]((?:19|20)\d\d)$/u.exec(printed)?.[1] ?? null);
  const label = years ?? numbered ?? lone;
  const brackets = /[[(]([^\])]*)[\])]/gu;
  const title = (label ? printed.replace(label, ' ') : printed)
    .replace(brackets, (whole, inner: string) => (inner.trim() === '' || audiencesOf(inner).length > 0 ? ' ' : whole))
    .replace(/\s+/gu, ' ')
    .replace(/[\s:,–—-]+$/u, '')
    .trim();
  return { title: title || printed, label: label && labelOf(label) };
}
