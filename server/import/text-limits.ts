import { Failure } from '#src/domain/failure.ts';
import type { ReadFile } from './line.ts';

/**
 * The longest policies have some 10,000 lines, and their longest words are addresses of links. The rules that read them
 * look at each line many times, and back and forth over each word: what is far beyond that is data and no text.
 */
const most = { lines: 20_000, word: 3_000 } as const;
const endlessWord = new RegExp(`\\S{${most.word}}`, 'u');

/** Refuses a file that could be read but not understood in the time a person waits. */
export function refuseEndlessText({ lines }: ReadFile): void {
  if (lines.length > most.lines) {
    throw new Failure(
      'file-too-large',
      'The file holds more lines than a policy can. Copy the policy alone into a new document and import that.',
    );
  }
  if (
    lines.some(
      ({ text, rows }) => endlessWord.test(text) || rows?.some((row) => row.some((cell) => endlessWord.test(cell))),
    )
  ) {
    throw new Failure(
      'file-unreadable',
      'The file holds a run of signs without a space that is no text. Copy the words of the policy into a new document and import that.',
    );
  }
}
