import type { Block, Contact, PolicyDocument } from './policy-document.ts';

/** Short forms that school staff use without saying them in full, as "Keeping children safe in education" and UK GDPR name them. */
const shortForms: Readonly<Record<string, string>> = {
  dsl: 'designated safeguarding lead',
  ddsl: 'deputy designated safeguarding lead',
  dpo: 'data protection officer',
};

/** Local values are names of products and places as well. */
const isRole = /\b(?:lead|officer|head\w*|manager|governor|chair|co-?ordinator|senco|dd?sl|dpo|arweinydd|pennaeth)\b/iu;

type Person = { readonly role: string; readonly name: string; readonly words: readonly string[] };

/**
 * Who holds the roles that a text names, by the id of the block that names them: where each section names them first, and
 * only where the name is not printed there already.
 */
export function rolesNamedIn(document: PolicyDocument): ReadonlyMap<string, readonly Contact[]> {
  const people = peopleOf(document);
  const found = new Map<string, readonly Contact[]>();
  for (const section of document.sections) {
    const told = new Set<string>();
    for (const block of allOf(section.blocks)) {
      const here = namedIn(block, people).filter(({ role }) => !told.has(role));
      for (const { role } of here) told.add(role);
      if (here.length > 0) found.set(block.id, here);
    }
  }
  return found;
}

function peopleOf({ contacts, localValues = [] }: PolicyDocument): readonly Person[] {
  const given = [
    ...contacts,
    ...localValues.filter(({ name }) => isRole.test(name)).map(({ name, value }) => ({ role: name, name: value })),
  ];
  const people = new Map<string, Person>();
  for (const { role, name } of given) {
    const words = wordsFor(role);
    const key = words[0] ?? '';
    if (name?.trim() && key.length > 2 && !people.has(key)) people.set(key, { role, name: name.trim(), words });
  }
  return [...people.values()];
}

/** "Designated Safeguarding Lead (DSL)" is found by both. */
function wordsFor(role: string): readonly string[] {
  const short = /\((\p{Lu}{2,6})\)/u.exec(role)?.[1]?.toLowerCase();
  const long = role
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/^\s*(?:the|our)\s/iu, ' ')
    .trim()
    .toLowerCase();
  const known = Object.entries(shortForms).flatMap((pair) => (pair.includes(long) ? pair : []));
  return [...new Set([long, ...known, ...(short ? [short] : [])])];
}

/** The longest words first: a clause about the deputy does not name whom they stand in for. */
function namedIn({ type, text }: Block, people: readonly Person[]): readonly Contact[] {
  if (type === 'table') return [];
  const ways = people
    .flatMap((person) => person.words.map((words) => ({ person, words })))
    .sort((a, b) => b.words.length - a.words.length);
  const found = new Set<Person>();
  let rest = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  for (const { person, words } of ways) {
    const sought = ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    if (!rest.includes(sought)) continue;
    rest = rest.replaceAll(sought, ' | ');
    if (!text.includes(person.name)) found.add(person);
  }
  return people.filter((person) => found.has(person)).map(({ role, name }) => ({ role, name }));
}

function allOf(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [block, ...allOf(block.children ?? [])]);
}
