import type { Side } from './side.ts';
import { mostLight, sharedCount, sharedLight, shareOf } from './similarity.ts';

/** Two open entries with words in common, and what share of the words that is: of both together, and of each. */
export type NearPair = {
  readonly i: number;
  readonly j: number;
  readonly alike: number;
  readonly ofBefore: number;
  readonly ofAfter: number;
};

/** Below these no use is made of a pair. */
const leastAlike = 0.3;
const leastHeld = 0.7;
/** A word in more entries than these finds no pairs: it would make pairs of everything. */
const mostHolders = 400;

/** All pairs worth a look. The words are looked up in an index: most entries have nothing to do with each other. */
export function nearPairs(before: Side, after: Side): readonly NearPair[] {
  const index = new Map<string, (readonly [number, number])[]>();
  for (const j of after.open()) {
    for (const [stem, count] of after.vector(j).heavy) {
      const list = index.get(stem);
      if (list) list.push([j, count]);
      else index.set(stem, [[j, count]]);
    }
  }
  const pairs: NearPair[] = [];
  for (const i of before.open()) {
    const vector = before.vector(i);
    const shared = new Map<number, number>();
    let unasked = 0;
    for (const [stem, count] of vector.heavy) {
      const holders = index.get(stem) ?? [];
      if (holders.length > mostHolders) unasked += count;
      else for (const [j, other] of holders) shared.set(j, (shared.get(j) ?? 0) + Math.min(count, other));
    }
    for (const [j, found] of shared) {
      const other = after.vector(j);
      if (!isNear(found + unasked + mostLight(vector, other), vector.total, other.total)) continue;
      const heavy = unasked === 0 ? found : sharedCount(vector.heavy, other.heavy);
      const common = heavy + sharedLight(vector, other);
      if (!isNear(common, vector.total, other.total)) continue;
      pairs.push({
        i,
        j,
        alike: shareOf(2 * common, vector.total + other.total),
        ofBefore: shareOf(common, vector.total),
        ofAfter: shareOf(common, other.total),
      });
    }
  }
  return pairs;
}

function isNear(common: number, before: number, after: number): boolean {
  return common * 2 >= leastAlike * (before + after) || common >= leastHeld * Math.min(before, after);
}
