import { readPrintedDate } from './printed-dates.ts';

const yearRange = /(?<![\d/])(?:19|20)\d\d\s*[-–—/]\s*(?:(?:19|20)\d\d|\d\d)(?![\d/])/u;
const version = /\b(?:version|issue|edition|revision|ver\.?|v\.?)\s*\d+(?:\.\d+)*\b/iu;
const ordinal =
  '(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,2}(?:st|nd|rd|th)|new|revised|current)\\s+)?';
const edition = new RegExp(
  `^(?:(?:.{3,20}\\s)?\\d{4}\\s+(?:edition|version|update|issue)|${ordinal}(?:edition|version|issue),?\\s+.{3,20}\\d{4})$`,
  'iu',
);
const yearWords =
  /^(?:(?:for )?(?:the )?(?:academic|school) (?:year|session):?|session:?|year:?|blwyddyn academaidd:?)\s*/iu;

/** The label of a version as a title prints it: its years, or its number. */
export function labelWithin(title: string): string | null {
  const years = yearRange.exec(title)?.[0] ?? null;
  const numbered = version.exec(title)?.[0] ?? null;
  const month =
    years || numbered
      ? null
      : (/[\s,–(-]+((?:(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn)\s+)?(?:19|20)\d\d)\)?$/iu.exec(
          title,
        )?.[1] ?? null);
  return years ?? numbered ?? month;
}

/** A line of the title page that is the label of the version and nothing else: "2026/27", "Version 6", "Third edition". */
export function isLabel(text: string): boolean {
  const plain = text
    .replace(/^\((.*)\)$/u, '$1')
    .replace(yearWords, '')
    .trim();
  if (plain === '' || plain.length > 60) return false;
  const one = (part: string) =>
    wholly(yearRange, part) || wholly(version, part) || edition.test(part) || readPrintedDate(part) !== null;
  return one(plain) || (plain.includes(' / ') && plain.split(' / ').every(one));
}

function wholly(pattern: RegExp, text: string): boolean {
  return pattern.exec(text)?.[0] === text;
}

/** The label as it is kept: years without the words round them, and anything else as printed. */
export function labelOf(text: string): string {
  const plain = text.replace(/^\((.*)\)$/u, '$1').trim();
  const years = yearRange.exec(plain)?.[0];
  if (!years || /^session\b/iu.test(plain)) return plain.replace(/\s*([-–—/])\s*(?=\d)/u, '$1');
  return years.replace(/\s*([-–—/])\s*/u, '$1');
}

/** "v2.1, reviewed 3 June 2026": the label, and the rest of the line. */
export function labelInFront(text: string): { label: string; rest: string } | null {
  const match = /^((?:version|issue|edition|revision|ver\.?|v\.?)\s*\d+(?:\.\d+)*)[\s,;:|()–—-]+(\S.*)$/iu.exec(text);
  return match?.[1] && match[2] ? { label: match[1], rest: match[2].replace(/\)$/u, '') } : null;
}
