const markdownLink = /\[([^\]]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/g;

export type TextPart = { readonly text: string; readonly href: string | null };

/** Cuts text into plain parts and links. Only `https` and `mailto` become links: a policy is somebody else's file. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(markdownLink)) {
    const [whole, words = '', href = ''] = match;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: words, href: /^(https:\/\/|mailto:)/i.test(href) ? href : null });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}
