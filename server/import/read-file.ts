import { Failure } from '#src/domain/failure.ts';
import type { ReadFile } from './line.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';
import { readRichText } from './rich-text/read-rich-text.ts';
import { readWord } from './word/read-word.ts';

export type FileKind = 'text' | 'markdown' | 'word' | 'pdf' | 'page';

/** Some 300 pages: more is no policy, and would take longer to read than a person waits. */
const mostCharacters = 1_000_000;

const byExtension: Readonly<Record<string, FileKind>> = {
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
  docx: 'word',
  pdf: 'pdf',
  html: 'page',
  htm: 'page',
};

/** Names what a file is by its name and its first bytes; where they disagree the person is told, not guessed for. */
function fileKind(name: string, bytes: Uint8Array): FileKind {
  const extension = /\.([^./\\]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  if (['doc', 'dot', 'rtf', 'odt', 'docm', 'dotm', 'pages', 'wps'].includes(extension) || begins(bytes, '{\\rtf')) {
    throw new Failure(
      'file-kind-unknown',
      'This kind of document cannot be read. Open it, save it as a Word document (.docx) and import that.',
    );
  }
  const kind = byExtension[extension];
  if (!kind) {
    throw new Failure(
      'file-kind-unknown',
      'Only Word (.docx), PDF (.pdf), text (.txt), Markdown (.md) and web page (.html) files can be read. Save the policy as one of these.',
    );
  }
  if (bytes.length === 0)
    throw new Failure('file-unreadable', 'The file is empty. Choose the file that holds the policy.');
  const advice = mismatch(kind, bytes);
  if (advice !== null) throw new Failure('file-unreadable', advice);
  return kind;
}

/** What to do with a file that is not what its name says, or null. */
function mismatch(kind: FileKind, bytes: Uint8Array): string | null {
  const zipped = begins(bytes, 'PK');
  if (begins(bytes, '\u00D0\u00CF\u0011\u00E0'))
    return 'The file is protected by a password or is in an old Word format. Open it in Word, save it as .docx without a password and import that.';
  if (kind !== 'pdf' && begins(bytes, '%PDF'))
    return 'The file is a PDF, whatever its name says. Rename it to .pdf and import that.';
  if (kind === 'word' && !zipped)
    return 'The file is named .docx but is not a Word document. Open it in Word, save it again and import that.';
  if (kind === 'pdf' && !startsAsPdf(bytes))
    return 'The file is named .pdf but is not a PDF. Open it in the program that made it, save it as a PDF and import that.';
  if (kind !== 'word' && kind !== 'pdf' && zipped)
    return 'The file is named as text but is a Word document or an archive. Rename it to .docx if it came from Word.';
  return null;
}

/** Readers accept other bytes before the header, as long as it stands among the first 1,024 (ISO 32000-1, annex H.3.4.1). */
function startsAsPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

const readers: Readonly<Record<FileKind, (bytes: Uint8Array) => ReadFile | Promise<ReadFile>>> = {
  word: readWord,
  pdf: readPdf,
  page: (bytes) => readRichText(decode(bytes)),
  markdown: (bytes) => readMarkdown(decode(bytes)),
  text: (bytes) => readText(decode(bytes)),
};

export async function readFile(name: string, bytes: Uint8Array): Promise<ReadFile> {
  const read = await readers[fileKind(name, bytes)](bytes);
  if (!/[\p{L}\p{N}]/u.test(read.text)) {
    throw new Failure(
      'file-unreadable',
      'The file holds no text. If it is a scan, type the policy into Word or ask for the original.',
    );
  }
  if (read.text.length > mostCharacters) {
    throw new Failure(
      'file-too-large',
      'The file holds more text than a policy can. Copy the policy alone into a new document and import that.',
    );
  }
  return read;
}

function begins(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, at) => bytes[at] === character.charCodeAt(0));
}

/** UTF-8 or UTF-16 by its mark; anything else that is no valid UTF-8 comes from an older Windows program. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const controls = bytes.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 27) ? 1 : 0), 0);
  if (controls > 8 && controls > bytes.length / 1000) {
    throw new Failure(
      'file-unreadable',
      'The file is not text, whatever its name says. Save the policy as a Word document (.docx) and import that.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromWindows(bytes);
  }
}

/** What Windows-1252 prints for the bytes 0x80 to 0x9F; Node 20's own decoder reads them as control characters. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function fromWindows(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.replace(/[\u0080-\u009F]/gu, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);
}
