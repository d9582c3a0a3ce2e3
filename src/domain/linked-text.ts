const markdownLink = /\[([^\]]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/g;

export type TextPart = { readonly text: string; readonly href: string | null };

/** Cuts the text of a policy into plain parts and links. Where a link leads is the file's word: the reader decides what may be opened. */
export function linkedText(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(markdownLink)) {
    const [whole, words = '', href = ''] = match;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: words, href });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}
