/** Marks in front of a clause as schools print them: "4.", "(b)", "1.2", "iv)". A number alone is a number in a sentence. */
const marks: readonly RegExp[] = [
  /^\d{1,3}(?:\.\d{1,3}){1,3}\.?(?=\s)/u,
  /^\(?\d{1,3}[.)](?=\s)/u,
  /^\(?[ivxl]{1,6}[.)](?=\s)/iu,
  /^\(?\p{L}[.)](?=\s)/u,
];

type Marked = { readonly number: string | null; readonly text: string };

/** Parts a text from the number in front of it. */
export function readNumber(text: string): Marked {
  const trimmed = text.trim();
  const number = marks.map((mark) => mark.exec(trimmed)?.[0]).find((found) => found !== undefined);
  return number === undefined ? { number: null, text: trimmed } : { number, text: trimmed.slice(number.length).trim() };
}

/** The number and the words in one line, as the school printed them. */
export function writeNumber({ number, text }: Marked): string {
  return number === null || number === '' ? text : `${number} ${text}`.trim();
}
