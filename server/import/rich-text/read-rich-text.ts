import { cleanedWarning, cleanText, oneSpace } from '../clean-text.ts';
import type { Discard, Line, ReadFile } from '../line.ts';
import { linesOfPage, type PrintedLine } from './rich-text-lines.ts';
import { openPage } from './rich-text-page.ts';

/**
 * Reads a saved web page, or text that was pasted with its style from Word, Outlook, Google Docs or a browser. Nothing of
 * it is run or fetched, and what the page hides is left out.
 */
export function readRichText(source: string): ReadFile {
  const { text: clean, cleaned } = cleanText(source);
  const { body, title, discarded: left, scripts } = openPage(clean);
  const { lines: printed, pictures } = linesOfPage(body);
  const discarded: Discard[] = [...left];
  if (title !== '') discarded.push({ text: title, reason: 'title of the web page' });
  for (const alt of pictures) if (alt !== '') discarded.push({ text: alt, reason: 'description of a picture' });
  // An entity in the page may stand for a sign that cannot be seen as well.
  const second = printed.map(({ plain }) => cleanText(plain));
  const warnings = warningsOf(cleaned || second.some((one) => one.cleaned), scripts, pictures.length);
  const text = [...second.map((one) => one.text), ...discarded.map((one) => one.text)].join('\n');
  return { lines: styled(printed), text, discarded, furniture: title === '' ? [] : [title], warnings };
}

/** Letters that stand out are a hint only where most of the text does not. */
function styled(printed: readonly PrintedLine[]): Line[] {
  const letters = (test: (look: PrintedLine['look']) => boolean) =>
    printed.reduce((sum, { look }) => sum + (test(look) ? look.letters : 0), 0);
  const mostlyBold = letters(({ bold }) => bold) > letters(() => true) / 2;
  const sizes = new Map<number, number>();
  for (const { look } of printed) sizes.set(look.size ?? 0, (sizes.get(look.size ?? 0) ?? 0) + look.letters);
  const usual = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const visible = (text: string) => oneSpace(cleanText(text).text);
  return printed.map(({ line, look }) => {
    const large = usual > 0 && look.size !== null && look.size >= usual * 1.2;
    const style = (look.bold && !mostlyBold) || large ? 'bold' : look.italic ? 'italic' : null;
    return { ...line, text: visible(line.text), rows: line.rows?.map((row) => row.map(visible)) ?? null, style };
  });
}

function warningsOf(cleaned: boolean, scripts: number, pictures: number): string[] {
  const warnings: string[] = [];
  if (cleaned) warnings.push(cleanedWarning);
  if (scripts > 0) warnings.push('The web page holds a program. It was left out and not run.');
  if (pictures > 0)
    warnings.push(
      `The file holds ${pictures} ${pictures === 1 ? 'picture' : 'pictures'}, which an import leaves out. Check that no words stand in them.`,
    );
  return warnings;
}
