import type { PlainDay } from './day.ts';

export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof nations)[number];

/** Days on which the school is closed, both ends included. */
export type Closure = { readonly name: string; readonly from: PlainDay; readonly until: PlainDay };

/** What a school decides for all its campaigns. */
export type School = {
  readonly nation: Nation;
  /** Holidays and other days without work, beside weekends and the nation's bank holidays. */
  readonly closures: readonly Closure[];
  /** Messages that chase leave between these hours of the school's day: from the first, until before the second. */
  readonly chaseFrom: number;
  readonly chaseUntil: number;
  /** Ways to try, in this order, where a Teams card cannot reach somebody. */
  readonly fallbacks: readonly ('mail' | 'plain-mail' | 'slip')[];
  /** Whether the owner of a campaign gets a summary on the first working day of each week. */
  readonly weeklySummary: boolean;
};

export const usualSchool: School = {
  nation: 'england',
  closures: [],
  chaseFrom: 8,
  chaseUntil: 17,
  fallbacks: ['mail', 'plain-mail', 'slip'],
  weeklySummary: true,
};
