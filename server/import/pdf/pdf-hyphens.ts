/** Beginnings that English sets apart by a hyphen of their own. */
const ownHyphen =
  /(?:^|[^\p{L}])(?:self|non|e|co|ex|pre|re|anti|multi|cross|well|on|off|up|one|two|three|year|age|day|in|by|to|face|cyber|part|full|long|short|high|low|all)$/iu;

/** Decides for a whole document which hyphens at the ends of its lines belong to a word and which the margin made. */
export class Hyphens {
  private readonly whole = new Set<string>();
  private readonly hyphened = new Set<string>();
  private readonly breaks: boolean;

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      for (const [word] of line.toLowerCase().matchAll(/\p{L}+(?:['’]\p{L}+)*/gu)) this.whole.add(word);
      for (const [word] of line.toLowerCase().matchAll(/\p{L}+(?:[-‐]\p{L}+)+/gu))
        this.hyphened.add(word.replaceAll('‐', '-'));
    }
    this.breaks = this.breaksWords(lines);
  }

  /** A program that breaks words does so often; where a hyphen ends hardly any line, people typed it. */
  private breaksWords(lines: readonly string[]): boolean {
    let broken = 0;
    let kept = 0;
    for (const [at, line] of lines.entries()) {
      const parts = partsOf(line, lines[at + 1] ?? '');
      if (!parts) continue;
      if (this.whole.has(parts.join(''))) broken += 1;
      else if (this.hyphened.has(parts.join('-'))) kept += 1;
    }
    const ends = lines.filter((line) => /\p{L}[-‐\u00AD]$/u.test(line)).length;
    return broken > kept || (broken === kept && ends > Math.max(2, lines.length * 0.04));
  }

  /** Puts two lines of one paragraph together. */
  join(first: string, second: string): string {
    const [before, after] = [first.trimEnd(), second.trimStart()];
    if (/\p{L}\u00AD$/u.test(before)) return before.slice(0, -1) + after;
    if (/\d[-–—]$/u.test(before) && /^\d/u.test(after)) return before + after;
    if (/[\p{L}\p{N}]\/$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) return before + after;
    const parts = partsOf(before, after);
    if (!parts) return /\p{L}[-‐]$/u.test(before) && /^\p{L}/u.test(after) ? before + after : `${before} ${after}`;
    if (this.whole.has(parts.join('')) && !this.hyphened.has(parts.join('-'))) return before.slice(0, -1) + after;
    if (this.hyphened.has(parts.join('-')) || ownHyphen.test(before.slice(0, -1)) || !this.breaks)
      return before + after;
    return before.slice(0, -1) + after;
  }
}

/** The parts of a word that a hyphen at the end of a line may have broken: the second one begins small. */
function partsOf(before: string, after: string): [string, string] | null {
  const head = /(\p{L}+(?:-\p{L}+)*)[-‐]$/u.exec(before)?.[1];
  const tail = /^(\p{Ll}+)/u.exec(after)?.[1];
  return head && tail ? [head.toLowerCase(), tail.toLowerCase()] : null;
}
