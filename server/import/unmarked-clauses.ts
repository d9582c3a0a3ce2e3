import { isClosingDeclaration, isDeclarationHeading, sentencesOf } from './declarations.ts';
import type { Line } from './line.ts';
import type { ReadLine } from './line-roles.ts';
import { countWords } from './words.ts';

const person =
  '(?:all |any |each |every |as an? \\w+,? )?(?:I|we|you|(?:(?:all|our|the) )?(?:staff|users?|employees|governors|trustees|volunteers|visitors|pupils|students|everyone|adults|colleagues|contractors|members of staff|teachers|helpers))';
const own =
  '(?:my (?:\\p{L}+ ){1,8}(?:will|must|should|shall)|if I (?:\\p{L}+[ ,]+){1,24}I (?:will|must|should|shall))';
const duty =
  '(?:will|must|should|shall|may|can|cannot|are|am|have|has|is|understand|agree|accept|know|need|do|acknowledge|recogni[sz]e|appreciate|undertake|promise|keep|use|never|always|only)';
const clauseOpening = new RegExp(
  `^(?:${own}\\b|${person}(?: and \\p{L}+)? ${duty}\\b|do not\\b|don['’]t\\b|never\\b|always\\b|ensure\\b|only use\\b|please\\b|no \\p{L}+ (?:may|should|must|will)\\b)`,
  'iu',
);

/**
 * Some schools print each rule as a paragraph with no bullet. A run of at least three such paragraphs, the fragments under
 * a lead-in, or the lines under a heading of a file that prints its rules so throughout, are clauses; closing words at the
 * end of the run are not.
 */
export function unmarkedClauses(
  lines: readonly Line[],
  read: readonly ReadLine[],
  isHeading: (at: number) => boolean,
): Line[] {
  const result = [...lines];
  const finder = new RunFinder(lines, read);
  const runs = finder.runs();
  const marked = lines.filter(({ mark }) => mark !== null).length;
  const headed = marked * 3 < lines.length ? finder.headedRuns(isHeading) : [];
  const unmarked = Math.max(sizeOf(runs), sizeOf(headed));
  if (unmarked >= 6 && marked * 2 <= unmarked) runs.push(...headed);
  for (const { from, to } of runs) {
    for (let at = from; at < to; at += 1) {
      const one = result[at];
      if (one) result[at] = { ...one, mark: { kind: 'bullet', printed: '' } };
    }
  }
  return result;
}

type Run = { readonly from: number; readonly to: number };

function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Finds the runs; the lines come with what they say as a form and as a fact, read once for all the rules that ask. */
class RunFinder {
  private readonly lines: readonly Line[];
  private readonly read: readonly ReadLine[];

  constructor(lines: readonly Line[], read: readonly ReadLine[]) {
    this.lines = lines;
    this.read = read;
  }

  runs(): Run[] {
    const runs: Run[] = [];
    for (let at = 0; at < this.lines.length; at += 1) {
      const { to, least, seen } = this.runAt(at);
      const afterList = this.lines[at - 1]?.mark || runs.at(-1)?.to === at;
      if (to - at >= least && !(least === leastRules && afterList && this.isForm(to))) runs.push({ from: at, to });
      at = Math.max(at, seen - 1);
    }
    return runs;
  }

  /** The run that begins at a line, how long it has to be, and how far its lines were looked at. */
  private runAt(at: number): { to: number; least: number; seen: number } {
    const lead = this.lines[at - 1];
    const terms = this.endOf(at, (place) => this.isTerm(place));
    const leastTerms = lead !== undefined && isGlossary(lead.text) ? 2 : leastRules;
    if (terms - at >= leastTerms) return { to: terms, least: 2, seen: terms };
    if (lead !== undefined && /:[-–—]?$/u.test(lead.text) && !lead.rows && !this.isForm(at - 1)) {
      const to = this.endOfFragments(at);
      return { to, least: 2, seen: to };
    }
    if (lead !== undefined && isDeclarationHeading(lead.text)) return { to: at, least: leastRules, seen: at };
    const seen = this.endOf(at, (place) => this.isRule(place) || this.isRuleBetween(at, place));
    let to = seen;
    while (to > at && isClosing(this.text(to - 1))) to -= 1;
    return { to, least: leastRules, seen };
  }

  /** Where a file prints its rules as lines, the lines that follow one another under a heading are rules too. */
  headedRuns(isHeading: (at: number) => boolean): Run[] {
    const runs: Run[] = [];
    for (const at of this.lines.keys()) {
      if (!isHeading(at) || isDeclarationHeading(this.text(at))) continue;
      const goesOn = (place: number) => place === at + 1 || this.lines[place]?.gap === false;
      let to = this.endOf(
        at + 1,
        (place) => this.isBare(place) && isSentence(this.text(place)) && !isHeading(place) && goesOn(place),
      );
      while (to > at + 1 && isClosing(this.text(to - 1))) to -= 1;
      if (to - at > 2 || (to - at === 2 && this.isRule(at + 1))) runs.push({ from: at + 1, to });
    }
    return runs;
  }

  private endOf(from: number, belongs: (at: number) => boolean): number {
    let end = from;
    while (end < this.lines.length && belongs(end)) end += 1;
    return end;
  }

  /** Under a lead-in, lines go on as fragments while none is a sentence of its own, small letters or not. */
  private endOfFragments(from: number): number {
    const end = this.endOf(from, (at) => this.isBare(at) && isFragment(this.text(at)));
    if (end - from >= 2) return end;
    const open = this.endOf(from, (at) => this.isBare(at) && isOpenItem(this.text(at)));
    return open - from >= 3 ? open : from;
  }

  private text(at: number): string {
    return this.lines[at]?.text ?? '';
  }

  private isForm(at: number): boolean {
    return Boolean(this.read[at]?.field);
  }

  private isBare(at: number): boolean {
    const one = this.lines[at];
    if (!one || one.mark || one.heading !== null || one.rows) return false;
    return !this.isForm(at) && this.read[at]?.facts.length === 0;
  }

  private isRule(at: number): boolean {
    return this.isBare(at) && isRuleText(this.text(at));
  }

  /** One rule of a run may begin otherwise than the rest: "Images of pupils will only be taken …". */
  private isRuleBetween(from: number, at: number): boolean {
    const gaps = [at - 1, at, at + 1].map((place) => this.lines[place]?.gap);
    if (at < from + 2 || new Set(gaps).size > 1 || !this.isBare(at) || !this.isRule(at - 1) || !this.isRule(at + 1))
      return false;
    const text = this.text(at);
    return /[.;]$/u.test(text) && countWords(text) >= 6 && !isClosing(this.text(at + 1));
  }

  /** "DBS: the Disclosure and Barring Service" defines a term; "Passwords: Passwords must …" is a rule with its name. */
  private isTerm(at: number): boolean {
    const one = this.lines[at];
    if (!one || one.mark || one.rows || one.heading !== null || this.isForm(at)) return false;
    if (!/^\p{Lu}[^:.]{1,40}: \S/u.test(one.text) || countWords(one.text) < 4) return false;
    return this.read[at]?.facts.every(({ kind }) => kind === 'contact') ?? false;
  }
}

const leastRules = 3;

function isGlossary(heading: string): boolean {
  return /^(?:\S+ )?(?:glossary|definitions|abbreviations|key terms)\b/iu.test(heading);
}

function isRuleText(text: string): boolean {
  return clauseOpening.test(text) && text.length <= 700 && !text.endsWith(':');
}

function isSentence(text: string): boolean {
  return /[.;]$/u.test(text) || countWords(text) >= 8;
}

function isFragment(text: string): boolean {
  return (/^\p{Ll}/u.test(text) || /;(?: and| or)?$/u.test(text)) && text.length <= 400;
}

function isOpenItem(text: string): boolean {
  return !/[.:!?]$/u.test(text) && !/^(?:I|we)\b/iu.test(text) && countWords(text) >= 3 && text.length <= 300;
}

function isClosing(text: string): boolean {
  return sentencesOf(text).some(isClosingDeclaration);
}
