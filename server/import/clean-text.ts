/**
 * Characters that a reader cannot see and that can make words read otherwise than they are stored: controls, zero-width
 * characters, direction overrides (Unicode TR 36) and language tags. The soft hyphen is only a hint for line ends.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const hidden = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
/** Joiners that some scripts need between letters; between Latin letters they only hide. */
const joiners = /(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Emoji}\uFE0F])[\u200C\u200D]|[\u200C\u200D](?![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Emoji}])/gu;

export function cleanText(text: string): { text: string; cleaned: boolean } {
  const usual = text.replace(/\r\n?|[\u0085\u2028\u2029\f]/gu, '\n').replace(/^\uFEFF/u, '').replaceAll('\u00AD', '');
  const clean = usual.replace(hidden, '').replace(joiners, '').normalize('NFC');
  return { text: clean, cleaned: hidden.test(usual) || joiners.test(usual) };
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
