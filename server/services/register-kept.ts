import type { FoundWords, Originals, Register } from '#server/adapters/ports.ts';
import { Failure } from '#src/domain/failure.ts';
import { unreadableRows } from './register-claims.ts';
import type { ListedRow } from './register-listed.ts';
import { readProof } from './register-proof.ts';
import { proven, type RestoredRequest } from './register-proven.ts';
import { registerLists } from './register-verify.ts';
import { type KeptWords, readWords } from './register-words.ts';

/** What the school's site holds of us, as far as it can be believed. */
export type Kept = {
  readonly words: readonly (KeptWords & Pick<FoundWords, 'itemId' | 'original'>)[];
  readonly rows: readonly ListedRow[];
  readonly requests: readonly RestoredRequest[];
  /** Of the requests that cannot be believed, why. */
  readonly refused: ReadonlyMap<string, string>;
  /** In words: what was left out, and why. */
  readonly leftOut: readonly string[];
};

/**
 * Reads both lists and the words in the library.
 * @throws Failure `microsoft-unavailable` where neither holds anything
 */
export async function readKept(
  register: Register,
  originals: Originals,
  onRows: (rows: number) => void,
): Promise<Kept> {
  const leftOut: string[] = [];
  const words = (await originals.allWords()).flatMap(({ itemId, json, original }) => {
    const kept = readWords(json);
    if (!kept) leftOut.push(`A file of words (${itemId}) is not as it was published.`);
    return kept ? [{ ...kept, itemId, original }] : [];
  });
  const rows = await readRows(register, onRows);
  const { requests, refused } = proven(rows, new Set(words.map(({ version }) => version)));
  leftOut.push(...refused.values(), ...unreadableRows(rows, requests));
  if (requests.length === 0 && words.length === 0) {
    throw new Failure('microsoft-unavailable', 'Neither list nor library holds anything to rebuild from.', leftOut);
  }
  return { words, rows, requests, refused, leftOut };
}

/** Every row of both lists. */
async function readRows(register: Register, onRows: (rows: number) => void): Promise<readonly ListedRow[]> {
  const found: ListedRow[] = [];
  for (const list of registerLists) {
    for await (const page of register.pages(list)) {
      found.push(...page.map((row) => ({ list, row, proof: readProof(row.proof) })));
      onRows(found.length);
    }
  }
  return found;
}
