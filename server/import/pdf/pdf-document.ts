import { createRequire } from 'node:module';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { Failure } from '#src/domain/failure.ts';
import { readPage } from './pdf-measure.ts';
import type { PdfPage } from './pdf-page.ts';

const mostPages = 300;
const mostRuns = 400_000;

type Library = Pick<typeof import('pdfjs-dist'), 'getDocument' | 'OPS' | 'VerbosityLevel'>;

/** Opens a PDF and measures what stands on its pages; nothing is drawn, run, fetched or looked up. */
export async function readPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const library = loadLibrary();
  const task = library.getDocument({
    data: bytes.slice(),
    verbosity: library.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    maxImageSize: 1,
  });
  try {
    const file = await task.promise;
    if (file.numPages > mostPages)
      throw new Failure(
        'file-too-large',
        `The PDF has ${file.numPages} pages, more than a policy can. Save the pages of the policy alone and import those.`,
      );
    return await pagesOf(file, library);
  } catch (error) {
    throw error instanceof Failure ? error : asFailure(error);
  } finally {
    await task.destroy();
  }
}

/**
 * The library is made for browsers. It expects three classes for drawing, which reading never uses, and would load a
 * native package for them, or warn on the console where that is missing: both are kept out while it loads. Its own
 * worker is loaded first, so that it starts no thread. `require` takes it as it is; a loader for TypeScript, where one is
 * in place, would spend seconds on changing it.
 */
function loadLibrary(): Library {
  const drawing = globalThis as { DOMMatrix?: unknown; ImageData?: unknown; Path2D?: unknown };
  drawing.DOMMatrix ??= class {};
  drawing.ImageData ??= class {};
  drawing.Path2D ??= class {};
  const require = createRequire(import.meta.url);
  const { warn } = console;
  const { getBuiltinModule } = process;
  console.warn = () => undefined;
  Reflect.set(process, 'getBuiltinModule', undefined);
  try {
    require('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    return require('pdfjs-dist/legacy/build/pdf.min.mjs') as Library;
  } finally {
    console.warn = warn;
    process.getBuiltinModule = getBuiltinModule;
  }
}

function asFailure(error: unknown): Failure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return new Failure(
      'file-unreadable',
      'The PDF is protected by a password. Save a copy without the password and import that.',
    );
  return new Failure(
    'file-unreadable',
    'The PDF is damaged or not complete. Open it, save or print it as a PDF again and import that.',
  );
}

async function pagesOf(file: PDFDocumentProxy, library: Library): Promise<PdfPage[]> {
  const pages: PdfPage[] = [];
  let runs = 0;
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await readPage(await file.getPage(number), number, library.OPS);
    runs += page.frames.reduce((sum, frame) => sum + frame.runs.length, 0);
    if (runs > mostRuns)
      throw new Failure(
        'file-too-large',
        'The PDF holds more text than a policy can. Save the pages of the policy alone and import those.',
      );
    pages.push(page);
  }
  return pages;
}
