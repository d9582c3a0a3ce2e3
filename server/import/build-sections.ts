import type { SectionKind } from '#src/domain/policy-document.ts';
import { declarationType, isClosingDeclaration, opensDeclarations, sentencesOf } from './declarations.ts';
import { factsOfTable } from './labelled-facts.ts';
import { leadsOn, type RoledLine } from './line-roles.ts';
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
  const builder = new Builder();
  for (const [at, one] of lines.entries()) builder.take(one, lines[at + 1]);
  return builder.drafts.filter(({ heading, items }) => heading !== null || items.length > 0);
}

class Builder {
  readonly drafts: Draft[] = [];
  private lastNumber: number | null = null;

  take(one: RoledLine, next: RoledLine | undefined): void {
    if (one.role === 'heading') this.open(headingOf(one), one.heading ?? 7);
    else if (one.role === 'item') this.item(one);
    else if (one.role === 'table') this.table(one);
    else if (one.role === 'field') this.place('signature', paragraphOf(one, evenBlanks(one.text)));
    else if (one.role === 'fact') this.place('review', paragraphOf(one, one.text));
    else this.paragraph(one, next);
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

  private item(one: RoledLine): void {
    let draft = this.current;
    if (draft.kind === 'signature' || draft.kind === 'review' || this.isBarePreamble(draft)) draft = this.open(null);
    draft.nesting.add(one);
    this.lastNumber = countOf(one.mark) ?? this.lastNumber;
  }

  /** Unheaded paragraphs at the start are a preamble; a list after them is a section of its own. */
  private isBarePreamble(draft: Draft): boolean {
    const last = draft.items.at(-1);
    if (draft.heading !== null || !last || this.drafts.some(hasClauses)) return false;
    return !leadsOn(last.text);
  }

  private paragraph(one: RoledLine, next: RoledLine | undefined): void {
    const text = wordsAlone(one.text);
    const before = this.current;
    const leadsList = next?.role === 'item';
    const goesOn = leadsList && this.lastNumber !== null && countOf(next.mark) === this.lastNumber + 1;
    if (goesOn) {
      before.nesting.interrupt();
    } else if (!leadsList && this.isDeclaration(text, before)) {
      const headed = before.heading !== null && !hasClauses(before) && before.kind === null;
      if (headed) before.kind = 'declaration';
      else if (before.kind !== 'declaration') this.open(null, 7, 'declaration');
    } else if (before.kind === 'signature' || before.kind === 'review' || (leadsList && hasClauses(before))) {
      this.open(null);
    }
    const draft = this.current;
    draft.nesting.interrupt();
    draft.items.push(paragraphOf(one, one.text));
  }

  /** First-person words bind a signer only after the rules, or where the heading or the words themselves say so. */
  private isDeclaration(text: string, draft: Draft): boolean {
    const sentences = sentencesOf(text);
    if (!sentences.some((sentence) => declarationType(sentence) !== null)) return false;
    if (draft.kind === 'declaration' || isDeclarationHeading(draft.heading)) return true;
    return this.drafts.some(hasClauses) || sentences.some(isClosingDeclaration);
  }

  private table(one: RoledLine): void {
    const rows = one.rows ?? [];
    const text = rows.map((row) => row.join('\t')).join('\n');
    const item: Item = { kind: 'table', text, number: null, children: [] };
    if (isSignatureTable(rows)) this.place('signature', item);
    else if (factsOfTable(rows) && this.drafts.some(hasClauses)) this.place('review', item);
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

function headingOf({ mark, text }: RoledLine): string {
  return mark?.kind === 'number' ? `${mark.printed} ${text}` : text;
}

function paragraphOf({ mark }: RoledLine, text: string): Item {
  return { kind: 'paragraph', text, number: mark?.kind === 'number' ? mark.printed : null, children: [] };
}

export function hasClauses({ items }: Draft): boolean {
  return items.some(({ kind }) => kind === 'clause');
}

export function isDeclarationHeading(heading: string | null): boolean {
  if (heading === null) return false;
  return (
    opensDeclarations(heading) ||
    /\b(?:declaration|acceptance|user signature|signature|confirmation|statement of (?:agreement|acceptance)|acknowledge?ment|datganiad)\b/iu.test(
      heading,
    )
  );
}
