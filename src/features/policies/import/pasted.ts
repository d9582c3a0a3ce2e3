/** Text that somebody pasted, as a file that the import reads like any other. */
export type Pasted = { readonly text: string; readonly html: string | null };

const longestName = 80;

/** The first line names the file; formatting, where there is any, keeps headings, numbering and links. */
export function pastedFile({ text, html }: Pasted): { readonly name: string; readonly content: string } {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const clean = first
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const name = clean.slice(0, longestName).trim();
  return {
    name: `${name === '' ? 'Pasted text' : name}.${html === null ? 'txt' : 'html'}`,
    content: html ?? text,
  };
}
