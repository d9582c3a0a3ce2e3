import { Buffer } from 'node:buffer';
import { numberBookmark } from './html-lines.ts';

type LevelFormat = { readonly format: string; readonly text: string; readonly start: number };
type Numbering = {
  readonly abstractOf: ReadonlyMap<string, string>;
  readonly levels: ReadonlyMap<string, ReadonlyMap<number, LevelFormat>>;
};

/**
 * Word stores a number as a rule and not as text, and the container library keeps neither its form nor its count. Each
 * numbered paragraph gets a bookmark that carries the number as Word prints it (ECMA-376 part 1, 17.9).
 */
export function withPrintedNumbers(parts: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const changed = new Map<string, Buffer>();
  const body = parts.get('word/document.xml')?.toString('utf8');
  const rules = parts.get('word/numbering.xml')?.toString('utf8');
  if (body === undefined || rules === undefined) return changed;
  const numbering = readNumbering(rules);
  const styles = styleNumbers(parts.get('word/styles.xml')?.toString('utf8') ?? '');
  const counts = new Map<string, number[]>();
  const marked = body.replace(/<w:pPr\b[^>]*>[\s\S]*?<\/w:pPr>(?!\s*<\/w:pPrChange>)/gu, (properties) => {
    const now = properties.replace(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/gu, '');
    const printed = nextNumber(now, styles, numbering, counts);
    return printed === null
      ? properties
      : `${properties}<w:bookmarkStart w:id="0" w:name="${numberBookmark}${printed}"/>`;
  });
  return changed.set('word/document.xml', Buffer.from(marked, 'utf8'));
}

function readNumbering(xml: string): Numbering {
  const levels = new Map<string, Map<number, LevelFormat>>();
  for (const [whole, id = ''] of xml.matchAll(
    /<w:abstractNum\s[^>]*w:abstractNumId="(\d+)"[\s\S]*?<\/w:abstractNum>/gu,
  )) {
    const own = new Map<number, LevelFormat>();
    for (const [level, at = '0'] of whole.matchAll(/<w:lvl\s[^>]*w:ilvl="(\d+)"[\s\S]*?<\/w:lvl>/gu)) {
      own.set(Number(at), {
        format: value(level, 'numFmt') ?? 'decimal',
        text: value(level, 'lvlText') ?? '',
        start: Number(value(level, 'start') ?? '1'),
      });
    }
    levels.set(id, own);
  }
  const abstractOf = new Map<string, string>();
  for (const [whole, id = ''] of xml.matchAll(/<w:num\s[^>]*w:numId="(\d+)"[\s\S]*?<\/w:num>/gu)) {
    abstractOf.set(id, value(whole, 'abstractNumId') ?? '');
  }
  return { abstractOf, levels };
}

function value(xml: string, name: string): string | undefined {
  return new RegExp(`<w:${name}\\s[^>]*w:val="([^"]*)"`, 'u').exec(xml)?.[1];
}

/** Paragraph styles that carry a number of their own, such as "List Number". */
function styleNumbers(xml: string): Map<string, { id: string; level: number }> {
  const styles = new Map<string, { id: string; level: number }>();
  for (const [whole, name = ''] of xml.matchAll(/<w:style\s[^>]*w:styleId="([^"]*)"[\s\S]*?<\/w:style>/gu)) {
    const id = value(whole, 'numId');
    if (id) styles.set(name, { id, level: Number(value(whole, 'ilvl') ?? '0') });
  }
  return styles;
}

function nextNumber(
  properties: string,
  styles: ReadonlyMap<string, { id: string; level: number }>,
  { abstractOf, levels }: Numbering,
  counts: Map<string, number[]>,
): string | null {
  const style = styles.get(value(properties, 'pStyle') ?? '');
  const id = value(properties, 'numId') ?? style?.id;
  if (id === undefined || id === '0') return null;
  const level = Number(value(properties, 'ilvl') ?? style?.level ?? 0);
  const formats = levels.get(abstractOf.get(id) ?? '');
  const own = formats?.get(level);
  if (!formats || !own || own.format === 'bullet' || own.format === 'none') return null;
  const count = (counts.get(id) ?? []).slice(0, level + 1);
  for (let above = 0; above < level; above += 1) count[above] ??= formats.get(above)?.start ?? 1;
  count[level] = count[level] === undefined ? own.start : (count[level] ?? 0) + 1;
  counts.set(id, count);
  const printed = own.text.replace(/%(\d)/gu, (_, place: string) => {
    const at = Number(place) - 1;
    return inFormat(count[at] ?? 1, formats.get(at)?.format ?? 'decimal');
  });
  return /^[\p{L}\p{N}().:\s-]{1,20}$/u.test(printed) && printed.trim() !== '' ? printed.trim() : null;
}

function inFormat(count: number, format: string): string {
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if (format === 'lowerRoman') return roman(count);
  if (format === 'upperRoman') return roman(count).toUpperCase();
  return format === 'decimalZero' && count < 10 ? `0${count}` : String(count);
}

function roman(count: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = count;
  let text = '';
  for (const [size, sign] of signs) {
    while (left >= size) {
      text += sign;
      left -= size;
    }
  }
  return text;
}
