import { createHash } from 'node:crypto';

/** So a signing key that Microsoft withdrew is trusted no longer than this, whatever token it signed. */
const longestKept = 5 * 60_000;
/** A trust's staff at once, at some 300 bytes each. */
const mostKept = 20_000;

/**
 * Remembers what tokens that were found good say, by their hash, so that the signature of each is checked once and not
 * at every call. The tokens themselves are kept nowhere, and none counts a moment longer than it says of itself.
 */
export function rememberTokens<T>() {
  const kept = new Map<string, { readonly said: T; readonly until: number }>();
  return {
    find(token: string, at: number): T | null {
      const key = keyOf(token);
      const known = kept.get(key);
      if (!known) return null;
      if (at < known.until) return known.said;
      kept.delete(key);
      return null;
    },
    keep(token: string, said: T, expiresAt: number, at: number): void {
      if (expiresAt <= at) return;
      const key = keyOf(token);
      kept.delete(key);
      kept.set(key, { said, until: Math.min(expiresAt, at + longestKept) });
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    },
  };
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
