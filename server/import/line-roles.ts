import { withoutTimes } from './clock-times.ts';
import { declarationType } from './declarations.ts';
import { speaksForSchool } from './find-declarations.ts';
import { headsItems, looksLikeHeading } from './headings.ts';
import { type Fact, factsOfLine, isDateKind } from './labelled-facts.ts';
import type { Line } from './line.ts';
import { numberedTitles } from './numbered-titles.ts';
import { readPrintedDate } from './printed-dates.ts';
import { type FieldLine, isFormLine, readFieldLine, signerOf } from './signature-fields.ts';
import { isSignatureTable } from './signature-tables.ts';
import { isCapitals } from './title.ts';
import { unmarkedClauses } from './unmarked-clauses.ts';

export type Role = 'heading' | 'item' | 'paragraph' | 'table' | 'field' | 'fact';
export type RoledLine = Line & { readonly role: Role };

/** What a line says as a form and as a fact about the document, read once for all the rules that ask. */
export type ReadLine = { readonly field: FieldLine | null; readonly facts: readonly Fact[] };

/** Names what each line is from the line itself and the lines beside it. */
export function withRoles(lines: readonly Line[]): RoledLine[] {
  const timed = withoutTimes(lines);
  const read = timed.map(readLine);
  const first = rolesOf(timed, read);
  return rolesOf(
    unmarkedClauses(timed, read, (at) => first[at]?.role === 'heading'),
    read,
  );
}

function readLine({ text, rows }: Line): ReadLine {
  return rows ? { field: null, facts: [] } : { field: readFieldLine(text), facts: factsOfLine(text) };
}

function rolesOf(lines: readonly Line[], read: readonly ReadLine[]): RoledLine[] {
  const titles = numberedTitles(lines);
  const roled: RoledLine[] = [];
  for (const [at, one] of lines.entries()) {
    roled.push({ ...one, role: titles.has(at) ? 'heading' : roleOf(one, at, lines, read, roled) });
  }
  return roled;
}

function roleOf(
  one: Line,
  at: number,
  lines: readonly Line[],
  read: readonly ReadLine[],
  before: readonly RoledLine[],
): Role {
  if (one.rows) return 'table';
  if (isField(at, lines, read, before)) return 'field';
  if (one.heading !== null) return 'heading';
  const facts = read[at]?.facts ?? [];
  if (facts.some(({ kind, value }) => isDateKind(kind) || kind === 'versionLabel' || readPrintedDate(value)))
    return 'fact';
  if (facts.some(({ kind }) => kind === 'contact') && !one.mark) return 'paragraph';
  if (one.mark) return headsItems(one, at, lines) ? 'heading' : 'item';
  const beside = {
    before: lines[at - 1],
    next: lines[at + 1],
    afterNext: lines[at + 2],
    underHeading: before.at(-1)?.role === 'heading',
    overField: isField(at + 1, lines, read, before) || isSigningTable(lines[at + 1]),
  };
  return looksLikeHeading(one, beside) ? 'heading' : 'paragraph';
}

/** A label with nothing to fill in beside it is a field only in the company of other fields. */
function isField(at: number, lines: readonly Line[], read: readonly ReadLine[], before: readonly RoledLine[]): boolean {
  const one = lines[at];
  if (!one || one.heading !== null || one.rows) return false;
  const field = read[at]?.field;
  if (!field) return one.mark === null && isFormLine(one.text) && isByForm(one, at, read, before);
  if (field.toFill) return true;
  if (read[at + 1]?.field?.toFill && headsForm(one)) return false;
  const goesOn = read[at - 1]?.field && !headsForm(one);
  if (declarationType(lines[at + 1]?.text ?? '') !== null && !goesOn) return false;
  return [read[at - 1], read[at + 1]].some((beside) => beside?.field);
}

/** "AUTHORISED BY (Line Manager)" over blanks that have labels of their own is their heading. */
function headsForm(one: Line): boolean {
  return one.style === 'bold' || isCapitals(one.text) || signerOf(one.text, 'user') !== 'user';
}

/** A blank for something that no field stands for, as a vehicle's number, belongs to the form it is printed in. */
function isByForm(one: Line, at: number, read: readonly ReadLine[], before: readonly RoledLine[]): boolean {
  const last = before.at(-1);
  if (/:$/u.test(one.text) && (last?.role !== 'field' || !read[at + 1]?.field)) return false;
  if (last?.role === 'heading' && speaksForSchool(last.text)) return true;
  return last?.role === 'field' || [1, 2].some((step) => read[at + step]?.field?.toFill === true);
}

function isSigningTable(one: Line | undefined): boolean {
  return one?.rows !== undefined && one.rows !== null && isSignatureTable(one.rows);
}
