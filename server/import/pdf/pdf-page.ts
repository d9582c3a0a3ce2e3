/** Words in one style that stand beside each other on a page, measured in points from the page's upper left corner. */
export type Run = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  /** The line that the letters stand on. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Set in a font of signs, where any letter draws a bullet. */
  readonly symbol: boolean;
  readonly href: string | null;
};

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** What a page draws beside its words: lines of tables and forms, round bullets, and how many pictures. */
export type Drawing = {
  readonly level: readonly Box[];
  readonly upright: readonly Box[];
  readonly dots: readonly Box[];
  readonly pictures: number;
};

export const noDrawing: Drawing = { level: [], upright: [], dots: [], pictures: 0 };

/** A field that is filled in on a screen. */
export type Widget = Box & { readonly value: string };

/** The words of a page that run in one direction, turned so that they run from left to right. */
export type Frame = {
  /** Most of the page's words run this way; the others stand in its margins or across it. */
  readonly main: boolean;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  readonly drawing: Drawing;
  readonly widgets: readonly Widget[];
};

export type PdfPage = {
  readonly number: number;
  /** The main frame first; none where a page has no words. */
  readonly frames: readonly Frame[];
  readonly pictures: number;
};

/** The affine map that PDF uses everywhere: x' = a x + c y + e, y' = b x + d y + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

/** A map as the library gives it, in a list of numbers; what is no number moves nothing. */
export function matrixOf(given: unknown): Matrix {
  const values = Array.isArray(given) ? given.map((one) => (typeof one === 'number' ? one : 0)) : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values;
  return [a, b, c, d, e, f];
}

export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export function boxOf(matrix: Matrix, left: number, top: number, right: number, bottom: number): Box {
  const [a, b, c, d, e, f] = matrix;
  const xs = [left, right].flatMap((x) => [top, bottom].map((y) => a * x + c * y + e));
  const ys = [left, right].flatMap((x) => [top, bottom].map((y) => b * x + d * y + f));
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The part of a run's width that its first letters take, by the usual widths of letters in a proportional type. */
export function shareOf(text: string, letters: number): number {
  const whole = widthOf(text);
  return whole === 0 ? 0 : widthOf(text.slice(0, letters)) / whole;
}

function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.55;
  return width;
}

/** In parts of the letter size, as in Helvetica. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[ijl'’‘|]/u, 0.22],
  [/[\sft.,:;!I()[\]/]/u, 0.28],
  [/[-r“”"]/u, 0.34],
  [/[ckszvxyJ]/u, 0.5],
  [/[mM%]/u, 0.85],
  [/[wCDHNRU&]/u, 0.72],
  [/[GOQ]/u, 0.78],
  [/W/u, 0.94],
  [/\p{Lu}/u, 0.66],
];
