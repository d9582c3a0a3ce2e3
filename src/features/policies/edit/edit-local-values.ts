import { placesIn } from '#src/domain/local-values.ts';
import type { LocalValue, PolicyDocument } from '#src/domain/policy-document.ts';
import { typeInBlock, withLeftOut } from './edit-blocks.ts';
import { blockSpot, type Edited, findBlock, mapTexts } from './edit-document.ts';

type LocalPlace = LocalValue & { /** In how many places the text asks for it. */ readonly places: number };

/** What the text leaves to each school, in the order it is printed, with the school's words; then what nothing asks for. */
export function localPlaces(document: PolicyDocument): readonly LocalPlace[] {
  const values = document.localValues ?? [];
  const asked = placesIn(document);
  const unasked = values.map(({ name }) => name).filter((name) => !asked.some((other) => isSame(name, other)));
  return [...asked, ...unasked].map((name) => ({
    name,
    value: values.find((one) => isSame(one.name, name))?.value ?? '',
    places: countPlaces(document, name),
  }));
}

export function setLocalValue(document: PolicyDocument, name: string, value: string): PolicyDocument {
  const values = document.localValues ?? [];
  const isKnown = values.some((one) => isSame(one.name, name));
  const localValues = isKnown
    ? values.map((one) => (isSame(one.name, name) ? { ...one, value } : one))
    : [...values, { name, value }];
  return { ...document, localValues };
}

/**
 * Takes chosen words out of a block and leaves a name in their place; the words become what this school says there.
 * Null where the name already stands for other words, or the choice cuts a place in two.
 */
export function makeLocalValue(
  document: PolicyDocument,
  blockId: string,
  choice: { readonly from: number; readonly to: number; readonly name: string },
): Edited | null {
  const block = findBlock(document, blockId);
  const name = cleanName(choice.name);
  if (!block || name === '') return null;
  const words = block.text.slice(choice.from, choice.to);
  const value = words.trim();
  const known = (document.localValues ?? []).find((one) => isSame(one.name, name));
  if (value === '' || /[{}[\]]/u.test(value) || (known && known.value.trim() !== value)) return null;
  if (!known && placesIn(document).some((one) => isSame(one, name))) return null;
  const lead = words.slice(0, words.length - words.trimStart().length);
  const tail = words.slice(words.trimEnd().length);
  const text = `${block.text.slice(0, choice.from)}${lead}{{${name}}}${tail}${block.text.slice(choice.to)}`;
  if (isInsidePlace(block.text, choice.from) || isInsidePlace(block.text, choice.to)) return null;
  const changed = typeInBlock(document, blockId, text);
  return { document: setLocalValue(changed, name, value), spot: blockSpot(blockId) };
}

/** Puts the school's words into the text for good, and forgets the name. Null where the text waits for words. */
export function settleLocalValue(document: PolicyDocument, name: string): PolicyDocument | null {
  const value = localPlaces(document).find((one) => isSame(one.name, name));
  if (!value || (value.value.trim() === '' && value.places > 0)) return null;
  const localValues = (document.localValues ?? []).filter((one) => !isSame(one.name, name));
  const fill = (text: string) =>
    text.replace(place, (whole, found: string) => (isSame(found, name) ? value.value.trim() : whole));
  const settled = mapTexts({ ...document, localValues }, fill);
  const contacts = settled.contacts.map((contact) => ({
    role: fill(contact.role),
    name: contact.name === null ? null : fill(contact.name),
  }));
  const filled = { ...settled, title: fill(settled.title), contacts };
  return value.places > 0 ? filled : withLeftOut(filled, [{ text: value.value, reason: 'reviewer-no-place' }]);
}

const place = /\{\{\s*([^{}]+?)\s*\}\}/gu;

function countPlaces(document: PolicyDocument, name: string): number {
  const texts = [document.title, ...document.contacts.flatMap((contact) => [contact.role, contact.name ?? ''])];
  mapTexts(document, (text) => {
    texts.push(text);
    return text;
  });
  return texts.flatMap((text) => [...text.matchAll(place)]).filter(([, found]) => isSame(found ?? '', name)).length;
}

function isInsidePlace(text: string, at: number): boolean {
  return text.lastIndexOf('{{', at) > text.lastIndexOf('}}', at - 1);
}

function cleanName(name: string): string {
  return name
    .replace(/[{}\s]+/gu, ' ')
    .trim()
    .slice(0, 100);
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
