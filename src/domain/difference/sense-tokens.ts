import { plain } from './plain-words.ts';

/** A word, number, date, address or mark. `word` is what is compared: small letters, one spelling, no contraction. */
export type SenseToken = {
  readonly kind: 'word' | 'number' | 'mark' | 'email' | 'phone' | 'address' | 'date';
  readonly word: string;
  readonly raw: string;
};

const shapes: readonly (readonly [SenseToken['kind'], string])[] = [
  ['address', String.raw`(?:https?:\/\/|www\.)[^\s)\]]*[\p{L}\p{N}\/]`],
  ['email', String.raw`[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+`],
  ['date', String.raw`\d{1,2}[.\/-]\d{1,2}[.\/-]\d{2,4}(?!\d)`],
  ['date', String.raw`(?:19|20)\d\d ?[\/-] ?(?:(?:19|20)\d\d|\d\d)(?![\d-])`],
  ['phone', String.raw`\b(?:ext|extension)\b\.? ?\d[\d ]*\d\b`],
  ['phone', String.raw`\+?\(?\d[\d() ]{7,20}\d(?!\d)`],
  [
    'date',
    String.raw`(?:19|20)\d\d(?![\d%]|[.,:]\d| (?:characters|words|letters|files|pages|people|pupils|pictures|mb|gb|hours|minutes)\b)`,
  ],
  ['date', String.raw`v\d+(?:\.\d+)*\b`],
  ['number', String.raw`\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?%?`],
  ['word', String.raw`[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*\d*`],
  ['mark', String.raw`\S`],
];
const tokenShape = new RegExp(shapes.map(([, shape]) => `(${shape})`).join('|'), 'giu');
const markdownLink = /\[([^[\]]{1,300})\]\(([^()\s]{1,2000})\)/g;

/** Where the Markdown links of a text lead; its words are compared without them. */
export function linkTargets(text: string): readonly string[] {
  return [...text.matchAll(markdownLink)].map(([, , href = '']) => href);
}

export function senseTokens(text: string): readonly SenseToken[] {
  const words = plain(text.replace(markdownLink, '$1'));
  return [...words.matchAll(tokenShape)].flatMap((match) => {
    const shape = match.slice(1).findIndex((group) => group !== undefined);
    const kind = shapes[shape]?.[0] ?? 'mark';
    const raw = match[0];
    return kind === 'word' ? wordTokens(raw) : [{ kind, raw, word: raw.toLowerCase().replace(/\s+/g, '') }];
  });
}

const contractions: readonly (readonly [RegExp, string])[] = [
  [/^won't$/, 'will not'],
  [/^can't$/, 'cannot'],
  [/^shan't$/, 'shall not'],
  [/^(.+)n't$/, '$1 not'],
  [/^(.+)'ll$/, '$1 will'],
  [/^(i|we|you|they)'ve$/, '$1 have'],
  [/^i'm$/, 'i am'],
  [/^(we|you|they)'re$/, '$1 are'],
];

/** One word, or the two that a contraction stands for. Hyphens fall away: "on-line" is "online". */
function wordTokens(raw: string): readonly SenseToken[] {
  const small = raw.toLowerCase();
  const rule = small.includes("'") ? contractions.find(([shape]) => shape.test(small)) : undefined;
  if (rule)
    return small
      .replace(rule[0], rule[1])
      .split(' ')
      .map((word) => ({ kind: 'word', word, raw }));
  const closed = small.replace(/-/g, '');
  return [{ kind: 'word', word: variants.get(closed) ?? closed, raw }];
}

/** Other spellings of one word that are more than a letter apart, and words that are often mistaken for each other. */
const variants: ReadonlyMap<string, string> = new Map(
  (
    'programme program|programmes programs|whilst while|amongst among|upon on|learnt learned|burnt burned|cheque check|' +
    "enquiry inquiry|enquiries inquiries|there their|it's its|who's whose|strait straight|stationery stationary|" +
    'principle principal|practise practice|advise advice|complement compliment|loose lose|affect effect'
  )
    .split('|')
    .map((pair) => pair.split(' '))
    .map(([spelling = '', word = '']) => [spelling, word]),
);
