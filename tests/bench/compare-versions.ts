import { diffWordsWithSpace } from 'diff';
import { compareVersions } from '#src/domain/difference/compare-versions.ts';
import type { PublishedWords } from '#src/domain/published-words.ts';
import { sectionOf, versionOf } from '#tests/domain/difference/documents.ts';
import { labelledChanges } from '#tests/domain/difference/labelled-changes.ts';
import { type Figure, median, rounded } from './figure.ts';

const runs = 5;
const clauses = 1_500;
const clausesInSection = 25;
const goalMs = 1_000;

/** Two versions of 60 pages, one clause in ten reworded, beside a plain word difference of the same text. */
export async function compareLongVersions(): Promise<Figure> {
  const [before, after] = [longVersion('before'), longVersion('after')];
  const [oldText, newText] = [textOf(before), textOf(after)];
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(timed(() => compareVersions(before, after)));
    theirs.push(timed(() => diffWordsWithSpace(oldText, newText)));
  }
  const value = median(ours);
  return {
    name: `compare two versions of ${clauses} clauses, clause by clause`,
    value: rounded(value, 0),
    unit: 'ms, against a word difference that knows no clauses',
    reference: rounded(median(theirs), 0),
    ratio: rounded(value / median(theirs)),
    goal: `under ${goalMs} ms`,
    ok: value < goalMs,
  };
}

function longVersion(side: 'before' | 'after'): PublishedWords {
  const changes = labelledChanges.filter(({ before, after }) => before !== null && after !== null);
  const text = (index: number): string => {
    const change = changes[index % changes.length];
    const words = index % 10 === 0 ? change?.[side] : change?.before;
    return `Where case ${index} of register ${index * 7} is concerned: ${words}`;
  };
  const sections = Array.from({ length: clauses / clausesInSection }, (_, section) =>
    sectionOf(
      `s${section}`,
      `Part ${section}`,
      Array.from({ length: clausesInSection }, (__, index) => text(section * clausesInSection + index)),
    ),
  );
  return versionOf({ sections });
}

function textOf({ sections }: PublishedWords): string {
  return sections.flatMap(({ heading, blocks }) => [heading, ...blocks.map(({ text }) => text)]).join('\n');
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
