import { audiencesOf } from './audiences.ts';
import { type Fact, factsOfLine, factsOfTable } from './labelled-facts.ts';
import type { Discard, Line } from './line.ts';
import { wordsAlone } from './links.ts';
import { isClosingMotto, isMotto } from './motto.ts';
import { organisationLine } from './organisation.ts';
import { readPrintedDate } from './printed-dates.ts';
import {
  isAddress,
  parallelHeadings,
  partTitle,
  policyWords,
  saysForWhom,
  titlePlace,
  withoutAudience,
} from './title.ts';
import { isLabel, labelInFront, labelOf } from './version-labels.ts';
import { countWords } from './words.ts';

export type FrontMatter = {
  readonly title: string;
  readonly titlePrinted: string;
  readonly organisation: string | null;
  readonly audienceLine: string | null;
  readonly versionLabel: string | null;
  readonly facts: readonly Fact[];
  readonly discarded: readonly Discard[];
  /** Every line that was taken for the title page and not discarded, as printed. */
  readonly printed: readonly string[];
  readonly rest: readonly Line[];
};

/** The label under which words above the title are kept. */
export const aboveTitle = 'Above the title';

type Found = { organisation?: string; audience?: string; label?: string };

/** Reads the title, and the lines and tables about the document that stand round it, before its text begins. */
export function readFrontMatter(lines: readonly Line[]): FrontMatter {
  const front = new Front(lines);
  const { from: titleAt, to: titleEnd } = titlePlace(lines);
  let at = 0;
  while (at < lines.length) {
    const one = lines[at];
    if (!one) break;
    if (at === titleAt) {
      for (; at < titleEnd; at += 1) front.keep(lines[at]);
    } else if (front.take(one, at, at < titleAt)) at += 1;
    else break;
  }
  const printed = lines
    .slice(Math.max(0, titleAt), titleEnd)
    .map(({ text }) => text)
    .join(' ');
  const mark = lines[titleAt]?.mark;
  const { title, label } = partTitle(printed);
  return {
    title,
    titlePrinted: mark?.kind === 'number' ? `${mark.printed} ${printed}` : printed,
    organisation: front.found.organisation ?? null,
    audienceLine: front.found.audience ?? null,
    versionLabel: front.found.label ?? label,
    facts: front.facts,
    discarded: front.discarded,
    printed: front.printed,
    rest: lines.slice(at),
  };
}

class Front {
  readonly found: Found = {};
  readonly facts: Fact[] = [];
  readonly discarded: Discard[] = [];
  readonly printed: string[] = [];
  private readonly lines: readonly Line[];
  private readonly parallels: ReadonlySet<string>;

  constructor(lines: readonly Line[]) {
    this.lines = lines;
    this.parallels = parallelHeadings(lines);
  }

  keep(one: Line | undefined): void {
    if (one) this.printed.push(one.mark?.printed ?? '', one.text, ...(one.rows ?? []).flat());
  }

  /** Takes a line that speaks of the document, and says whether it was one. */
  take(one: Line, at: number, beforeTitle: boolean): boolean {
    const before = this.discarded.length;
    const taken = this.takeOne(one, at, beforeTitle);
    if (taken && this.discarded.length === before) this.keep(one);
    return taken;
  }

  private takeOne(one: Line, at: number, beforeTitle: boolean): boolean {
    if (one.rows) return this.takeTable(one.rows);
    const plain = wordsAlone(one.text);
    return (
      this.takeOrganisation(plain) ||
      this.takeLabel(plain) ||
      this.takeFacts(one, plain) ||
      this.takeAudience(one, at, beforeTitle) ||
      this.takeLetterhead(one, plain, beforeTitle)
    );
  }

  private takeTable(rows: readonly (readonly string[])[]): boolean {
    const read = factsOfTable(rows);
    if (read) this.facts.push(...read);
    return read !== null || this.takeCells(rows.flat().filter((cell) => cell !== ''));
  }

  /** A row that sets the name of the school beside a date or an address is a letterhead. */
  private takeCells(cells: readonly string[]): boolean {
    const isFront = (cell: string) =>
      organisationLine(cell) !== null || isLabel(cell) || isAddress(cell) || factsOfLine(cell).length > 0;
    if (cells.length === 0 || cells.length > 4 || !cells.every(isFront)) return false;
    for (const cell of cells) {
      if (this.takeOrganisation(cell) || this.takeLabel(cell)) continue;
      const facts = factsOfLine(cell);
      this.facts.push(
        ...(facts.length > 0 ? facts : [{ kind: 'other' as const, label: 'Beside the name', value: cell }]),
      );
    }
    return true;
  }

  private takeFacts(one: Line, plain: string): boolean {
    const facts = one.mark?.kind === 'number' ? [] : factsOfLine(plain);
    this.facts.push(...facts);
    return facts.length > 0;
  }

  private takeOrganisation(plain: string): boolean {
    if (this.found.organisation) return false;
    const whole = organisationLine(plain);
    if (whole !== null) {
      this.found.organisation = whole;
      if (whole !== plain) this.facts.push({ kind: 'other', label: 'Name as printed', value: plain });
      return true;
    }
    const [named = '', address = ''] = plain.split(/,\s(.*)/u);
    if (address !== '' && !/[.!?]$/u.test(plain) && plain.length <= 120 && organisationLine(named) !== null) {
      this.found.organisation = /^an? /u.test(address) ? plain : named;
      if (this.found.organisation === named)
        this.facts.push({ kind: 'other', label: 'Beside the name', value: address });
      return true;
    }
    return this.takeParts(plain);
  }

  /** "Trentside Trust – All Employees – v3": the school's name with other parts of the title page on one line. */
  private takeParts(plain: string): boolean {
    const parts = plain.split(/\s+[|·•–—-]\s+/u);
    const named = parts.findIndex((part) => organisationLine(part) !== null);
    if (parts.length < 2 || named === -1 || plain.length > 160 || parts.some((part) => policyWords.test(part)))
      return false;
    this.found.organisation = parts[named] ?? '';
    for (const [at, part] of parts.entries()) {
      if (at === named || this.takeLabel(part)) continue;
      const facts = factsOfLine(part);
      if (facts.length > 0) this.facts.push(...facts);
      else if (!this.found.audience && audiencesOf(part).length > 0) this.found.audience = part;
      else this.facts.push({ kind: 'other', label: 'Beside the name', value: part });
    }
    return true;
  }

  private takeLabel(plain: string): boolean {
    if (this.found.label) return false;
    if (isLabel(plain)) {
      this.found.label = labelOf(plain);
      if (this.found.label !== plain) this.facts.push({ kind: 'other', label: 'Label as printed', value: plain });
      return true;
    }
    const front = labelInFront(plain);
    const facts = front ? factsOfLine(front.rest) : [];
    if (front && readPrintedDate(front.rest)) facts.push({ kind: 'other', label: 'Date', value: front.rest });
    if (!front || facts.length === 0) return false;
    this.found.label = front.label;
    this.facts.push(...facts);
    return true;
  }

  private takeAudience(one: Line, at: number, beforeTitle: boolean): boolean {
    if (beforeTitle || this.found.audience || !this.isAudienceLine(one, this.lines[at + 1])) return false;
    this.found.audience = wordsAlone(one.text);
    return true;
  }

  private isAudienceLine({ text, heading, rows }: Line, next: Line | undefined): boolean {
    if (rows || text.length > 140 || /[.;:]$/u.test(text) || audiencesOf(text).length === 0) return false;
    if (/^for\b/iu.test(text) && countWords(text) <= 20 && !/\b(?:I|we|you)\b/iu.test(text)) return true;
    if (/\b(?:I|we|is|are|must|will|should|has|have|who|which|that)\b/iu.test(text)) return false;
    if (this.parallels.has(withoutAudience(text))) return false;
    if (policyWords.test(text) || saysForWhom(text)) return true;
    return heading === null && next !== undefined && next.mark === null && countWords(text) <= 14;
  }

  private takeLetterhead(one: Line, plain: string, beforeTitle: boolean): boolean {
    if (isAddress(plain) && one.mark === null)
      this.discarded.push({ text: plain, reason: 'letterhead: address, telephone, mail' });
    else if (((beforeTitle || /^["“]/u.test(plain)) && isMotto(one)) || (one.style === 'italic' && isClosingMotto(one)))
      this.discarded.push({ text: plain, reason: 'motto of the school' });
    else if (beforeTitle && plain.length <= 120) this.facts.push({ kind: 'other', label: aboveTitle, value: plain });
    else return false;
    return true;
  }
}
