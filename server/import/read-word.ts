import type { Buffer } from 'node:buffer';
import mammoth from 'mammoth';
import { cleanedWarning, cleanText } from './clean-text.ts';
import { linesOfHtml } from './html-lines.ts';
import type { ReadFile } from './line.ts';
import { damagedWordFile, openWordFile } from './open-word-file.ts';

const styles = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p.subtitle:fresh", 'u => u'];

export async function readWord(bytes: Uint8Array): Promise<ReadFile> {
  const { buffer, warnings } = openWordFile(bytes);
  const { html, raw } = await convert(buffer);
  const { text, cleaned } = cleanText(raw);
  const { lines, pictures } = linesOfHtml(cleanText(html).text);
  if (cleaned) warnings.push(cleanedWarning);
  if (pictures > 0)
    warnings.push(
      `The file holds ${pictures} ${pictures === 1 ? 'picture' : 'pictures'}, which an import leaves out. Check that no words stand in them.`,
    );
  return { lines, text, discarded: [], warnings };
}

/** The library rejects with an error of its own for XML that is not whole or not Word's. */
async function convert(buffer: Buffer): Promise<{ html: string; raw: string }> {
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  try {
    const html = await mammoth.convertToHtml({ buffer }, { styleMap: styles, externalFileAccess: false, convertImage });
    const raw = await mammoth.extractRawText({ buffer });
    return { html: html.value, raw: raw.value };
  } catch {
    throw damagedWordFile();
  }
}
