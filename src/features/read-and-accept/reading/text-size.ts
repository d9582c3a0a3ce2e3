import { keep, kept } from '#src/api/kept.ts';

/** How much larger than the page's own text a policy is shown. */
export const textSizes = [1, 1.2, 1.45] as const;
export type TextSize = (typeof textSizes)[number];

const name = 'text-size';

export function keptTextSize(): TextSize {
  const size = kept(name);
  return textSizes.find((one) => one === size) ?? 1;
}

export function keepTextSize(size: TextSize): void {
  keep(name, size);
}
