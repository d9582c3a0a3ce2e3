import type { WhyCode } from '#src/contract/why.ts';

/** Why a campaign asks somebody, or does not: as an admin reads it of a person, and as the person reads it. */
export const whyTexts: Readonly<
  Record<WhyCode, { admin(name: string): string; readonly next: string | null; readonly staff: string }>
> = {
  'in-group': {
    admin: (name) => `${name} was in a group of this campaign when it was sent.`,
    next: null,
    staff: 'You were in a group that the school sent this to.',
  },
  'joined-group': {
    admin: (name) => `${name} joined a group of this campaign after it was sent.`,
    next: null,
    staff: 'You joined a group that the school asks to accept this.',
  },
  added: {
    admin: (name) => `An admin added ${name} to this campaign by name.`,
    next: null,
    staff: 'Somebody who looks after policies at your school added you by name.',
  },
  'not-in-group': {
    admin: (name) => `${name} is in none of the groups of this campaign.`,
    next: 'Add them here with Add people, or ask IT to put them into one of the groups.',
    staff: 'You are in none of the groups that were asked.',
  },
  'left-group': {
    admin: (name) => `${name} was in a group of this campaign and has left it.`,
    next: 'If they should still accept it, add them with Add people.',
    staff: 'You have left the groups that were asked.',
  },
  'account-disabled': {
    admin: (name) => `The account of ${name} was closed when the campaign was sent.`,
    next: 'Ask IT to open the account. Then add them with Add people.',
    staff: 'Your account was closed at that time.',
  },
  'account-gone': {
    admin: (name) => `The account of ${name} is not in the directory any more.`,
    next: 'If they have left, you need do nothing. What they had accepted stays in the register.',
    staff: 'Your account was not in the directory at that time.',
  },
  'accepted-before': {
    admin: (name) => `${name} has accepted these words already, and nobody is asked twice.`,
    next: 'You need do nothing.',
    staff: 'You have accepted these words already.',
  },
  'asked-elsewhere': {
    admin: (name) => `Another campaign asks ${name} for the same version, and nobody is asked twice.`,
    next: 'You need do nothing. Their answer there counts here too.',
    staff: 'Another request asks you for the same words.',
  },
  exempt: {
    admin: (name) => `${name} is exempt for the time being.`,
    next: 'End the exemption in the list of people if it no longer holds.',
    staff: 'The school does not ask you for the time being.',
  },
  'not-started': {
    admin: (name) => `${name} has not started work yet.`,
    next: 'They are asked on their first day, if the campaign follows its groups.',
    staff: 'You are asked when your work begins.',
  },
  'not-sent': {
    admin: (name) => `The campaign has not been sent yet, so ${name} has not been asked.`,
    next: 'Send it first.',
    staff: 'This has not been sent yet.',
  },
  'group-hidden': {
    admin: (name) => `A group of this campaign hides its members, so nobody can tell whether ${name} is among them.`,
    next: 'Ask IT to let Countersign read hidden members, or add them with Add people.',
    staff: 'You are in a group whose members are hidden.',
  },
};

export const whyPanelTexts = {
  title: (name: string, isAsked: boolean) => (isAsked ? `Why is ${name} asked?` : `Why is ${name} not asked?`),
  groups: 'Groups that decided',
  group: (name: string, since: string, until: string | null) =>
    until === null ? `${name}, since ${since}` : `${name}, from ${since} to ${until}`,
  /** The admin who sent the campaign. */
  askedBy: (name: string) => `Sent by ${name}.`,
  decided: (moment: string) => `Decided on ${moment} (UK time).`,
  requests: 'What they are asked',
  elsewhere: 'from another campaign',
  close: 'Close',
} as const;
