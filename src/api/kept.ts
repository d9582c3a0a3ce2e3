/** What the browser keeps for its person. Where it keeps nothing for a framed page, it lives as long as the page. */

const prefix = 'countersign.';
const inMemory = new Map<string, string>();

export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  inMemory.set(name, text);
  try {
    localStorage.setItem(prefix + name, text);
  } catch {
    // It is in memory.
  }
}

export function forget(name: string): void {
  inMemory.delete(name);
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // It was never there.
  }
}

/** What was kept under the name, as the browser gives it: anybody may have changed it. Null where there is nothing. */
export function kept(name: string): unknown {
  try {
    const text = inMemory.get(name) ?? localStorage.getItem(prefix + name);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Every name that begins so. */
export function keptNames(beginning: string): readonly string[] {
  const names = [...inMemory.keys()];
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) names.push(key.slice(prefix.length));
  } catch {
    // Then memory is all there is.
  }
  return [...new Set(names)].filter((name) => name.startsWith(beginning));
}
