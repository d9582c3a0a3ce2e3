/** Two things that were matched: where they stand before and after, and how much they weigh. */
export type Matched = { readonly before: number; readonly after: number; readonly weight: number };

/**
 * The heaviest set of matches that keep their order: what a reader takes as having stayed. The others moved. Matches
 * come in the order of `before`.
 */
export function keptInOrder(matches: readonly Matched[]): ReadonlySet<Matched> {
  const ranks = new Map(
    matches
      .map(({ after }) => after)
      .sort((a, b) => a - b)
      .map((after, rank) => [after, rank + 1]),
  );
  // A Fenwick tree of the best chain that ends at or before a place.
  const best: (Chain | undefined)[] = new Array(matches.length + 1).fill(undefined);
  let heaviest: Chain | undefined;
  for (const match of matches) {
    const rank = ranks.get(match.after) ?? 0;
    let previous: Chain | undefined;
    for (let at = rank - 1; at > 0; at -= at & -at) previous = heavier(best[at], previous);
    const chain: Chain = { match, previous, weight: match.weight + (previous?.weight ?? 0) };
    for (let at = rank; at < best.length; at += at & -at) best[at] = heavier(best[at], chain);
    heaviest = heavier(heaviest, chain);
  }
  const kept = new Set<Matched>();
  for (let chain = heaviest; chain !== undefined; chain = chain.previous) kept.add(chain.match);
  return kept;
}

type Chain = { readonly match: Matched; readonly previous: Chain | undefined; readonly weight: number };

function heavier(a: Chain | undefined, b: Chain | undefined): Chain | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.weight > a.weight ? b : a;
}
