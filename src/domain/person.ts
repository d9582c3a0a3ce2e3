import type { PlainDay } from './day.ts';
import type { Language } from './language.ts';

/** Who somebody is: the `tid` and `oid` of a validated Entra token, or of the directory that token belongs to. */
export type PersonKey = { readonly tenantId: string; readonly objectId: string };

/** A person as the directory describes them. Times and states as at the moment of reading. */
export type Person = PersonKey & {
  readonly name: string;
  readonly userPrincipalName: string;
  /** Null where the directory holds no mailbox address. */
  readonly mail: string | null;
  readonly jobTitle: string | null;
  readonly guest: boolean;
  readonly enabled: boolean;
  /** The first address outside the school that the directory holds, for people without a mailbox here. */
  readonly otherMail: string | null;
  /** The day their work begins, where the directory says it; nobody is asked or chased before. */
  readonly startsOn: PlainDay | null;
  /** What they chose to read Microsoft 365 in, where the directory says it. */
  readonly language: Language | null;
};

/** Nobody is asked before the day their work begins. */
export function hasStarted({ startsOn }: Pick<Person, 'startsOn'>, today: PlainDay): boolean {
  return startsOn === null || startsOn <= today;
}

export type Group = { readonly id: string; readonly name: string; readonly description: string | null };
