import type { Box, Frame, Run } from './pdf-page.ts';
import { tableBoxes } from './pdf-tables.ts';

const blank = '____';

/** The words of a frame with the blanks of its forms, and with words bold that are underlined by a drawn line. */
export function withBlanks({ runs, drawing, widgets }: Frame): Run[] {
  const tables = tableBoxes(drawing);
  const free = drawing.level.filter((line) => !tables.some((box) => isWithin(line, box)));
  const underlined = runs.map((run) =>
    run.href === null && free.some((line) => isUnder(line, run)) ? { ...run, bold: true } : run,
  );
  const lines = free.flatMap((line) => {
    const label = line.right - line.left > 40 ? labelOf(line, runs) : null;
    return label
      ? [{ ...label, text: blank, x: line.left, right: line.right, bold: false, italic: false, href: null }]
      : [];
  });
  const fields = widgets.flatMap((field) => {
    const [beside] = runs.filter((run) => run.y >= field.top - 2 && run.y <= field.bottom + 2);
    const size = beside?.size ?? Math.min(11, field.bottom - field.top);
    const y = beside?.y ?? field.bottom;
    const text = field.value === '' ? blank : field.value.replace(/\s+/gu, ' ');
    return [
      { text, x: field.left, right: field.right, y, size, bold: false, italic: false, symbol: false, href: null },
    ];
  });
  return [...underlined, ...lines, ...fields];
}

function isWithin(line: Box, box: Box): boolean {
  return (
    line.left >= box.left - 3 && line.right <= box.right + 3 && line.top >= box.top - 3 && line.bottom <= box.bottom + 3
  );
}

function isUnder({ left, right, top }: Box, run: Run): boolean {
  const below = top - run.y;
  return (
    below > -1 &&
    below < run.size * 0.35 &&
    left <= run.x + 2 &&
    right >= run.right - 2 &&
    right - left < (run.right - run.x) * 4
  );
}

/** The words that a line is drawn behind, for a person to write on it: nothing else stands above the line. */
function labelOf({ left, right, top }: Box, runs: readonly Run[]): Run | null {
  const beside = runs.filter((run) => Math.abs(run.y - top) < run.size * 0.7);
  if (beside.some((run) => run.x < right - 2 && run.right > left + 2)) return null;
  const before = beside.filter((run) => run.right <= left + 2 && left - run.right < 160);
  return before.sort((a, b) => b.right - a.right)[0] ?? null;
}
