import mammoth from 'mammoth';
import { cleanedWarning, cleanText } from './clean-text.ts';
import { linesOfHtml } from './html-lines.ts';
import type { ReadFile } from './line.ts';
import { openWordFile } from './open-word-file.ts';

const styles = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p.subtitle:fresh", 'u => u'];

export async function readWord(bytes: Uint8Array): Promise<ReadFile> {
  const { buffer, warnings } = openWordFile(bytes);
  const options = {
    styleMap: styles,
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
  };
  const html = await mammoth.convertToHtml({ buffer }, options);
  const raw = await mammoth.extractRawText({ buffer });
  const { text, cleaned } = cleanText(raw.value);
  const { lines, pictures } = linesOfHtml(cleanText(html.value).text);
  if (cleaned) warnings.push(cleanedWarning);
  if (pictures > 0)
    warnings.push(
      `The file holds ${pictures} ${pictures === 1 ? 'picture' : 'pictures'}, which an import leaves out. Check that no words stand in them.`,
    );
  return { lines, text, discarded: [], warnings };
}
