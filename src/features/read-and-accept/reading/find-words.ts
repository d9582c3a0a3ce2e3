import { partsIn } from './words-on-page.ts';

export type Found = { readonly part: HTMLElement; readonly range: Range };

/** More than anybody goes through one by one; a single letter would find every word. */
const most = 500;

/** Every place where the words stand, folded parts included; a clause is found by its printed number as well. */
export function findWords(text: HTMLElement, sought: string): readonly Found[] {
  const wanted = folded(sought).trim().replace(/ +/g, ' ');
  if (wanted === '') return [];
  const found: Found[] = [];
  for (const part of partsIn(text)) {
    const number = numberOf(part);
    if (number && folded(number.textContent ?? '').replace(/[.)]+$/, '') === wanted.replace(/[.)]+$/, ''))
      found.push({ part, range: rangeOver(number) });
    found.push(...rangesIn(part, wanted).map((range) => ({ part, range })));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

function numberOf(part: HTMLElement): Element | null {
  return part.dataset['number'] ? (part.closest('li')?.firstElementChild ?? null) : null;
}

function rangeOver(element: Element): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

function rangesIn(part: HTMLElement, wanted: string): readonly Range[] {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Node; readonly start: number }[] = [];
  let all = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, start: all.length });
    all += folded(node.nodeValue ?? '');
  }
  const at = (place: number) => {
    const holder = nodes.findLast(({ start }) => start <= place);
    return { node: holder?.node ?? part, offset: place - (holder?.start ?? 0) };
  };
  const ranges: Range[] = [];
  for (let place = all.indexOf(wanted); place >= 0; place = all.indexOf(wanted, place + wanted.length)) {
    const range = document.createRange();
    const [from, last] = [at(place), at(place + wanted.length - 1)];
    range.setStart(from.node, from.offset);
    range.setEnd(last.node, last.offset + 1);
    ranges.push(range);
  }
  return ranges;
}

const alike: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-' };

/** Letter for letter as long as before, so that a place in it is a place in the text. */
export function folded(text: string): string {
  return text.replace(/[^ -~]|[A-Z]/g, (letter) => {
    if (/\s/.test(letter)) return ' ';
    const plain = alike[letter] ?? letter.normalize('NFD').charAt(0).toLowerCase();
    return plain.length === letter.length ? plain : letter;
  });
}
