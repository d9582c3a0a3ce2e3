/**
 * Characters that a reader cannot see and that can make words read otherwise than they are stored: controls, zero-width
 * characters, direction marks (Unicode Standard Annex 9) and language tags.
 */
const hidden = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** Joiners that some scripts need between letters; beside Latin letters they only hide. */
const joiners = /(?<=[\p{Script=Latin}\p{N}\s])[\u200C\u200D]|[\u200C\u200D](?=[\p{Script=Latin}\p{N}\s])/gu;

export function cleanText(text: string): { text: string; cleaned: boolean } {
  const usual = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\f\v]/gu, '\n')
    .replaceAll('\u00AD', '')
    .normalize('NFC');
  const clean = usual.replace(hidden, '').replace(joiners, '');
  return { text: clean, cleaned: clean !== usual };
}

export const cleanedWarning =
  'The file held characters that cannot be seen, such as control or direction marks. They were removed; the words were kept.';

/** One space between words: no-break spaces and runs of spaces carry no meaning in a policy. */
export function oneSpace(text: string): string {
  return text.replace(/[\s\u00A0\u2000-\u200A\u202F\u3000]+/gu, ' ').trim();
}

/** Takes Markdown's asterisks and underscores off, as they also stand in plain text files that a converter wrote. */
export function withoutEmphasis(text: string): { text: string; style: 'bold' | 'italic' | null } {
  const whole = /^(\*\*\*|\*\*|\*|__|_)(?=[^\s*_])(.*[^\s*_])\1$/u.exec(text);
  const style = whole && !whole[2]?.includes(whole[1] ?? '') ? (whole[1]?.length === 1 ? 'italic' : 'bold') : null;
  const plain = text
    .replace(/(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}_])(__?)(?=[^\s_])([^_\n]*[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2');
  return { text: plain, style };
}
