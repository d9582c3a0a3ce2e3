import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions } from '#src/domain/difference/compare-versions.ts';
import { applyScript, type EditScript, editScript } from '#src/domain/difference/edit-script.ts';
import { plain, readingKey } from '#src/domain/difference/plain-words.ts';
import type { Change, PlacedText } from '#src/domain/difference/types.ts';
import type { Block } from '#src/domain/policy-document.ts';
import type { PublishedWords } from '#src/domain/published-words.ts';
import { anyVersion, editedVersion } from './arbitrary-versions.ts';
import { sectionOf, versionOf } from './documents.ts';

const pairs = fc.oneof(fc.tuple(anyVersion, anyVersion), editedVersion);
// A fixed seed: the same cases on every machine, and a failure that comes back.
const runs = { numRuns: 150, seed: 20260901 };

describe('the edit script', () => {
  test('applied to the old version gives the new one, to the letter', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const script = JSON.parse(JSON.stringify(editScript(before, after))) as EditScript;
        expect(applyScript(before, script)).toEqual(after);
      }),
      runs,
    );
  });

  test('keeps the words that stayed instead of writing them again', () => {
    const before = versionOf({ sections: [sectionOf('s', 'Phones', ['I should lock my phone away.', 'I will ask.'])] });
    const after = versionOf({ sections: [sectionOf('s', 'Phones', ['I must lock my phone away.', 'I will ask.'])] });
    expect(editScript(before, after).steps.map(({ words }) => words)).toEqual([
      null,
      [{ keep: 1 }, { drop: 1 }, { put: 'must ' }, { keep: 5 }],
      null,
    ]);
  });
});

describe('the difference', () => {
  test('of a version with itself is empty', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        expect(compareVersions(version, structuredClone(version)).changes).toEqual([]);
      }),
      runs,
    );
  });

  test('does not see printed numbers and ids', () => {
    fc.assert(
      fc.property(anyVersion, fc.array(fc.string(), { minLength: 1 }), (version, marks) => {
        const after = {
          ...version,
          sections: version.sections.map((section, index) => remarked(section, marks, index)),
        };
        expect(compareVersions(version, after).changes).toEqual([]);
      }),
      runs,
    );
  });

  test('the other way has added and removed, and before and after, exchanged', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        const there = compareVersions(before, after).changes.map((change) => endsOf(change));
        const back = compareVersions(after, before).changes.map((change) => endsOf(change).reverse());
        expect(sorted(back.filter(isOneSided))).toEqual(sorted(there.filter(isOneSided)));
      }),
      runs,
    );
  });

  test('holds every word once: what changed, and what both versions share', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [before, after] = [bodyOf(one), bodyOf(other)];
        const { changes } = compareVersions(before, after);
        const ends = changes.map((change) => endsOf(change));
        const stayed = [
          without(
            wordsOf(before),
            ends.flatMap(([text]) => tally(text)),
          ),
          without(
            wordsOf(after),
            ends.flatMap(([, text]) => tally(text)),
          ),
        ];
        expect(stayed[0]).toEqual(stayed[1]);
        expect(stayed.flat()).not.toContain(undefined);
      }),
      runs,
    );
  });

  test('shows the words of a clause so that both versions of it can be read', () => {
    fc.assert(
      fc.property(pairs, ([before, after]) => {
        for (const change of compareVersions(before, after).changes) {
          if (change.kind !== 'reworded') continue;
          const read = (kind: 'added' | 'removed'): string =>
            change.words
              .filter((piece) => piece.kind === kind || piece.kind === 'same')
              .map(({ text }) => text)
              .join('');
          expect(read('added')).toBe(change.after.text);
          expect(readingKey(read('removed'))).toBe(readingKey(change.before.text));
        }
      }),
      runs,
    );
  });

  test('of sections in another order says only what moved', () => {
    const topics = ['phones', 'passwords', 'pictures', 'visitors', 'breaches', 'training'];
    fc.assert(
      fc.property(fc.shuffledSubarray(topics, { minLength: topics.length }), (order) => {
        const version = (names: readonly string[]): PublishedWords =>
          versionOf({
            sections: names.map((name) =>
              sectionOf(name, `On ${name}`, [`I will mind ${name}.`, `Ask about ${name} first.`]),
            ),
          });
        const { changes, unchanged } = compareVersions(version(topics), version(order));
        expect(changes.every(({ kind }) => kind === 'moved')).toBe(true);
        expect(changes.length).toBeLessThan(topics.length);
        expect(unchanged).toBe(2 * topics.length);
      }),
      runs,
    );
  });
});

function remarked<T extends { readonly id: string; readonly blocks: readonly Block[] }>(
  section: T,
  marks: readonly string[],
  index: number,
): T {
  const mark = (at: number): string => marks[at % marks.length] ?? '';
  const blocks = (list: readonly Block[]): readonly Block[] =>
    list.map((block, at) => ({
      ...block,
      id: mark(at + index),
      number: mark(at),
      ...(block.children ? { children: blocks(block.children) } : {}),
    }));
  return { ...section, id: mark(index), blocks: blocks(section.blocks) };
}

function endsOf(change: Change): [before: PlacedText | null, after: PlacedText | null] {
  return [change.kind === 'added' ? null : change.before, change.kind === 'removed' ? null : change.after];
}

function isOneSided([before, after]: readonly (PlacedText | null)[]): boolean {
  return before === null || after === null;
}

function sorted(ends: readonly unknown[]): readonly string[] {
  return ends.map((each) => JSON.stringify(each)).sort();
}

/** Only the text: facts and contacts repeat its words, and so do declarations that it prints. */
function bodyOf(version: PublishedWords): PublishedWords {
  return versionOf({ sections: version.sections.map((section) => ({ ...section, kind: 'clauses' as const })) });
}

function wordsOf({ sections }: PublishedWords): readonly string[] {
  const texts = (blocks: readonly Block[]): readonly string[] =>
    blocks.flatMap(({ text, children }) => [text, ...texts(children ?? [])]);
  return sections.flatMap(({ heading, blocks }) => [heading ?? '', ...texts(blocks)]).flatMap(split);
}

function tally(place: PlacedText | null): readonly string[] {
  return place === null ? [] : split(place.text);
}

function split(text: string): readonly string[] {
  return plain(text).split(' ').filter(Boolean);
}

/** The words that are left, sorted; undefined stands for one that was told twice. */
function without(words: readonly string[], told: readonly string[]): readonly (string | undefined)[] {
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  for (const word of told) left.set(word, (left.get(word) ?? 0) - 1);
  return [...left]
    .flatMap(([word, count]) => (count < 0 ? [undefined] : Array.from({ length: count }, () => word)))
    .sort();
}
