/** Opens a page beside the client, without a way back into it. */
export function openOutside(url: string): void {
  window.open(url, '_blank', 'noopener,noreferrer');
}
