import { type Box, boxOf, type Drawing, type Matrix, matrixOf, multiply } from './pdf-page.ts';

/** The numbers by which the library names what a page draws; it exports them as `OPS`. */
export type Operations = Readonly<Record<'save' | 'restore' | 'transform' | 'constructPath', number>> &
  Readonly<Record<string, number>>;
export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** Thicker than this is a coloured area, not a line of a table. */
const thickest = 3;
const mostShapes = 5_000;

type Shapes = { level: Box[]; upright: Box[]; dots: Box[]; pictures: number };

/** Finds the lines and round bullets among the shapes that a page draws, and counts its pictures by their frames. */
export function readDrawing({ fnArray, argsArray }: OperatorList, operations: Operations, view: Matrix): Drawing {
  const shapes: Shapes = { level: [], upright: [], dots: [], pictures: 0 };
  const kept: Matrix[] = [];
  let matrix = view;
  for (const [at, operation] of fnArray.entries()) {
    const given = argsArray[at];
    if (operation === operations.save) kept.push(matrix);
    else if (operation === operations.restore) matrix = kept.pop() ?? view;
    else if (operation === operations.transform) {
      matrix = multiply(matrix, matrixOf(given));
      const frame = boxOf(matrix, 0, 0, 1, 1);
      if (frame.right - frame.left > 24 && frame.bottom - frame.top > 24) shapes.pictures += 1;
    } else if (operation === operations.constructPath && shapes.level.length + shapes.upright.length < mostShapes) {
      addPath(shapes, given, matrix, operations);
    }
  }
  return shapes;
}

/** The library gives each path as how it is painted, its points, and the box round them. */
function addPath(shapes: Shapes, given: unknown, matrix: Matrix, operations: Operations): void {
  if (!Array.isArray(given)) return;
  const [paint, points, around] = given;
  if (paint === operations['endPath'] || paint === operations['clip'] || paint === operations['eoClip']) return;
  const path = Array.isArray(points) ? points[0] : null;
  const steps = path instanceof Float32Array || Array.isArray(path) ? numbersOf(path) : [];
  const extent = numbersOf(around);
  if (extent.length < 4) return;
  const curved = isCurved(steps);
  const whole = boxOf(matrix, extent[0] ?? 0, extent[1] ?? 0, extent[2] ?? 0, extent[3] ?? 0);
  const [width, height] = [whole.right - whole.left, whole.bottom - whole.top];
  if (width > 1.5 && width < 9 && height > 1.5 && height < 9) shapes.dots.push(whole);
  else if (!curved && (width <= thickest || height <= thickest)) addEdge(shapes, whole);
  else if (!curved) for (const edge of edgesOf(steps)) addEdge(shapes, boxOf(matrix, ...edge));
}

function addEdge(shapes: Shapes, edge: Box): void {
  const [width, height] = [edge.right - edge.left, edge.bottom - edge.top];
  if (height <= thickest && width > thickest) shapes.level.push(edge);
  else if (width <= thickest && height > thickest) shapes.upright.push(edge);
}

function numbersOf(values: unknown): number[] {
  if (values instanceof Float32Array) return [...values];
  return Array.isArray(values) && values.every((one) => typeof one === 'number') ? values : [];
}

/** How many numbers follow each step of a path: move, line, curve, quadratic curve, close. */
const stepLength = [2, 2, 6, 4, 0];

function isCurved(steps: readonly number[]): boolean {
  for (let at = 0; at < steps.length; at += 1 + (stepLength[steps[at] ?? 4] ?? 0))
    if (steps[at] === 2 || steps[at] === 3) return true;
  return false;
}

function edgesOf(steps: readonly number[]): [number, number, number, number][] {
  const edges: [number, number, number, number][] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (let at = 0; at < steps.length; at += 1 + (stepLength[steps[at] ?? 4] ?? 0)) {
    const [toX, toY] = steps[at] === 4 ? [startX, startY] : [steps[at + 1] ?? 0, steps[at + 2] ?? 0];
    if (steps[at] === 0) [startX, startY] = [toX, toY];
    else edges.push([x, y, toX, toY]);
    [x, y] = [toX, toY];
  }
  return edges;
}
