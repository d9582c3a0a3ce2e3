import { linkedText } from '#src/domain/linked-text.ts';
import type { RichTextBlock, TextBlock, TextRun } from './elements.ts';

/**
 * Foreign words in a TextBlock or a FactSet, which read Markdown: its signs are made to stand for themselves.
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\*_[\]`~<]/g, String.raw`\$&`)
    .replace(/^(\s*)([-+#>])/, String.raw`$1\$2`)
    .replace(/^(\s*\d+)([.)])/, String.raw`$1\$2`);
}

/** Foreign words in the text or an attribute of a mail. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

/** Text of a policy as runs: a link of the school's own file stays one where it leads to a web page over TLS. */
export function policyRuns(text: string): readonly TextRun[] {
  const runs = linkedText(text).map(({ text: words, href }) =>
    href !== null && isWebPage(href)
      ? { ...run(words), selectAction: { type: 'Action.OpenUrl', url: href } as const }
      : run(words),
  );
  return runs.length === 0 ? [run(' ')] : runs;
}

/** Text of a policy without the marks of its links. */
export function policyWords(text: string): string {
  return linkedText(text)
    .map((part) => part.text)
    .join('');
}

export function isWebPage(href: string): boolean {
  return URL.canParse(href) && new URL(href).protocol === 'https:';
}

function run(text: string): TextRun {
  return { type: 'TextRun', text };
}

/** One block for each line a person wrote. */
export function paragraphs(text: string): readonly RichTextBlock[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'RichTextBlock', spacing: 'small', inlines: [run(line.trim())] }));
}

export function statement(text: string, added: string | null): RichTextBlock {
  const note: readonly TextRun[] = added === null ? [] : [{ type: 'TextRun', text: ` (${added})`, isSubtle: true }];
  return { type: 'RichTextBlock', spacing: 'small', inlines: [...policyRuns(text), ...note] };
}

/** Our own words: no Markdown in them but what we mean. */
export function words(text: string, look: Partial<Omit<TextBlock, 'type' | 'text' | 'wrap'>> = {}): TextBlock {
  return { type: 'TextBlock', text, wrap: true, ...look };
}
