import type { Person } from './types.ts';

export const personKinds = ['Admin', 'Leader', 'Staff', 'Governors', 'Guests'] as const;
export type PersonKind = (typeof personKinds)[number];

/** The heading a person stands under when you choose who to be. */
export function personKind(person: Person): PersonKind {
  if (person.roles.includes('Policy.Manage')) return 'Admin';
  if (person.roles.includes('Compliance.Read')) return 'Leader';
  if (person.userType === 'Guest') return 'Guests';
  return /governor/i.test(person.jobTitle ?? '') ? 'Governors' : 'Staff';
}

export function personTrouble(person: Person): string | null {
  if (!person.accountEnabled) return 'account disabled';
  switch (person.trouble) {
    case 'app-cannot-be-installed':
      return 'app cannot be installed';
    case 'no-teams-licence':
      return 'no Teams licence';
    case 'no-mailbox':
      return 'no mailbox';
    case 'bot-blocked':
      return 'blocked the bot';
    case 'disabled':
      return 'account disabled';
    default:
      return null;
  }
}
