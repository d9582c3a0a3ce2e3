/** What helps a person to read, and several policies in one sitting. */

export const toolTexts = {
  tools: 'Reading tools',
  size: 'Text size',
  sizes: { 1: 'Normal text', 1.2: 'Larger text', 1.45: 'Largest text' } as const satisfies Record<number, string>,
  find: 'Find',
  aloud: 'Read aloud',
  print: 'Print',
  start: 'Start here',
  pause: 'Pause',
  goOn: 'Go on',
  stop: 'Stop',
  nextSection: 'Next section',
  section: (name: string) => `Reading: ${name}`,
  printed: (day: string, hash: string) => `Printed on ${day}. Fingerprint of the words: ${hash}`,
} as const;

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

export const continueTexts = {
  stopped: (section: string) => `You stopped at: ${section}`,
  goOn: 'Continue where you stopped',
  fromTop: 'Start again',
  /** Stands for a section without a heading. */
  beginningOf: (words: string) => `“${words.slice(0, 60).trim()}…”`,
  answersKept: 'Your answers from before are still here. They were kept on this device only.',
} as const;

export const sittingTexts = {
  start: (count: number) => `Read and accept all ${count}`,
  place: (place: number, all: number) => `${place} of ${all}`,
  heard: (place: number, all: number, title: string) => `Policy ${place} of ${all}: ${title}`,
  navigation: 'Several in one sitting',
  next: 'Next policy',
  later: 'Leave for later',
  finish: 'Finish',
  recorded: (title: string, code: string) => `Recorded: ${title}. Receipt ${code}.`,
  title: 'Thank you. That is everything.',
  titleOpen: 'Done for now',
  lead: (accepted: number, all: number) =>
    accepted === all ? `You have accepted all ${all}.` : `You have accepted ${accepted} of ${all}.`,
  receipts: 'Your receipts',
  left: 'Still waiting',
  receipt: 'Open receipt',
} as const;

export const receiptFileTexts = {
  save: 'Save a copy',
  saveAll: 'Save all receipts',
  printAll: 'Print',
  saved: 'Saved to your downloads.',
  fileName: (title: string, code: string) => `Receipt ${code} ${title}`,
  fileNameAll: 'Receipts',
  title: 'Receipt',
  policy: 'Policy',
  by: 'Accepted by',
  when: 'Accepted',
  exactly: 'The same moment in UTC',
  ledger: 'Number in the ledger',
  fingerprint: 'Fingerprint of the words (SHA-256)',
  reference: 'Receipt',
  where: 'Where',
  channels: {
    'teams-card': 'Card in Microsoft Teams',
    'teams-tab': 'Microsoft Teams',
    'outlook-pane': 'Outlook',
    'outlook-message': 'Message in Outlook',
    web: 'Browser',
  },
  recalled: 'The school has recalled this version since.',
  note: 'The fingerprint belongs to the exact words of this version. Ask the school to compare it with its register.',
} as const;
