import { attribute, type HtmlElement } from './rich-text-tree.ts';

/** How words look where they stand: by the elements round them and by the styles written on these. */
export type Look = {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underlined: boolean;
  /** In points, or null where the page does not say. */
  readonly size: number | null;
};

export const plainLook: Look = { bold: false, italic: false, underlined: false, size: null };

/** The declarations of an element's own style attribute, in small letters. */
export function declarationsOf(element: HtmlElement): Map<string, string> {
  const parts = (attribute(element, 'style') ?? '').toLowerCase().split(';');
  return new Map(
    parts.flatMap((part) => {
      const at = part.indexOf(':');
      return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const] : [];
    }),
  );
}

export function lookWithin(look: Look, element: HtmlElement): Look {
  const style = declarationsOf(element);
  const { tagName } = element;
  const weight = style.get('font-weight');
  const slant = style.get('font-style');
  const line = style.get('text-decoration') ?? style.get('text-decoration-line');
  return {
    bold: weight ? /^(?:bold|bolder|[6-9]00)/u.test(weight) : look.bold || /^(?:b|strong|th)$/u.test(tagName),
    italic: slant ? /^(?:italic|oblique)/u.test(slant) : look.italic || /^(?:i|em|cite)$/u.test(tagName),
    underlined: line ? line.includes('underline') : look.underlined || tagName === 'u',
    size: sizeOf(style.get('font-size'), look.size) ?? look.size,
  };
}

function sizeOf(size: string | undefined, around: number | null): number | null {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(pt|px|em|rem|%)/u.exec(size ?? '') ?? [];
  if (digits === undefined) return null;
  const number = Number(digits);
  if (unit === 'pt') return number;
  if (unit === 'px') return number * 0.75;
  return (around ?? 12) * (unit === '%' ? number / 100 : number);
}
