import { type Box, boxOf, type Matrix, type Run, shareOf, type Widget } from './pdf-page.ts';

export type PageLink = Box & { readonly href: string };

export function linksOfPage(annotations: readonly unknown[], view: Matrix): PageLink[] {
  return annotations.flatMap((one) => {
    const box = boxOfAnnotation(one, view);
    const href = property(one, 'url') ?? property(one, 'unsafeUrl');
    if (property(one, 'subtype') !== 'Link' || box === null || typeof href !== 'string') return [];
    return [{ ...box, href }];
  });
}

/** Fields of a form that are filled in on a screen: text and signatures, as they stand between the words of the page. */
export function widgetsOfPage(annotations: readonly unknown[], view: Matrix): Widget[] {
  return annotations.flatMap((one) => {
    const box = boxOfAnnotation(one, view);
    const kind = property(one, 'fieldType');
    if (property(one, 'subtype') !== 'Widget' || box === null || (kind !== 'Tx' && kind !== 'Sig')) return [];
    const value = property(one, 'fieldValue');
    return [{ ...box, value: typeof value === 'string' ? value.trim() : '' }];
  });
}

function boxOfAnnotation(annotation: unknown, view: Matrix): Box | null {
  const rect = property(annotation, 'rect');
  if (!Array.isArray(rect) || !rect.every((one) => typeof one === 'number')) return null;
  const [left, bottom, right, top] = rect;
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return null;
  return boxOf(view, left, bottom, right, top);
}

function property(annotation: unknown, name: string): unknown {
  return typeof annotation === 'object' && annotation !== null ? Reflect.get(annotation, name) : undefined;
}

/** Parts a run at the edges of the links over it, so that each part is linked wholly or not at all. */
export function withLinks(run: Run, links: readonly PageLink[]): Run[] {
  const height = run.y - run.size * 0.3;
  const over = links.filter(
    ({ left, right, top, bottom }) => top <= height && bottom >= height && left < run.right && right > run.x,
  );
  if (over.length === 0) return [run];
  const place = (letters: number) => run.x + (run.right - run.x) * shareOf(run.text, letters);
  const parts: Run[] = [];
  for (const match of run.text.matchAll(/\S+\s*/gu)) {
    const word = match[0].trimEnd();
    const middle = (place(match.index) + place(match.index + word.length)) / 2;
    const href = over.find((link) => link.left <= middle && link.right >= middle)?.href ?? null;
    const last = parts.at(-1);
    const right = place(match.index + match[0].length);
    if (last && last.href === href) parts[parts.length - 1] = { ...last, text: last.text + match[0], right };
    else parts.push({ ...run, text: match[0], x: place(match.index), right, href });
  }
  return parts;
}
