import type { Contact } from '#src/domain/policy-document.ts';
import { isPersonName, isTitled, personName, titledName } from './person-names.ts';
import { isPost, postsIn } from './posts.ts';

const nameBehind = new RegExp(
  `^\\s*(?:\\(([A-Z]{2,5})\\)\\s*)?(?:\\(|[:–—-]\\s*|,\\s*|\\bis\\s+|\\(?currently\\s+)?(${personName})(?=\\)|[.,;:\\s]|$)`,
  'u',
);
const nameInFront = new RegExp(
  `(?<![\\p{L}'’-])(${personName})(?:,? (?:who )?is (?:the|our|your)|,? \\(|, (?:the|our|your|who is (?:the|our)|as)|,| – | - |,? (?:the|our)) ?$`,
  'u',
);
const deputyBehind = new RegExp(
  `^[^.;]{0,60}?\\b(?:or|and)(?: (?:to|with))? (?:the|his|her|their|our) deput(?:y|ies),? \\(?(${personName})(?=[).,;]|$| )`,
  'u',
);
const inOffice = new RegExp(
  `(${titledName}),? (?:in|at) (?:the )?((?:school |main |front )?(?:office|reception))\\b`,
  'gu',
);
const abbreviation = /^\s*\(([A-Z]{2,5})\)/u;

type Mention = { role: string; short: string | null; name: string | null };

/**
 * The posts that a document speaks of, each with the person named beside it or null: those of its forms and tables
 * first, then those of its text.
 */
export function findContacts(listed: readonly Contact[], texts: readonly string[]): Contact[] {
  const found: Mention[] = [];
  for (const { role: words, name } of listed) {
    const short = /\(([A-Z]{2,5})\)$/u.exec(words)?.[1] ?? null;
    merge(found, { role: words.replace(/\s*\([A-Z]{2,5}\)$/u, '').replace(/^(?:the|our) /u, ''), short, name });
  }
  for (const text of texts) for (const mention of inBothLanguages(text, mentionsIn(text))) merge(found, mention);
  return found.map(({ role: words, short, name }) => ({ role: short ? `${words} (${short})` : words, name }));
}

function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = [];
  for (const [, name = '', place = ''] of text.matchAll(inOffice)) {
    mentions.push({ role: place[0]?.toUpperCase() + place.slice(1), short: null, name });
  }
  for (const match of heldTogether(text, postsIn(text))) {
    const before = text.slice(Math.max(0, match.index - 80), match.index);
    const after = text.slice(match.index + match[0].length);
    if (
      /^(?:d?dsl|dpo|sbm|esl|osl|siro|ceo|cfo|lado|dsp|send?co)$/u.test(match[0]) ||
      /^ ?(?:['’]s? )?(?:polic|stud|suite|room)/u.test(after)
    )
      continue;
    const short = abbreviation.exec(after)?.[1] ?? null;
    const beyond = short ? after.replace(abbreviation, '') : after;
    const several = match[0].endsWith('s') ? namesAfter(beyond) : [];
    if (several.length > 1) {
      mentions.push(...several.map((one) => ({ role: match[0].slice(0, -1), short, name: one })));
      continue;
    }
    const name = nameAfter(beyond) ?? nameBefore(before, after);
    mentions.push({ role: match[0], short, name });
    const deputy = deputyBehind.exec(beyond.slice(0, 140))?.[1];
    if (deputy && isPersonName(deputy) && !/^deputy/iu.test(match[0]))
      mentions.push({ role: `Deputy ${match[0]}`, short: null, name: deputy });
  }
  return mentions;
}

type Post = { readonly 0: string; readonly index: number };

/** "Nursery Manager/DSL (Kerry Bowden)": two posts that one named person holds are one contact. */
function heldTogether(text: string, posts: readonly Post[]): Post[] {
  const joined: Post[] = [];
  for (const post of posts) {
    const last = joined.at(-1);
    const touches = last !== undefined && text.slice(last.index + last[0].length, post.index) === '/';
    const named = nameAfter(text.slice(post.index + post[0].length)) !== null;
    if (last && touches && named) joined[joined.length - 1] = { 0: `${last[0]}/${post[0]}`, index: last.index };
    else joined.push(post);
  }
  return joined;
}

/** A clause in two languages names its post in both: "Person Diogelu Dynodedig / Designated Safeguarding Person". */
function inBothLanguages(text: string, mentions: readonly Mention[]): Mention[] {
  const [first, second, ...others] = mentions;
  if (!first || !second || others.length > 0 || !text.includes(' / ')) return [...mentions];
  const between = text.slice(text.indexOf(first.role), text.lastIndexOf(second.role));
  const welsh = /\b(?:[bp]ennaeth|diogelu|dynodedig|cydlynydd|arweinydd|swyddog|cadeirydd)\b/iu;
  const told = first.name !== null || (welsh.test(first.role) && !welsh.test(second.role));
  const same = told && first.name === second.name && first.role !== second.role;
  return same && between.includes(' / ') ? [{ ...first, role: `${first.role} / ${second.role}` }] : [...mentions];
}

const personBehind = new RegExp(`^(${personName})(?=$|[).,;:\\s])`, 'u');

/** "Deputy DSLs, Mr A Jones and Mrs B Khan": everybody who holds a post that is printed for several. */
function namesAfter(after: string): string[] {
  const [list = ''] = /^\s*[:(,–—-]\s*[^.;()]{3,120}/u.exec(after) ?? [];
  const parts = list.replace(/^\s*[:(,–—-]\s*/u, '').split(/,\s*(?:and\s+)?|\s+(?:and|&|or)\s+/u);
  const names = parts.map((part) => personBehind.exec(part)?.[1] ?? '');
  const end = names.findIndex((name) => !isPersonName(name));
  return end === -1 ? names : names.slice(0, end);
}

function nameAfter(after: string): string | null {
  const name = nameBehind.exec(after)?.[2] ?? null;
  if (name === null || !/^\s*(?:\(|[:–—-]|,|is |\p{Lu})/u.test(after)) return null;
  const titled = isTitled(name);
  const bound = /^\s*(?:\(|:|[–—-]\s|,|is )/u.test(after);
  return isPersonName(name) && (titled || bound) ? name : null;
}

/** "Miss Hallett, the Designated Safeguarding Lead", "Jane Whitlock, DSL", "Mrs P Achebe (DSL)". */
function nameBefore(before: string, after: string): string | null {
  const match = nameInFront.exec(before);
  const name = match?.[1]?.replace(/^(?:Contact|Tell|Ask|See|Speak|Please|To|By|From|With|And|Or) /u, '') ?? null;
  if (name === null || !isPersonName(name)) return null;
  if (/\($/u.test(before) && !/^[^()]{0,40}\)/u.test(after)) return null;
  return isTitled(name) || /[,(]\s*(?:(?:the|our) )?$/u.test(before) ? name : null;
}

/** "DSL" and "Designated Safeguarding Lead (DSL)" are one post, and one post is listed once for each person. */
function merge(found: Mention[], next: Mention): void {
  const same = found.find(
    (one) => sameRole(one, next) && (one.name === null || next.name === null || samePerson(one.name, next.name)),
  );
  if (!same) {
    found.push(next);
    return;
  }
  if (next.role.length > same.role.length && key(next.role) !== key(same.role)) {
    same.short ??= /^[A-Z]{2,5}$/u.test(same.role) ? same.role : null;
    same.role = next.role;
  }
  same.short ??= next.short;
  if (same.name === null || (next.name !== null && next.name.length > same.name.length))
    same.name = next.name ?? same.name;
}

function samePerson(one: string, other: string): boolean {
  return one === other || one.split(' ').at(-1) === other.split(' ').at(-1);
}

function sameRole(one: Mention, other: Mention): boolean {
  if (isShortOf(one.role, other.role) || isShortOf(other.role, one.role)) return true;
  if (one.role.split(' / ').includes(other.role) || other.role.split(' / ').includes(one.role)) return true;
  const keys = [key(one.role), one.short].filter(Boolean);
  return (
    keys.includes(key(other.role)) ||
    (other.short !== null && (keys.includes(other.short) || one.role === other.short)) ||
    initials(one.role) === other.role ||
    initials(other.role) === one.role
  );
}

/** "The Chair" is the chair of governors that the same file names in full. */
function isShortOf(short: string, full: string): boolean {
  return /^(?:vice[- ])?(?:chair|clerk)$/iu.test(short) && full.toLowerCase().startsWith(`${short.toLowerCase()} `);
}

function key(text: string): string {
  return /^[A-Z]{2,6}$/u.test(text) ? text : text.toLowerCase().replace(/[\s-]/gu, '').replace(/s$/u, '');
}

function initials(text: string): string {
  return text
    .split(/[\s-]+/u)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}

/** "Author: J Patel, Head of IT" names one post and its holder; "Reviewed by: DPO and SBM" names two posts. */
export function contactsOfFact({ label, value }: { readonly label: string; readonly value: string }): Contact[] {
  const parts = value.split(/\s*(?:[,;&/()]|\band\b)\s*/u).filter(Boolean);
  const held = parts.filter(isPost);
  const people = parts.filter(isPersonName);
  const [person] = people;
  if (person === undefined || people.length > 1) return held.map((one) => ({ role: one, name: null }));
  const others = parts.filter((part) => part !== person && !/[\d@]/u.test(part));
  const inLabel = postsIn(label).at(-1)?.[0];
  return [{ role: held[0] ?? inLabel ?? others[0] ?? label, name: person }];
}

/** "Mrs A. Whitcombe" over "Headteacher", as a letter is signed. */
export function contactsOfLines(texts: readonly string[]): Contact[] {
  return texts.flatMap((text, at) => {
    const below = texts[at + 1] ?? '';
    return isPersonName(text) && isPost(below) ? [{ role: below, name: text }] : [];
  });
}

/** A table of posts and people: the post in the first column, a name in one of the others where one is printed. */
export function contactsOfTable(rows: readonly (readonly string[])[]): Contact[] {
  const contacts: Contact[] = [];
  const headed = /^(?:role|post|position|name|title|responsibility)$/iu.test(rows[0]?.[0] ?? '');
  const listed = rows.length >= 2 && rows.filter(([first = '']) => isPost(first)).length >= rows.length / 2;
  for (const row of rows.slice(headed ? 1 : 0)) {
    const known = row.find(isPost);
    const post = known ?? (headed || listed ? row.find((cell) => !isPersonName(cell) && cell !== '') : undefined);
    if (post) contacts.push({ role: post, name: personIn(row) });
  }
  return contacts;
}

function personIn(row: readonly string[]): string | null {
  return row.map((cell) => cell.replace(/\s*\([^()]*\)$/u, '')).find(isPersonName) ?? null;
}
