import type { Person } from '../person.ts';
import type { PolicyDocument } from '../policy-document.ts';
import type { HealthFinding } from '../policy-health.ts';
import { finding } from './finding.ts';
import { isTitle, type NamedPerson, nameWords, peopleNamedIn } from './named-people.ts';

/** People with these roles often have no account of the school's own. */
const outsideRole =
  /\b(?:lado|local authority|council|police|prevent|mash|social|nspcc|trust|trustees?|external|consultant|provider|governors?|chair|board|clerk)\b/iu;

/**
 * People a policy names who are no longer there, by what a directory gave for their names. A surname alone is found by
 * anybody who has it; where somebody else of that name is there, a person should look.
 */
export function contactFindings(words: PolicyDocument, directory: readonly Person[]): readonly HealthFinding[] {
  return peopleNamedIn(words).flatMap((named) => {
    const urgency = urgencyOf(named, directory);
    return urgency === null ? [] : [finding('contact-gone', urgency, named.printed, { against: named.role })];
  });
}

function urgencyOf(named: NamedPerson, directory: readonly Person[]): 'act' | 'check' | null {
  const sameMail = directory.filter((person) => hasMail(person, named.mail));
  const sameSurname = directory.filter((person) => hasSurname(person, named));
  const same = [...sameMail, ...sameSurname.filter((person) => hasGiven(person, named))];
  const here = same.filter(({ enabled }) => enabled);
  const hasLeft = same.length > here.length;
  if (here.length > 0) return named.given.length === 0 && named.mail === null && hasLeft ? 'check' : null;
  if (sameSurname.some(({ enabled }) => enabled)) return 'check';
  return !hasLeft && outsideRole.test(named.role) ? 'check' : 'act';
}

function hasMail({ mail, userPrincipalName }: Person, printed: string | null): boolean {
  return printed !== null && [mail, userPrincipalName].some((address) => address?.toLowerCase() === printed);
}

function hasSurname({ name }: Person, { surname }: NamedPerson): boolean {
  const words = nameWords(name);
  return surname.length > 0 && surname.every((word) => words.includes(word));
}

/** "G Thorne" and "Gemma Thorne" may be one person, and so may "Sam" and "Samantha"; a display name may hold no first name. */
function hasGiven({ name }: Person, { given, surname }: NamedPerson): boolean {
  const [first] = given;
  const others = nameWords(name).filter((word) => !surname.includes(word) && !isTitle(word));
  if (first === undefined || others.length === 0) return true;
  return others.some((word) => word.startsWith(first) || first.startsWith(word));
}
