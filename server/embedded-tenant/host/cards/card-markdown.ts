/**
 * The part of Markdown that Teams draws in a card: bold, italic, links and lists. Everything else stays as it is
 * written; markup in the text is shown, never run. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function cardMarkdown(text: string): string {
  const lines = text.split(/\r?\n/);
  const parts: string[] = [];
  let list: string[] = [];
  const closeList = () => {
    if (list.length > 0) parts.push(`<ul>${list.join('')}</ul>`);
    list = [];
  };
  for (const line of lines) {
    const point = /^\s*[-*]\s+(.*)$/.exec(line)?.[1];
    if (point !== undefined) {
      list.push(`<li>${inline(point)}</li>`);
    } else {
      closeList();
      parts.push(`<p>${inline(line)}</p>`);
    }
  }
  closeList();
  return parts.join('');
}

function inline(text: string): string {
  const links: string[] = [];
  const held = text
    .replaceAll('\u0000', '')
    .replace(/\[([^\]]+)\]\(([^()\s]+)\)/g, (whole, label: string, href: string) => {
      if (!/^(https?:\/\/|mailto:)/i.test(href)) return whole;
      links.push(
        `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer">${emphasis(escapeHtml(label))}</a>`,
      );
      return `\u0000${links.length - 1}\u0000`;
    });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: null characters were taken out of the text, so they mark our own places
  return emphasis(escapeHtml(held)).replace(/\u0000(\d+)\u0000/g, (_, place: string) => links[Number(place)] ?? '');
}

function emphasis(escaped: string): string {
  return escaped
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])_(\S(?:[^_]*\S)?)_(?=$|[\s).,;:!?])/g, '$1<em>$2</em>');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
