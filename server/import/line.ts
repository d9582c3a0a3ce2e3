/** The mark a list item is printed with: a bullet of any kind, or a number or letter as it stands in the file. */
export type Mark = { readonly kind: 'bullet' | 'number'; readonly printed: string };

/**
 * What every container is read into: one line for each paragraph, list item, heading or table of the file, in the order
 * of reading. `text` holds the words alone, with links written as in Markdown; all other style is in the hints.
 */
export type Line = {
  readonly text: string;
  readonly mark: Mark | null;
  /** Columns from the left margin; only its order matters. */
  readonly indent: number;
  /** The level of a heading that the file itself declares, or null. */
  readonly heading: number | null;
  /** The style of the whole line; words that stand out inside it are not marked. */
  readonly style: 'bold' | 'italic' | null;
  /** True where the file leaves space before the line. */
  readonly gap: boolean;
  readonly rows: readonly (readonly string[])[] | null;
};

export type Discard = { readonly text: string; readonly reason: string };

/** A file after its container is opened: the lines, the words a person would see, and what was left out. */
export type ReadFile = {
  readonly lines: readonly Line[];
  readonly text: string;
  readonly discarded: readonly Discard[];
  /**
   * The lines printed at the top and the foot of pages, cells parted by tabs. They are also in `discarded`; a title or a
   * version that stands nowhere else is read from them.
   */
  readonly furniture?: readonly string[];
  readonly warnings: readonly string[];
};

export function line(text: string, hints: Partial<Omit<Line, 'text'>> = {}): Line {
  return { text, mark: null, indent: 0, heading: null, style: null, gap: false, rows: null, ...hints };
}
