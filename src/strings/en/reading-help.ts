/** Finding, reading aloud and coming back, for those who use them. */

export const findTexts = {
  label: 'Find in this policy',
  place: (place: number, all: number) => `${place} of ${all}`,
  nothing: 'Nothing found',
  heard: (place: number, all: number, section: string | null, words: string) =>
    section === null ? `${place} of ${all}: ${words}` : `${place} of ${all}, in ${section}: ${words}`,
  before: 'Previous match',
  next: 'Next match',
  readOn: 'Read on here',
  close: 'Close',
} as const;

export const aloudTexts = {
  start: 'Start here',
  pause: 'Pause',
  goOn: 'Go on',
  stop: 'Stop',
  nextSection: 'Next section',
  section: (name: string) => `Reading: ${name}`,
} as const;

export const continueTexts = {
  stopped: (section: string) => `You stopped at: ${section}`,
  goOn: 'Continue where you stopped',
  fromTop: 'Start again',
  /** Stands for a section without a heading. */
  beginningOf: (words: string) => `“${words.slice(0, 60).trim()}…”`,
} as const;
