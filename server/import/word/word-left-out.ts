import { cleanText, oneSpace } from '../clean-text.ts';
import type { Discard } from '../line.ts';

/** Gathers what a Word file holds and does not print as part of its text, one entry for each paragraph and reason. */
export class LeftOut {
  private readonly entries: { text: string; reason: string }[] = [];
  private readonly counts = new Map<string, number>();
  private open = false;

  add(text: string, reason: string): void {
    if (text.trim() === '') {
      // A space that is left out still parts the words round it.
      const last = this.entries.at(-1);
      if (this.open && last) last.text += ' ';
      return;
    }
    const last = this.entries.at(-1);
    if (this.open && last?.reason === reason) last.text += text;
    else {
      this.entries.push({ text, reason });
      this.counts.set(reason, this.count(reason) + 1);
    }
    this.open = true;
  }

  endParagraph(): void {
    this.open = false;
  }

  /** How many entries there are of a reason. */
  count(reason: string): number {
    return this.counts.get(reason) ?? 0;
  }

  all(): Discard[] {
    return this.entries
      .map(({ text, reason }) => ({ text: oneSpace(cleanText(text).text), reason }))
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  }
}
