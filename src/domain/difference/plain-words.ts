/** A word or a mark with the white space that follows it. The raw texts of all tokens make the text again. */
export type Token = { readonly raw: string; readonly key: string };

const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/** Letters that are in one style already, as most are. */
const common = /^\s?[!-_a-~]+(?: [!-_a-~]+)*\s?$/;

/** The same letters however they are printed: quotes, dashes, ligatures and white space in one style. */
export function plain(text: string): string {
  if (common.test(text)) return text.trim();
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[‘’‚‛′´`]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

// A Markdown link stays whole, so that no piece of a difference ends in the middle of one.
const token =
  /\[[^[\]]{1,300}\]\([^()\s]{1,2000}\)\s*|https?:\/\/\S+\s*|[\p{L}\p{M}\p{N}\u00AD\u200B]+(?:['’@./‐‑-][\p{L}\p{M}\p{N}\u00AD\u200B]+)*\s*|\S\s*|\s+/gu;

export function tokensOf(text: string): readonly Token[] {
  return (text.match(token) ?? []).map((raw) => ({ raw, key: plain(raw) }));
}

/** Equal for two texts that read the same: white space, quotes and dashes do not count, capitals and full stops do. */
export function readingKey(text: string): string {
  return tokensOf(text)
    .map(({ key }) => key)
    .filter((key) => key !== '')
    .join(' ');
}
