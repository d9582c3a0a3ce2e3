const word = /[\p{L}\p{N}]+/gu;

/** The words of a text, in order, as the coverage check and the length rules count them. */
export function wordsOf(text: string): string[] {
  return text.match(word) ?? [];
}

export function countWords(text: string): number {
  return wordsOf(text).length;
}
