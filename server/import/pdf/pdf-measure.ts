import type { PDFPageProxy } from 'pdfjs-dist';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { linksOfPage, widgetsOfPage, withLinks } from './pdf-annotations.ts';
import { type Operations, type OperatorList, readDrawing } from './pdf-drawing.ts';
import { boxOf, type Frame, type Matrix, matrixOf, multiply, noDrawing, type PdfPage, type Run } from './pdf-page.ts';

export async function readPage(page: PDFPageProxy, number: number, operations: Operations): Promise<PdfPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const view = matrixOf(transform);
  const content = await page.getTextContent();
  const operators: OperatorList = await page.getOperatorList();
  const annotations: unknown[] = await page.getAnnotations();
  const links = linksOfPage(annotations, view);
  const fonts = new Map<string, Font>();
  const turned = new Map<number, Run[]>();
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const font = fonts.get(item.fontName) ?? fontOf(page, item.fontName);
    fonts.set(item.fontName, font);
    const { angle, run } = runOf(item, font, view);
    const alike = turned.get(angle) ?? [];
    alike.push(...(angle === 0 ? withLinks(run, links) : [run]));
    turned.set(angle, alike);
  }
  const drawing = readDrawing(operators, operations, view);
  const widgets = widgetsOfPage(annotations, view);
  page.cleanup();
  const frames = [...turned]
    .sort(([, a], [, b]) => lettersOf(b) - lettersOf(a))
    .map(([angle, runs], at) => frameOf(angle, runs, at === 0, { width, height, drawing, widgets }));
  return { number, frames, pictures: drawing.pictures };
}

function lettersOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

/** Turns the page so that the words of one direction run from left to right. */
function frameOf(
  angle: number,
  runs: readonly Run[],
  main: boolean,
  page: Pick<Frame, 'width' | 'height' | 'drawing' | 'widgets'>,
): Frame {
  if (angle === 0) return { main, runs, ...page, ...(main ? {} : { drawing: noDrawing, widgets: [] }) };
  const turn = (-angle * Math.PI) / 180;
  const spin: Matrix = [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0];
  const sheet = boxOf(spin, 0, 0, page.width, page.height);
  const matrix = multiply([1, 0, 0, 1, -sheet.left, -sheet.top], spin);
  const turnedBox = <Given extends { left: number; top: number; right: number; bottom: number }>(
    box: Given,
  ): Given => ({
    ...box,
    ...boxOf(matrix, box.left, box.top, box.right, box.bottom),
  });
  const { level, upright, dots, pictures } = page.drawing;
  const across = Math.abs(angle) === 90;
  const lines = { level: across ? upright : level, upright: across ? level : upright };
  return {
    main,
    width: sheet.right - sheet.left,
    height: sheet.bottom - sheet.top,
    runs: runs.map((run) => {
      const [, , , , x, y] = multiply(matrix, [1, 0, 0, 1, run.x, run.y]);
      return { ...run, x, right: x + run.right - run.x, y };
    }),
    drawing: main
      ? {
          level: lines.level.map(turnedBox),
          upright: lines.upright.map(turnedBox),
          dots: dots.map(turnedBox),
          pictures,
        }
      : noDrawing,
    widgets: main ? page.widgets.map(turnedBox) : [],
  };
}

type Font = Pick<Run, 'bold' | 'italic' | 'symbol'>;

/** A font is bold if the file says so or by its name, which is all that many programs write. */
function fontOf(page: PDFPageProxy, id: string): Font {
  const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
  const known: { name?: unknown; bold?: unknown; black?: unknown; italic?: unknown } =
    typeof font === 'object' && font !== null ? font : {};
  const name = typeof known.name === 'string' ? known.name.replace(/^[A-Z]{6}\+/u, '') : '';
  return {
    bold: known.bold === true || known.black === true || /bold|black|heavy|demi/iu.test(name),
    italic: known.italic === true || /italic|oblique/iu.test(name),
    symbol: /wingdings|webdings|symbol|dingbats/iu.test(name),
  };
}

function runOf(item: TextItem, font: Font, view: Matrix): { angle: number; run: Run } {
  const [a, b, c, d, x, y] = multiply(view, matrixOf(item.transform));
  const size = Math.hypot(c, d) || item.height;
  const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI / 5) * 5;
  return {
    angle: angle === -180 ? 180 : angle === 0 ? 0 : angle,
    run: { ...font, text: item.str, x, right: x + item.width, y, size, href: null },
  };
}
