/** Twentieths of a point in one column of a `Line`: Word's usual step of half an inch is four of them. */
const column = 180;

/**
 * The columns of list items. Inside one of Word's lists its level decides, since people drag items about; a second list
 * that stands further in is nested in the first, though both say level 0.
 */
export class ListIndents {
  private base: number | null = null;
  private readonly known = new Map<string, { readonly level: number; readonly columns: number }>();

  ofListed(list: string, level: number, left: number): () => number {
    const seen = this.known.get(list);
    if (seen) return () => Math.max(0, seen.columns + (level - seen.level) * 4);
    this.base ??= left - level * 4 * column;
    const columns = Math.max(0, Math.round((left - this.base) / column));
    this.known.set(list, { level, columns });
    return () => columns;
  }

  /** An item with a typed mark: by its indent and the tabs before it, in whole steps, since both are set by eye. */
  ofTyped(left: number, tabs: number): number {
    this.base ??= left;
    return Math.max(0, Math.round((left - this.base) / column / 4) * 4 + tabs * 4);
  }

  /** A paragraph that is no item ends what can be compared. */
  endList(): void {
    this.base = null;
    this.known.clear();
  }
}
