import { cardinalWord, inLetters, inRoman, ordinalWord } from '../number-words.ts';
import { leftOf, type Styles } from './word-styles.ts';
import { child, elementsOf, switchOf, wordValue, type XmlElement } from './word-xml.ts';

type LevelFormat = {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  /** One-based level after which this one begins again; 0 for never. */
  readonly restart: number | undefined;
  readonly legal: boolean;
  readonly left: number | null;
  /** The paragraph style that has this level of its own. */
  readonly style: string | undefined;
};
type Levels = ReadonlyMap<number, LevelFormat>;
type List = {
  /** Lists of one definition go on counting from each other, even across headings. */
  readonly definition: string;
  readonly levels: Levels;
  readonly starts: ReadonlyMap<number, number>;
};

/** What Word prints before a numbered paragraph: a bullet, a number, or (null) nothing at all. */
export type PrintedNumber = {
  readonly printed: string | null;
  readonly bullet: boolean;
  readonly level: number;
  readonly left: number | null;
};

/** Counts the numbered paragraphs of one text in its order; without a level, the paragraph's style decides it. */
export type Numbers = (id: string, level: number | undefined, style: string | undefined) => PrintedNumber | null;

/** Word stores a number as a rule and not as text (ECMA-376 part 1, 17.9): this counts as Word does when it prints. */
export function readNumbers(root: XmlElement | undefined, styles: Styles): () => Numbers {
  const lists = listsOf(root, styles);
  return () => {
    const counts = new Map<string, number[]>();
    const begun = new Set<string>();
    return (id, asked, style) => {
      const list = lists.get(id);
      if (!list) return null;
      const level = Math.min(Math.max(Math.trunc(asked ?? levelOfStyle(list.levels, style)), 0), 8);
      const own = list.levels.get(level);
      if (!own) return null;
      const { format, left } = own;
      const count = next(list, level, own, counts, begun.has(`${id} ${level}`) ? undefined : list.starts.get(level));
      begun.add(`${id} ${level}`);
      if (format === 'bullet') return { printed: '•', bullet: true, level, left };
      return { printed: printed(own, list.levels, count), bullet: false, level, left };
    };
  };
}

function levelOfStyle(levels: Levels, style: string | undefined): number {
  for (const [level, own] of levels) if (style !== undefined && own.style === style) return level;
  return 0;
}

function next(
  { definition, levels }: List,
  level: number,
  own: LevelFormat,
  counts: Map<string, number[]>,
  override: number | undefined,
): number[] {
  const count = counts.get(definition) ?? [];
  counts.set(definition, count);
  for (let above = 0; above < level; above += 1) count[above] ??= levels.get(above)?.start ?? 1;
  const now = count[level];
  count[level] = override ?? (now === undefined ? own.start : now + 1);
  for (let below = level + 1; below < count.length; below += 1) {
    const restart = levels.get(below)?.restart;
    if (restart === undefined || level < restart) delete count[below];
  }
  return count;
}

function printed({ text, legal }: LevelFormat, levels: Levels, count: readonly (number | undefined)[]): string | null {
  const whole = text.replace(/%([1-9])/gu, (_, place: string) => {
    const at = Number(place) - 1;
    const format = levels.get(at)?.format ?? 'decimal';
    return inFormat(count[at] ?? levels.get(at)?.start ?? 1, legal && format !== 'decimalZero' ? 'decimal' : format);
  });
  return /[\p{L}\p{N}]/u.test(whole) && whole.trim().length <= 40 ? whole.trim() : null;
}

function inFormat(count: number, format: string): string {
  if (format === 'lowerLetter') return inLetters(count);
  if (format === 'upperLetter') return inLetters(count).toUpperCase();
  if (format === 'lowerRoman') return inRoman(count);
  if (format === 'upperRoman') return inRoman(count).toUpperCase();
  if (format === 'cardinalText') return cardinalWord(count);
  if (format === 'ordinalText') return ordinalWord(count);
  if (format === 'ordinal') return `${count}${ordinalEnding(count)}`;
  if (format === 'numberInDash') return `- ${count} -`;
  if (format === 'none' || format === 'bullet') return '';
  return format === 'decimalZero' && count < 10 ? `0${count}` : String(count);
}

function ordinalEnding(count: number): string {
  if (count % 100 >= 11 && count % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th';
}

function listsOf(root: XmlElement | undefined, styles: Styles): Map<string, List> {
  const definitions = new Map<string, { levels: Levels; link: string | undefined }>();
  const numbers: XmlElement[] = [];
  for (const element of root ? elementsOf(root) : []) {
    const id = element.attributes['w:abstractNumId'];
    if (element.name === 'w:num') numbers.push(element);
    else if (element.name === 'w:abstractNum' && id !== undefined)
      definitions.set(id, { levels: levelsOf(element), link: wordValue(element, 'w:numStyleLink') });
  }
  const definitionOf = new Map(
    numbers.map((element) => [element.attributes['w:numId'] ?? '', wordValue(element, 'w:abstractNumId') ?? '']),
  );
  const lists = new Map<string, List>();
  for (const element of numbers) {
    const id = element.attributes['w:numId'] ?? '';
    let definition = definitionOf.get(id) ?? '';
    // A definition may only point to a list style, whose own number has the levels.
    for (let step = 0; step < 5 && definitions.get(definition)?.link !== undefined; step += 1)
      definition = definitionOf.get(styles.listNumber(definitions.get(definition)?.link ?? '') ?? '') ?? definition;
    const levels = new Map(definitions.get(definition)?.levels);
    const starts = new Map<number, number>();
    for (const override of elementsOf(element).filter(({ name }) => name === 'w:lvlOverride')) {
      const level = Number(override.attributes['w:ilvl'] ?? 0);
      const start = wordValue(override, 'w:startOverride');
      const own = child(override, 'w:lvl');
      if (own) levels.set(level, levelOf(own));
      if (start !== undefined) starts.set(level, wholeNumber(start, 1));
    }
    lists.set(id, { definition, levels, starts });
  }
  return lists;
}

function levelsOf(definition: XmlElement): Levels {
  return new Map(
    elementsOf(definition)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [Number(level.attributes['w:ilvl'] ?? 0), levelOf(level)]),
  );
}

function levelOf(level: XmlElement): LevelFormat {
  // A format of a newer Word stands beside the one that every reader knows.
  const format =
    child(level, 'w:numFmt') ?? child(child(child(level, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt');
  const restart = wordValue(level, 'w:lvlRestart');
  return {
    format: format?.attributes['w:val'] ?? 'decimal',
    text: wordValue(level, 'w:lvlText') ?? '',
    start: wholeNumber(wordValue(level, 'w:start') ?? '1', 1),
    restart: restart === undefined ? undefined : wholeNumber(restart, 0),
    legal: switchOf(level, 'w:isLgl') === true,
    left: leftOf(child(level, 'w:pPr')),
    style: wordValue(level, 'w:pStyle'),
  };
}

function wholeNumber(text: string, otherwise: number): number {
  return /^\d{1,9}$/u.test(text) ? Number(text) : otherwise;
}
