/** Brings a part of the page to its top, unfolded, and the focus to it. */
export function goTo(part: HTMLElement, block: ScrollLogicalPosition = 'start'): void {
  unfold(part);
  if (part.tabIndex < 0) part.tabIndex = -1;
  part.scrollIntoView({ block });
  part.focus({ preventScroll: true });
}

/** Opens whatever the part is folded into. A summary belongs to what it opens. */
export function unfold(part: HTMLElement): void {
  for (let fold = part.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
}
