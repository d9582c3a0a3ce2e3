/** Tokens whose signature was checked before; their times are looked at again on each call. */
const MOST_REMEMBERED = 2_000;

/** Reads tokens, each of them once: a signature costs more than all the rest of a call. */
export function rememberTokens<T extends { readonly expiresAt: Date }>(
  read: (token: string) => Promise<T>,
  now: () => Date,
): (token: string) => Promise<T> {
  const remembered = new Map<string, T>();
  return async (token) => {
    const known = remembered.get(token);
    if (known && known.expiresAt > now()) return known;
    const fresh = await read(token);
    remembered.set(token, fresh);
    if (remembered.size > MOST_REMEMBERED) remembered.delete(remembered.keys().next().value ?? token);
    return fresh;
  };
}
