import { keep, kept } from './kept.ts';

/** The requests that a person takes in one sitting, in their order; kept, since sittings are interrupted. */

const name = 'sitting';

/** Where a sitting is; without a request, where it ends. */
export function sittingAddress(requestId: string | null): string {
  return requestId === null ? '#/sitting' : `#/sitting/${requestId}`;
}

export function startSitting(requestIds: readonly string[]): void {
  keep(name, requestIds);
  window.location.hash = sittingAddress(requestIds[0] ?? null);
}

export function keptSitting(): readonly string[] {
  const ids = kept(name);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
