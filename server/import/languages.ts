import { wordsOf } from './words.ts';

/** The commonest small words of each language that British schools print policies in. */
const small = {
  'en-GB': new Set('the and of to will not for that with school is are have this'.split(' ')),
  cy: new Set('yn yr ac mae ar gyda bydd byddaf wedi fydd eu ein nid neu hyn ysgol'.split(' ')),
};

/** The languages of a text, the main one first; a few borrowed words do not make a language. */
export function languagesOf(text: string): string[] {
  const words = wordsOf(text.toLowerCase());
  const counts = Object.entries(small).map(([tag, set]) => ({
    tag,
    count: words.filter((word) => set.has(word)).length,
  }));
  const present = counts
    .filter(({ count }) => count >= 5 && count >= words.length * 0.02)
    .sort((a, b) => b.count - a.count);
  return present.length === 0 ? ['en-GB'] : present.map(({ tag }) => tag);
}
