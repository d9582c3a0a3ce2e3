/** The text of a policy as it stands on the page: what was drawn is what is searched, read out and come back to. */

const words = '[data-words]';
const begins = '[id^="section-"]';

/** Headings and blocks of words, as they are printed. */
export function partsIn(text: HTMLElement): readonly HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>(`${words}, ${begins}`)];
}

/** Whether it is not folded away. */
export function isShown(part: HTMLElement): boolean {
  return part.getClientRects().length > 0;
}

export function isHeading(part: HTMLElement): boolean {
  return part.matches(begins);
}

/** The words of a heading; those of a folded section without the note beneath them. */
export function headingOf(part: HTMLElement): string {
  return (part.querySelector('h2, h3, h4') ?? part).textContent ?? '';
}

/** The heading that a part stands under, its own included; null above the first. */
export function sectionOf(part: HTMLElement, parts: readonly HTMLElement[]): string | null {
  const above = parts.slice(0, parts.indexOf(part) + 1).findLast(isHeading);
  return above ? headingOf(above) : null;
}

/** Draws a line round the part that is meant now, and takes it from the one before. */
export function mark(part: HTMLElement | null): void {
  for (const marked of document.querySelectorAll('[data-marked]')) marked.removeAttribute('data-marked');
  part?.setAttribute('data-marked', '');
}
