const empty = '☐';
const ticked = '☑';
const crossed = '☒';

/** What the signs of Wingdings show that schools use in forms and lists; every other sign of it is an ornament. */
const wingdings: Readonly<Record<number, string>> = {
  74: '☺',
  111: empty,
  113: empty,
  114: empty,
  168: empty,
  120: crossed,
  253: crossed,
  251: '✗',
  252: '✓',
  254: ticked,
  224: '→',
  232: '→',
  223: '←',
};

const symbol: Readonly<Record<number, string>> = {
  163: '≤',
  174: '→',
  177: '±',
  179: '≥',
  180: '×',
  210: '®',
  211: '©',
  212: '™',
};

/** Fonts whose letters are pictures: what is stored as "o" or U+F0B7 is printed as a box or a bullet. */
function isSymbolFont(font: string): boolean {
  return /^(?:wingdings|webdings|symbol$|zapf ?dingbats)/iu.test(font);
}

/** The sign that a character of a symbol font prints, as a character of any font. */
export function printedSymbol(font: string, code: number): string {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (place <= 32 || place === 160) return ' ';
  if (/^wingdings$/iu.test(font)) return wingdings[place] ?? '•';
  if (/^wingdings 2$/iu.test(font)) return { 80: '✓', 82: ticked, 84: crossed, 163: empty }[place] ?? '•';
  if (/^symbol$/iu.test(font)) return symbol[place] ?? (place >= 48 && place <= 57 ? String.fromCharCode(place) : '•');
  return isSymbolFont(font) || code >= 0xf000 ? '•' : String.fromCodePoint(code);
}

/**
 * Signs typed in a symbol font, or as characters of the private use area that such a font prints. More than a few
 * letters at once are words that stand in the font by mistake.
 */
export function withSymbols(text: string, font: string): string {
  if (isSymbolFont(font) && text.trim().length <= 3)
    return [...text].map((sign) => printedSymbol(font, sign.codePointAt(0) ?? 32)).join('');
  return /[\uF020-\uF0FF]/u.test(text)
    ? text.replace(/[\uF020-\uF0FF]/gu, (sign) => printedSymbol('Wingdings', sign.charCodeAt(0)))
    : text;
}
