const signs: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** Small Roman numbers; beyond what they can write, digits. */
export function inRoman(count: number): string {
  if (count < 1 || count > 3_999) return String(count);
  let left = count;
  let text = '';
  for (const [size, sign] of signs) {
    while (left >= size) {
      text += sign;
      left -= size;
    }
  }
  return text;
}

/** a to z, then aa, bb, as Word counts; beyond what anyone would print, digits. */
export function inLetters(count: number): string {
  if (count < 1 || count > 780) return String(count);
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const cardinals =
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty'.split(
    ' ',
  );
const ordinals =
  'Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth Twentieth'.split(
    ' ',
  );

/** "One" to "Twenty"; no policy counts further in words. */
export function cardinalWord(count: number): string {
  return cardinals[count] ?? String(count);
}

export function ordinalWord(count: number): string {
  return ordinals[count] ?? String(count);
}
