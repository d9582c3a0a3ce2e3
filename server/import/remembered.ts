/**
 * Gives what was worked out for a text before: many rules ask the same of the same line. Each import has a thread of its
 * own, so nothing is kept for longer than one file.
 */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    const found = work(text);
    known.set(text, found);
    return found;
  };
}
