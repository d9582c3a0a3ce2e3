import { child, elementsOf, switchOf, wordValue, type XmlElement } from './word-xml.ts';

type Frame = { code: string; result: boolean; readonly begin: XmlElement; printed: boolean };

/** What a field makes of the words that stand in it. */
export type FieldState =
  | { readonly kind: 'text'; readonly href: string | null }
  | { readonly kind: 'left out'; readonly reason: string };

const noField: FieldState = { kind: 'text', href: null };

/**
 * Follows Word's fields (ECMA-376 part 1, 17.16): a code that nobody sees, then the result that is printed. Fields stand
 * in each other and run over paragraphs.
 */
export class Fields {
  private frames: Frame[] = [];
  private readonly lists: boolean;

  /** A file whose fields do not close would lose its text to a list of contents that never ends. */
  constructor(root: XmlElement) {
    this.lists = isBalanced(root);
  }

  /** Takes a field character; answers what the field prints by itself, where it has no result to show. */
  take(character: XmlElement): string {
    const type = character.attributes['w:fldCharType'];
    if (type === 'begin') this.frames.push({ code: '', result: false, begin: character, printed: false });
    const top = this.frames.at(-1);
    if (!top || type === 'begin') return '';
    if (type === 'separate') top.result = true;
    if (type !== 'end') return '';
    this.frames.pop();
    return printedByItself(top);
  }

  code(text: string): void {
    const top = this.frames.at(-1);
    if (top && !top.result) top.code += text;
  }

  /** A code that did not come to its result within its paragraph is broken, and the words after it are words. */
  endParagraph(): void {
    while (this.frames.at(-1)?.result === false) this.frames.pop();
  }

  state(text: string): FieldState {
    if (this.frames.length === 0) return noField;
    let href: string | null = null;
    for (const frame of this.frames) {
      if (!frame.result) return { kind: 'left out', reason: 'code of a field, which Word does not print' };
      const reason = this.reasonFor(frame.code);
      if (reason) return { kind: 'left out', reason };
      if (text.trim() !== '') frame.printed = true;
      href = linkOf(frame.code) ?? href;
    }
    return { kind: 'text', href };
  }

  private reasonFor(code: string): string | null {
    return this.lists ? reasonForField(code) : null;
  }
}

/** Why the result of a field is no part of the policy, or null where it is. */
export function reasonForField(code: string): string | null {
  if (/^\s*(?:TOC|INDEX|TOA)\b/iu.test(code)) return 'table of contents';
  return /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/iu.test(code) ? 'page number' : null;
}

export function linkOf(code: string): string | null {
  const match = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))/iu.exec(code);
  return match ? (match[1] ?? match[2] ?? null) : null;
}

function printedByItself({ code, result, begin, printed }: Frame): string {
  const form = child(begin, 'w:ffData');
  if (/^\s*FORMCHECKBOX\b/iu.test(code)) {
    const box = child(form, 'w:checkBox');
    return (switchOf(box, 'w:checked') ?? switchOf(box, 'w:default')) ? '☒' : '☐';
  }
  if (/^\s*FORMDROPDOWN\b/iu.test(code)) {
    const list = child(form, 'w:ddList');
    const choices = list ? elementsOf(list).filter(({ name }) => name === 'w:listEntry') : [];
    const chosen = Number(wordValue(list, 'w:result') ?? wordValue(list, 'w:default') ?? 0);
    return choices[chosen]?.attributes['w:val'] ?? '';
  }
  if (/^\s*FORMTEXT\b/iu.test(code) && !printed) return ' ____ ';
  const sign = result ? null : /^\s*SYMBOL\s+(\d{1,6})\b/iu.exec(code)?.[1];
  return sign ? '•' : '';
}

function isBalanced(root: XmlElement): boolean {
  let [open, lowest] = [0, 0];
  const visit = (element: XmlElement) => {
    const type = element.name === 'w:fldChar' ? element.attributes['w:fldCharType'] : undefined;
    if (type === 'begin') open += 1;
    if (type === 'end') open -= 1;
    lowest = Math.min(lowest, open);
    for (const one of element.children) if (typeof one !== 'string') visit(one);
  };
  visit(root);
  return open === 0 && lowest === 0;
}
