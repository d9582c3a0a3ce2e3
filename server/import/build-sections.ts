import type { SectionKind } from '#src/domain/policy-document.ts';
import { declarationType, isClosingDeclaration, isDeclarationHeading, sentencesOf } from './declarations.ts';
import { declaredItems } from './declared-lists.ts';
import { speaksForSchool } from './find-declarations.ts';
import { factsOfTable } from './labelled-facts.ts';
import { leadsOn } from './lead-ins.ts';
import type { RoledLine } from './line-roles.ts';
import { wordsAlone } from './links.ts';
import { countOf } from './marks.ts';
import { type Item, Nesting } from './nest-clauses.ts';
import { evenBlanks } from './signature-fields.ts';
import { isSignatureTable } from './signature-tables.ts';

/** A section while it is being read. `kind` is set where a line's place decides it, and is otherwise found later. */
export type Draft = {
  readonly heading: string | null;
  kind: SectionKind | null;
  readonly level: number;
  readonly items: Item[];
  readonly nesting: Nesting;
};

export function buildSections(lines: readonly RoledLine[]): Draft[] {
  const declared = declaredItems(lines);
  const builder = new Builder(rulesAhead(lines, declared));
  for (const [at, one] of lines.entries()) builder.take(one, lines[at + 1], at, declared.has(at));
  return builder.drafts.filter(({ heading, items }) => heading !== null || items.length > 0);
}

/** For each line, how many rules stand between it and the next place to sign: words before them close nothing yet. */
function rulesAhead(lines: readonly RoledLine[], declared: ReadonlySet<number>): number[] {
  const ahead: number[] = [];
  let count = 0;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const one = lines[at];
    if (one?.role === 'field' || (one?.role === 'heading' && endsAgreement.test(one.text))) count = 0;
    else if (one?.role === 'item' && !declared.has(at)) count += 1;
    ahead[at] = count;
  }
  return ahead;
}

/** What is to be done with the signed form. */
const isAboutForm =
  /^(?:please|kindly)? ?(?:return|hand|sign and return|keep|retain|give)\b.{0,120}$|^(?:one|a|this|the|signed) (?:signed )?(?:cop(?:y|ies)|form|slip)\b.{0,40}\b(?:kept|retained|returned|filed|held|placed)\b/iu;

const endsAgreement =
  /^(?:annex|appendix|schedule|glossary|definitions|useful|further|key contacts|guidance)\b|\bguidance\b/iu;

class Builder {
  readonly drafts: Draft[] = [];
  private lastNumber: number | null = null;
  private readonly ahead: readonly number[];

  constructor(ahead: readonly number[]) {
    this.ahead = ahead;
  }

  take(one: RoledLine, next: RoledLine | undefined, at: number, declared: boolean): void {
    if (one.role === 'heading') this.open(headingOf(one), one.heading ?? 7);
    else if (one.role === 'item') this.item(one, declared);
    else if (one.role === 'table') this.table(one);
    else if (one.role === 'field') this.place('signature', paragraphOf(one, evenBlanks(one.text)));
    else if (one.role === 'fact') this.place('review', paragraphOf(one, one.text));
    else this.paragraph(one, next, this.ahead[at] ?? 0);
  }

  private get current(): Draft {
    return this.drafts.at(-1) ?? this.open(null);
  }

  private open(heading: string | null, level = 7, kind: SectionKind | null = null): Draft {
    const items: Item[] = [];
    const draft: Draft = { heading, kind, level, items, nesting: new Nesting(items) };
    this.drafts.push(draft);
    this.lastNumber = null;
    return draft;
  }

  private item(one: RoledLine, declared: boolean): void {
    let draft = this.current;
    if (declared) {
      if (draft.kind === null && draft.heading !== null && !hasClauses(draft)) draft.kind = 'declaration';
      else if (draft.kind !== 'declaration') draft = this.open(null, 7, 'declaration');
    } else if (draft.kind === 'signature' || draft.kind === 'review' || this.isBarePreamble(draft)) {
      draft = this.open(null);
    }
    draft.nesting.add(one);
    this.lastNumber = countOf(one.mark) ?? this.lastNumber;
  }

  /** Unheaded paragraphs at the start are a preamble; a list after them is a section of its own. */
  private isBarePreamble(draft: Draft): boolean {
    const last = draft.items.at(-1);
    if (draft.heading !== null || !last || this.drafts.some(hasClauses)) return false;
    return !leadsOn(last.text);
  }

  private paragraph(one: RoledLine, next: RoledLine | undefined, rulesToCome: number): void {
    const text = wordsAlone(one.text);
    const before = this.current;
    const leadsList = next?.role === 'item';
    const goesOn = leadsList && this.lastNumber !== null && countOf(next.mark) === this.lastNumber + 1;
    if (goesOn) {
      before.nesting.interrupt();
    } else if (before.kind === 'signature' && !leadsList && isAboutForm.test(text)) {
      before.nesting.interrupt();
    } else if (this.isForSchool(text, before)) {
      if (before.kind !== 'signature' && before.heading !== null) before.kind = 'signature';
    } else if (!leadsList && this.isDeclaration(text, before, rulesToCome)) {
      const headed = before.kind === null && isOwnHeading(before);
      if (headed) before.kind = 'declaration';
      else if (before.kind !== 'declaration' || hasClauses(before)) this.open(null, 7, 'declaration');
    } else if (before.kind === 'signature' || before.kind === 'review' || (leadsList && hasClauses(before))) {
      this.open(null);
    }
    const draft = this.current;
    draft.nesting.interrupt();
    draft.items.push(paragraphOf(one, one.text));
  }

  /** Words of the person who authorises stand with their signature. */
  private isForSchool(text: string, draft: Draft): boolean {
    const types = sentencesOf(text).map(declarationType);
    if (types.every((type) => type === null)) return false;
    const own = draft.heading !== null && !hasClauses(draft) && speaksForSchool(draft.heading);
    return own || (draft.kind === 'signature' && types.includes('authorisation'));
  }

  /** First-person words bind a signer only after the rules, or where the heading or the words themselves say so. */
  private isDeclaration(text: string, draft: Draft, rulesToCome: number): boolean {
    const sentences = sentencesOf(text);
    if (!sentences.some((sentence) => declarationType(sentence) !== null)) return false;
    if (draft.kind === 'declaration' || isDeclarationHeading(draft.heading)) return true;
    if (sentences.some(isClosingDeclaration)) return rulesToCome < 2 || !leadsOn(text);
    return rulesToCome < 2 && this.drafts.some(hasClauses);
  }

  private table(one: RoledLine): void {
    const rows = one.rows ?? [];
    const text = rows.map((row) => row.join('\t')).join('\n');
    const item: Item = { kind: 'table', text, number: null, children: [] };
    if (isSignatureTable(rows)) this.place('signature', item);
    else if (isAboutDocument(rows) && this.drafts.some(hasClauses)) this.place('review', item);
    else {
      if (this.current.kind === 'signature') this.open(null);
      this.current.nesting.interrupt();
      this.current.items.push(item);
    }
  }

  private place(kind: 'signature' | 'review', item: Item): void {
    const draft = this.current;
    const fits = draft.kind === kind || (draft.heading !== null && draft.items.length === 0);
    const target = fits ? draft : this.open(null, 7, kind);
    target.kind = kind;
    target.items.push(item);
  }
}

/** A table of dates, versions and owners, and not one of posts and the people in them. */
function isAboutDocument(rows: readonly (readonly string[])[]): boolean {
  return factsOfTable(rows)?.some(({ kind }) => kind !== 'contact' && kind !== 'other') ?? false;
}

function headingOf({ mark, text }: RoledLine): string {
  return mark?.kind === 'number' ? `${mark.printed} ${text}` : text;
}

function paragraphOf({ mark }: RoledLine, text: string): Item {
  return { kind: 'paragraph', text, number: mark?.kind === 'number' ? mark.printed : null, children: [] };
}

/** A heading belongs to the declaration that follows it unless it already stands over something else. */
function isOwnHeading(draft: Draft): boolean {
  if (draft.heading === null || hasClauses(draft)) return false;
  return draft.items.length === 0 || isDeclarationHeading(draft.heading);
}

export function hasClauses({ items }: Draft): boolean {
  return items.some(({ kind }) => kind === 'clause');
}
