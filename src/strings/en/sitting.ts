/** Several policies in one sitting. */

export const sittingTexts = {
  place: (place: number, all: number) => `${place} of ${all}`,
  heard: (place: number, all: number) => `Policy ${place} of ${all}`,
  navigation: 'Several in one sitting',
  next: 'Next policy',
  finish: 'Finish',
  recorded: (title: string, code: string) => `Recorded: ${title}. Receipt ${code}.`,
  title: 'Thank you. That is everything.',
  titleOpen: 'Done for now',
  lead: (accepted: number, all: number) =>
    accepted === all ? `You have accepted all ${all}.` : `You have accepted ${accepted} of ${all}.`,
  receipts: 'Your receipts',
  left: 'Still waiting',
} as const;
