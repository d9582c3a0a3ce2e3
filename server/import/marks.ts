import type { Mark } from './line.ts';

/** Bullets that stand alone, and Word's symbol fonts, which arrive as characters of the private use area. */
const alwaysBullet = /^[•·●○◦▪▫■□◆◇►▸▶➢➣➤❖✓✔✗☐☑❏❐❑❒‣⁃∙\uF000-\uF0FF](?:\uFE0E|\uFE0F)?\s*/u;
const bulletBeforeSpace = /^(?:[*+\-–—§Ø]\s+|[-–—](?=\p{L})|o(?:\s+(?=\p{Lu})|\t))/u;

const numbers: readonly RegExp[] = [
  /^\d{1,3}(?:\.\d{1,3}){1,3}\.?(?=\s+\S)/u,
  /^\(?\d{1,3}[.)](?=\s|\p{L})/u,
  /^\d{1,3}(?=\t| {2,})/u,
  /^\(?(?:[ivxl]{1,6}|[IVXL]{1,6})[.)](?=\s)/u,
  /^\(?\p{L}[.)](?=\s)/u,
];

/** Parts a line from the bullet or number in front of it. */
export function readMark(text: string): { mark: Mark | null; rest: string } {
  const bullet = alwaysBullet.exec(text) ?? bulletBeforeSpace.exec(text);
  if (bullet) return afterBullet(text.slice(bullet[0].length).trim(), bullet[0].trim());
  for (const pattern of numbers) {
    const number = pattern.exec(text);
    if (number) return { mark: { kind: 'number', printed: number[0] }, rest: text.slice(number[0].length).trim() };
  }
  return { mark: null, rest: text };
}

const box = /^[☐☑□❏❐❑❒]\s*/u;

/** A converter sometimes leaves two marks in front of one item; people cite the number, and tick the box. */
function afterBullet(rest: string, printed: string): { mark: Mark; rest: string } {
  const inner = numbers.map((pattern) => pattern.exec(rest)).find((match) => match !== null);
  const ticked = inner ? null : box.exec(rest);
  if (ticked) return { mark: { kind: 'bullet', printed: ticked[0].trim() }, rest: rest.slice(ticked[0].length) };
  if (!inner) return { mark: { kind: 'bullet', printed }, rest };
  return { mark: { kind: 'number', printed: inner[0] }, rest: rest.slice(inner[0].length).trim() };
}

/** Which list a mark belongs to: items of one list share it. */
export function listStyle(mark: Mark): string {
  if (mark.kind === 'bullet') return `bullet ${mark.printed}`;
  const core = mark.printed.replace(/[().]+$/u, '').replace(/^\(/u, '');
  const shape = mark.printed.replace(/[\p{L}\p{N}]+/gu, 'x');
  if (/^\d+$/u.test(core)) return `number ${shape}`;
  if (/^\d/u.test(core)) return `number of depth ${core.split('.').length}`;
  if (/^[ivxl]{2,}$/u.test(core) || /^[ivx]$/u.test(core)) return `roman ${shape}`;
  if (/^[IVXL]{2,}$/u.test(core)) return `ROMAN ${shape}`;
  return `letter ${shape} ${core === core.toLowerCase() ? 'small' : 'large'}`;
}

/** The plain count of "7.", "(7)" or "7)", or null where the mark is no such number. */
export function countOf(mark: Mark | null): number | null {
  const match = mark === null ? null : /^\(?(\d+)[.)]?$/u.exec(mark.printed);
  return match?.[1] === undefined ? null : Number(match[1]);
}
