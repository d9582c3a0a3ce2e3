import type { PublishedWords } from '../published-words.ts';
import { classOfRewording, type Surroundings } from './classify-change.ts';
import { readingKey } from './plain-words.ts';
import type { Change, ChangeClass, PlacedText } from './types.ts';
import { alignWords, piecesOf } from './word-edit.ts';

type Fact = { readonly id: string; readonly text: string; readonly added: ChangeClass; readonly removed: ChangeClass };

/**
 * What changed beside the text: the title, the organisation, the label, the dates, audiences, contacts and lists. The
 * lists come mostly from the text itself, so what is printed there is compared there and not again here.
 */
export function compareFacts(before: PublishedWords, after: PublishedWords, about: Surroundings): readonly Change[] {
  return [
    ...compareLists(factsOf(before), factsOf(after), 'fact', about),
    ...compareLists(contactsOf(before), contactsOf(after), 'contact', about),
  ];
}

function compareLists(
  before: readonly Fact[],
  after: readonly Fact[],
  part: 'fact' | 'contact',
  about: Surroundings,
): readonly Change[] {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [old, fresh] = [withId(before, id), withId(after, id)];
    const gone = old.filter(({ text }) => !fresh.some((each) => readingKey(each.text) === readingKey(text)));
    const came = fresh.filter(({ text }) => !old.some((each) => readingKey(each.text) === readingKey(text)));
    return Array.from({ length: Math.max(gone.length, came.length) }, (_, n): Change[] => {
      const [was, is] = [gone[n], came[n]];
      if (was && is) return [reworded(was, is, part, about)];
      if (was) return [{ kind: 'removed', before: placed(was, part), changeClass: was.removed }];
      return is ? [{ kind: 'added', after: placed(is, part), changeClass: is.added }] : [];
    }).flat();
  });
}

function withId(facts: readonly Fact[], id: string): readonly Fact[] {
  return facts.filter((fact) => fact.id === id && readingKey(fact.text) !== '');
}

function reworded(before: Fact, after: Fact, part: 'fact' | 'contact', about: Surroundings): Change {
  return {
    kind: 'reworded',
    before: placed(before, part),
    after: placed(after, part),
    words: piecesOf(alignWords([before.text], [after.text])),
    moved: false,
    changeClass: isAlways(after.added) ? after.added : classOfRewording(before.text, after.text, about),
  };
}

/** A contact stays a contact and a date a date, whatever is printed. */
function isAlways(changeClass: ChangeClass): boolean {
  return changeClass === 'contact' || changeClass === 'date';
}

function placed({ id, text }: Fact, part: 'fact' | 'contact'): PlacedText {
  return { part, id, sectionHeading: null, number: null, text, leadIn: null, accepted: false };
}

function factsOf(words: PublishedWords): readonly Fact[] {
  const fact = (id: string, text: string | null, added: ChangeClass, removed = added): Fact => ({
    id,
    text: text ?? '',
    added,
    removed,
  });
  const printed = printedIn(words);
  const unprinted = (list: readonly string[]): readonly string[] =>
    list.filter((text) => !printed.includes(flat(text)));
  return [
    fact('title', words.title, 'reworded'),
    fact('organisation', words.organisation, 'reworded'),
    fact('versionLabel', words.versionLabel, 'date'),
    ...(['reviewed', 'nextReview', 'ratified', 'adopted'] as const).map((name) =>
      fact(name, words.dates[name]?.printed ?? null, 'date'),
    ),
    // Whom a policy is for lays nothing new on those who accepted it: the others are asked because they never did.
    ...words.audiences.map((audience) => fact(`audience:${audience}`, audience, 'dutyAdded', 'dutyRemoved')),
    ...unprinted(words.relatedPolicies).map((text) => fact(`relatedPolicy:${flat(text)}`, text, 'reworded')),
    ...unprinted(words.statutoryReferences).map((text) => fact(`reference:${withoutYears(text)}`, text, 'reworded')),
    ...words.metadata
      .filter(({ value }) => !printed.includes(flat(value)))
      .map(({ label, value }) => fact(`metadata:${flat(label)}`, `${label}: ${value}`, 'reworded')),
  ];
}

/** A contact with a name is compared always, one without where no clause names the post. */
function contactsOf(words: PublishedWords): readonly Fact[] {
  const printed = printedIn(words);
  return words.contacts
    .map(({ role, name }) => ({ role, name: name?.trim() ?? '' }))
    .map(({ role, name }) => ({
      id: `contact:${flat(role)}`,
      text: name !== '' ? `${role}: ${name}` : printed.includes(flat(role)) ? '' : role,
      added: 'contact',
      removed: 'contact',
    }));
}

/** Everything that is compared elsewhere, in one line. */
function printedIn({ title, organisation, versionLabel, dates, sections, declarations }: PublishedWords): string {
  type Blocks = PublishedWords['sections'][number]['blocks'];
  const texts = (blocks: Blocks): readonly string[] =>
    blocks.flatMap(({ text, children }) => [text, ...texts(children ?? [])]);
  const header = [
    title,
    organisation ?? '',
    versionLabel ?? '',
    ...Object.values(dates).map((date) => date?.printed ?? ''),
  ];
  const body = sections.flatMap(({ heading, blocks }) => [heading ?? '', ...texts(blocks)]);
  return [...header, ...body, ...declarations.map(({ text }) => text)].map(flat).join('\n');
}

function flat(text: string): string {
  return readingKey(text).toLowerCase();
}

/** "KCSIE 2025" and "KCSIE 2026" are editions of one work. */
function withoutYears(text: string): string {
  return flat(text)
    .replace(/\b(?:19|20)\d\d\b/g, '')
    .trim();
}
