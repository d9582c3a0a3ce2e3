/**
 * layout: misprints, spelling, capitals, marks, spaces; no other word changed.
 * contact: only who or where somebody is reached: a person, a post, an address, a number.
 * date: only dates, years, editions and labels.
 * tightened, loosened: a word that binds or lets off came, went or changed: must, may, not, only, unless, all, an amount.
 * dutyAdded, dutyRemoved: a rule, or a sentence with one, came or went.
 * reworded: the meaning may have changed and nothing above fits, or the signs disagree. Treated as material.
 */
export const changeClasses = [
  'layout',
  'contact',
  'date',
  'tightened',
  'loosened',
  'dutyAdded',
  'dutyRemoved',
  'reworded',
] as const;
export type ChangeClass = (typeof changeClasses)[number];

export type WordPiece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** A thing with words in a version. */
export type PlacedText = {
  /** A fact is the title, the organisation, the label, a date, an audience and the like; its `id` says which. */
  readonly part: 'clause' | 'paragraph' | 'table' | 'heading' | 'declaration' | 'field' | 'contact' | 'fact';
  readonly id: string;
  readonly sectionHeading: string | null;
  readonly number: string | null;
  readonly text: string;
  /** The words a fragment needs to read as a sentence: the heading or the clause that leads into it. */
  readonly leadIn: string | null;
  /** Part of what a signer accepts, not of an annex. */
  readonly accepted: boolean;
};

export type Change =
  | { readonly kind: 'moved'; readonly before: PlacedText; readonly after: PlacedText }
  | {
      readonly kind: 'reworded';
      readonly before: PlacedText;
      readonly after: PlacedText;
      readonly words: readonly WordPiece[];
      readonly moved: boolean;
      readonly changeClass: ChangeClass;
    }
  | { readonly kind: 'added'; readonly after: PlacedText; readonly changeClass: ChangeClass }
  | { readonly kind: 'removed'; readonly before: PlacedText; readonly changeClass: ChangeClass };

export type VersionDifference = {
  readonly changes: readonly Change[];
  /** How many clauses, paragraphs and tables stayed as they were. */
  readonly unchanged: number;
};

export type ChangeKind = 'minor' | 'material';

/** `because` holds the changes that make it material: the same objects as in the difference. */
export type ProposedKind = { readonly kind: ChangeKind; readonly because: readonly Change[] };
