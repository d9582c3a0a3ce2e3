/** What was pressed may be gone with what it did: then this has the focus, or the page's heading, and not nothing. */
export function keepFocus(near: HTMLElement | null = null): void {
  // Focus that is with the host stays there.
  if (document.activeElement !== document.body || !document.hasFocus()) return;
  const goal = near ?? document.querySelector<HTMLElement>('main h1');
  goal?.focus({ preventScroll: true });
}
