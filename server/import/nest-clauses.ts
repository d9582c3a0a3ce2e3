import type { Mark } from './line.ts';
import type { RoledLine } from './line-roles.ts';
import { countOf, listStyle } from './marks.ts';

export type Item = {
  readonly kind: 'clause' | 'paragraph' | 'table';
  readonly text: string;
  readonly number: string | null;
  readonly children: Item[];
};

type Level = { readonly style: string; readonly indent: number; readonly items: Item[] };

/** Builds the tree of one section's list: by indent, by a change of marks, and by the depth of numbers like 1.2. */
export class Nesting {
  private levels: Level[] = [];
  private readonly top: Item[];

  constructor(top: Item[]) {
    this.top = top;
  }

  add(line: RoledLine): void {
    const mark = line.mark ?? { kind: 'bullet', printed: '' };
    const item: Item = { kind: 'clause', text: line.text, number: printedNumber(mark), children: [] };
    const style = listStyle(mark);
    const level = this.levelFor(style, line.indent, mark);
    level.items.push(item);
  }

  /** A paragraph or a table ends every nested list, but not the list that they stand in. */
  interrupt(): void {
    this.levels = this.levels.slice(0, 1);
  }

  private levelFor(style: string, indent: number, mark: Mark): Level {
    const current = this.levels.at(-1);
    const led = current && indent > current.indent ? current.items.at(-1) : undefined;
    if (led?.text.endsWith(':')) return this.push({ style, indent, items: led.children });
    const known = this.levelOf(style, indent);
    if (known >= 0) return this.cut(known);
    if (!current) return this.push({ style, indent, items: this.top });
    if (indent >= current.indent + 2 || this.isUnder(current, style, mark, indent)) {
      const parent = current.items.at(-1);
      return this.push({ style, indent, items: parent ? parent.children : this.top });
    }
    const outer = this.levels.findLastIndex((level) => indent >= level.indent);
    const base = this.cut(Math.max(0, outer));
    this.levels[this.levels.length - 1] = { style, indent, items: base.items };
    return this.levels.at(-1) ?? base;
  }

  /** The open list that an item goes on with: the one that begins at the same place, or else nearly there. */
  private levelOf(style: string, indent: number): number {
    const exact = this.levels.findLastIndex((level) => level.style === style && level.indent === indent);
    if (exact >= 0) return exact;
    return this.levels.findLastIndex((level) => level.style === style && Math.abs(level.indent - indent) < 2);
  }

  /** Without an indent, other marks open a nested list after words that lead on to one, or if they count from one. */
  private isUnder(current: Level, style: string, mark: Mark, indent: number): boolean {
    const parent = current.items.at(-1);
    if (!parent || indent < current.indent) return false;
    if (/:$|\b(?:and|or|to|by|that|must|will|should|including|include|includes|following)$/iu.test(parent.text))
      return true;
    const depth = /^number of depth (\d+)$/u.exec(style)?.[1];
    if (depth && parent.number) return mark.printed.startsWith(parent.number.replace(/\.$/u, ''));
    return /^(?:letter|roman)/u.test(style) && current.style.startsWith('number') && countOf(mark) === null;
  }

  private cut(index: number): Level {
    this.levels = this.levels.slice(0, index + 1);
    return this.levels[index] ?? this.push({ style: '', indent: 0, items: this.top });
  }

  private push(level: Level): Level {
    this.levels.push(level);
    return level;
  }
}

function printedNumber(mark: Mark): string | null {
  return mark.kind === 'number' ? mark.printed : null;
}
