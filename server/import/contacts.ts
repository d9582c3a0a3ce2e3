import type { Contact } from '#src/domain/policy-document.ts';

const deputy = '(?:(?:deputy|assistant|acting|executive|vice)[ -])?';
const role = [
  `${deputy}head[ -]?teacher`,
  `${deputy}head of school`,
  `${deputy}principal`,
  `${deputy}designated safeguarding (?:lead|officer|person)s?`,
  'designated safeguarding governor',
  '(?:safeguarding|online safety|e-?safety|digital safety|internet safety|child protection|data protection|computing|ict|it|digital|curriculum|gdpr|prevent)(?: ?/ ?\\w+)? (?:lead(?:er)?|champion|co-?ordinator|officer|manager|governor|technician|subject leader)s?',
  '(?:school|network|system|systems|office|site|ict|it|school business|business|line) (?:technician|manager|administrator)s?',
  '(?:it|ict) support',
  'chair of (?:the )?(?:governors|governing body|governing board|trustees)',
  'DPO',
  `${deputy}DSL`,
  'DDSL',
  'SBM',
  'ESL',
  'SENDCO',
  'SENCO',
];
const roles = new RegExp(`(?<![\\p{L}-])(?:${role.join('|')})(?![\\p{L}-])`, 'giu');
const wholeRole = new RegExp(`^(?:the )?(?:${role.join('|')})(?: ?\\([\\p{L} -]{2,12}\\))?$`, 'iu');
const person =
  "(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr|Rev|Revd|Fr|Sir|Dame|Prof|Sr)\\.? (?:\\p{Lu}[\\p{L}'’.-]*)(?: \\p{Lu}[\\p{L}'’-]*){0,2}|(?:\\p{Lu}[\\p{Ll}'’-]+|\\p{Lu}\\.?)(?: \\p{Lu}\\.?)?(?: \\p{Lu}[\\p{L}'’-]+){1,2})";
const named = new RegExp(
  `^\\s*(?:\\((?:[A-Z]{2,5}\\)\\s*)?)?(?:\\(|[:–—-]\\s*|,\\s*|is\\s+|\\(?currently\\s+)?(${person})(?=\\)|[.,;\\s]|$)`,
  'u',
);
const abbreviation = /^\s*\(([A-Z]{2,5})\)/u;

/** A value that is the name of a person and not of a post. */
function isPersonName(text: string): boolean {
  const plain = text.trim();
  return (
    new RegExp(`^${person}$`, 'u').test(plain) &&
    !wholeRole.test(plain) &&
    !/\b(?:School|Academy|Office|Lead|Policy|Team|Board|Body|Officer|Manager)\b/u.test(plain)
  );
}

function isRole(text: string): boolean {
  return wholeRole.test(text.trim());
}

type Mention = { role: string; short: string | null; name: string | null };

/**
 * The posts that a document speaks of, each with the person named beside it or null: those of its forms and tables
 * first, then those of its text.
 */
export function findContacts(listed: readonly Contact[], texts: readonly string[]): Contact[] {
  const found: Mention[] = [];
  for (const { role: words, name } of listed) {
    const short = /\(([A-Z]{2,5})\)$/u.exec(words)?.[1] ?? null;
    merge(found, { role: words.replace(/\s*\([A-Z]{2,5}\)$/u, ''), short, name });
  }
  for (const text of texts) {
    for (const match of text.matchAll(roles)) {
      const after = text.slice(match.index + match[0].length);
      if (/^[a-z]{2,5}$/u.test(match[0]) || after.startsWith('@')) continue;
      const short = abbreviation.exec(after)?.[1] ?? null;
      const name = nameAfter(short ? after.replace(abbreviation, '') : after);
      merge(found, { role: match[0], short, name });
    }
  }
  return found.map(({ role: words, short, name }) => ({ role: short ? `${words} (${short})` : words, name }));
}

function nameAfter(after: string): string | null {
  const name = named.exec(after)?.[1] ?? null;
  if (name === null || !/^\s*(?:\(|[:–—-]|,|is )/u.test(after)) return null;
  const titled = /^(?:Mr|Mrs|Miss|Ms|Mx|Dr|Rev)/u.test(name);
  const bound = /^\s*(?:\(|:|[–—-]\s)/u.test(after);
  return isPersonName(name) && (titled || bound) ? name : null;
}

/** "DSL" and "Designated Safeguarding Lead (DSL)" are one post, and one post is listed once for each person. */
function merge(found: Mention[], next: Mention): void {
  const same = found.find(
    (one) => sameRole(one, next) && (one.name === null || next.name === null || one.name === next.name),
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
  same.name ??= next.name;
}

function sameRole(one: Mention, other: Mention): boolean {
  const keys = [key(one.role), one.short].filter(Boolean);
  return (
    keys.includes(key(other.role)) ||
    (other.short !== null && (keys.includes(other.short) || one.role === other.short)) ||
    initials(one.role) === other.role ||
    initials(other.role) === one.role
  );
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
  const posts = parts.filter(isRole);
  const people = parts.filter(isPersonName);
  const [person] = people;
  if (person === undefined || people.length > 1) return posts.map((post) => ({ role: post, name: null }));
  const others = parts.filter((part) => part !== person);
  return [{ role: posts[0] ?? others[0] ?? label, name: person }];
}

/** A table of posts and people: the post in the first column, a name in one of the others where one is printed. */
export function contactsOfTable(rows: readonly (readonly string[])[]): Contact[] {
  const contacts: Contact[] = [];
  const headed = /^(?:role|post|position|name|title|responsibility)$/iu.test(rows[0]?.[0] ?? '');
  for (const row of rows.slice(headed ? 1 : 0)) {
    const post = row.find((cell) => isRole(cell) || (headed && !isPersonName(cell) && cell !== ''));
    if (post && (isRole(post) || headed)) contacts.push({ role: post, name: row.find(isPersonName) ?? null });
  }
  return contacts;
}
