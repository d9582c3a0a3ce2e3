import type { Contact, PolicyDocument } from '../policy-document.ts';

/** Somebody a policy names. Words are folded: small letters without accents. */
export type NamedPerson = {
  readonly printed: string;
  readonly role: string;
  /** First names or initials, as far as printed. */
  readonly given: readonly string[];
  /** Empty where only a mail address is printed. */
  readonly surname: readonly string[];
  readonly mail: string | null;
  /** What finds the person in a directory. */
  readonly search: readonly string[];
};

const titles = new Set(
  'mr mrs miss ms mx dr rev revd reverend fr sr sir dame prof professor sister father cllr'.split(' '),
);
/** Small words inside a name. */
const particles = new Set('de da di del della der den van von la le el al ap ab bin bint ibn of st'.split(' '));
/** Words by which a line names an office, a firm or nobody, and not a person. */
const notPeople = new Set(
  `the a our all any head headteacher headmaster headmistress deputy assistant principal governor governors governance chair
  lead leader leaders leadership officer manager coordinator co ordinator team office school schools trust academy college
  council authority local service services ltd limited plc llp helpline support department police nspcc lado board committee
  clerk dsl ddsl dpo sbm sencdo senco slt staff technician technical group company provider solutions education systems
  technology software it ict tbc tba vacant vacancy none na everyone safeguarding designated online safety data protection
  see website contact name please ask relevant line business network`.split(/\s+/u),
);
const roleLike =
  /\b(?:lead|leader|officer|head|headteacher|principal|manager|governor|chair|clerk|co-?ordinator|champion|technician|deputy|dsl|ddsl|dpo|sbm|senco|director|administrator|nurse|bursar|secretary|contact|trustee|caretaker|person|who)\b/iu;

/** Everyone a policy names, each once with the first role it gives them: its contacts, and local values that are people. */
export function peopleNamedIn(words: PolicyDocument): readonly NamedPerson[] {
  const printed: readonly Contact[] = [
    ...words.contacts,
    ...(words.localValues ?? []).filter(isPersonsPlace).map(({ name, value }) => ({ role: name, name: value })),
  ];
  const people = printed.flatMap(({ role, name }) =>
    name === null ? [] : namesIn(name).flatMap((one) => personFrom(one, role)),
  );
  return [...new Map(people.toReversed().map((person) => [keyOf(person), person])).values()].toReversed();
}

/** Small letters without accents, apostrophes or anything but letters and digits, as words. */
export function nameWords(text: string): readonly string[] {
  const folded = text.normalize('NFD').replaceAll(/\p{M}|['’‘`]/gu, '');
  return folded
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

export function isTitle(word: string): boolean {
  return titles.has(word);
}

/** The name of a product or a place is a local value as well. */
function isPersonsPlace({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return roleLike.test(name) || nameWords(value).some(isTitle);
}

function keyOf({ given, surname, mail }: NamedPerson): string {
  return mail ?? [...given, ...surname].join(' ');
}

/** "Mrs G Thorne and Mr T Hill" are two; "Thorne, Gemma" is one. */
function namesIn(text: string): readonly string[] {
  const turned = /^\s*(\p{Lu}[\p{L}'’-]+),\s*(\p{Lu}[\p{L}'’.-]*)\s*$/u.exec(text);
  if (turned) return [`${turned[2]} ${turned[1]}`];
  // A mail address behind a name is that person's.
  return text.replaceAll(/\s*,\s*(?=[^\s,]+@)/gu, ' ').split(/\s*[/,;&\n]\s*|\s+(?:and|or)\s+/iu);
}

function personFrom(text: string, role: string): readonly NamedPerson[] {
  const mail = /[^\s<>()]+@[^\s<>()]+\.[^\s<>().]+/u.exec(text)?.[0].toLowerCase() ?? null;
  const printed = text
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|<[^>]*>/gu, ' ')
    .replace(mail === null ? '' : new RegExp(mail.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'), 'iu'), ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s:–-]+|[\s:.–-]+$/gu, '');
  const parts = printed.split(' ').filter((part) => part !== '');
  const untitled = parts.filter((part, place) => place > 0 || !nameWords(part).every(isTitle));
  const isTitled = untitled.length < parts.length;
  if (!isPersonsName(untitled, isTitled)) {
    return mail === null ? [] : [{ printed: mail, role, given: [], surname: [], mail, search: [mail] }];
  }
  const last = untitled.at(-1) ?? '';
  return [
    {
      printed,
      role,
      given: untitled.slice(0, -1).flatMap(nameWords),
      surname: nameWords(last),
      mail,
      search: [...new Set([last, last.normalize('NFD').replaceAll(/\p{M}/gu, '')]), ...(mail === null ? [] : [mail])],
    },
  ];
}

function isPersonsName(parts: readonly string[], isTitled: boolean): boolean {
  if (parts.length === 0 || parts.length > 5) return false;
  const isName = parts.every((part) => /^\p{Lu}[\p{L}'’‘.-]*$/u.test(part) || particles.has(part));
  return isName && (isTitled || !parts.flatMap(nameWords).some((word) => notPeople.has(word)));
}
