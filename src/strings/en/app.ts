import type { ChangeKind } from '#src/domain/difference/types.ts';
import type { DeclarationType, SectionKind } from '#src/domain/policy-document.ts';
import type { ClosedBecause } from '#src/domain/standing.ts';

export const shellTexts = {
  product: 'Countersign',
  skip: 'Skip to content',
  navigation: 'Main',
  loading: 'Loading',
  tryAgain: 'Try again',
  reload: 'Open the page again',
  signIn: 'Sign in',
  back: 'My policies',
  pages: {
    'my-policies': 'My policies',
    policies: 'Policies',
    campaigns: 'Campaigns',
    compliance: 'Compliance',
    school: 'School',
  },
  notFound: { title: 'There is no page at this address', advice: 'Go to My policies to see what is waiting for you.' },
} as const;

export const footerTexts = {
  help: 'Help',
  privacy: 'Privacy',
  guest: 'You are here as a guest of the school',
} as const;

export const myPoliciesTexts = {
  title: 'My policies',
  waiting: (count: number) => (count === 1 ? '1 policy is waiting for you' : `${count} policies are waiting for you`),
  minutesInAll: (minutes: number) => `about ${minutesLong(minutes)} of reading`,
  outstanding: 'To read and accept',
  done: 'Done',
  due: (day: string) => `Due ${day}`,
  overdue: (day: string) => `Overdue since ${day}`,
  dueToday: 'Due today',
  dueTomorrow: 'Due tomorrow',
  minutes: (minutes: number) => `${minutes} min read`,
  read: 'Read and accept',
  startAll: (count: number) => `Read and accept all ${count}`,
  accepted: (day: string) => `Accepted ${day}`,
  declined: 'You have declined',
  closed: {
    superseded: 'Replaced by a newer version',
    withdrawn: 'The policy has ended',
    recalled: 'Taken back by the school',
    'campaign-recalled': 'Taken back by the school',
    'campaign-closed': 'The school stopped asking',
    left: 'You had left when this was closed',
    'out-of-scope': 'No longer asked of your group',
  } satisfies Record<ClosedBecause, string>,
  changed: {
    material: 'Changed since you accepted it',
    minor: 'Small changes since; your acceptance still counts',
  } satisfies Record<ChangeKind, string>,
  receipt: (code: string) => `Receipt ${code}`,
  nothingDue: {
    title: 'You are up to date',
    advice: 'When the school asks you to read a policy, it will be here.',
  },
  nothingEver: {
    title: 'Nothing is waiting for you',
    advice: 'When the school asks you to read a policy, it will be here. You need do nothing until then.',
  },
  version: (label: string | null, number: number) => (label === null ? `Version ${number}` : label),
} as const;

function minutesLong(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

export const policyTexts = {
  contents: 'Contents',
  also: 'Also in this document',
  notAccepted: 'Not part of what you accept',
  definitions: 'What the words mean. Part of what you accept.',
  who: (role: string) => `${role} in this school:`,
  kinds: {
    preamble: 'Introduction',
    clauses: 'Rules',
    updates: 'Changes in law and guidance',
    declaration: 'Declaration',
    annex: 'Annex',
    guidance: 'Guidance',
    signature: 'Signature block',
    review: 'Review details',
  } satisfies Record<SectionKind, string>,
  contacts: 'Who to ask',
} as const;

export const readTexts = {
  message: 'From the school',
  jump: 'Go to accept',
  why: 'Why am I asked?',
  begin: 'Your declaration',
  beginHint: 'When you have read the policy above, answer here in your own name.',
  answersKept: 'Your answers from before are still here. They were kept on this device only.',
  plain: 'By accepting, you say:',
  addedBySchool: 'added by the school',
  answer: { yes: 'Yes', no: 'No', notYet: 'Not yet' },
  requestHint: 'You can say no. It does not stop you from accepting.',
  reason: 'What is missing?',
  reasonHint: 'One line is enough. The school will follow it up.',
  fields: 'Your details',
  fieldsHint: 'Filled in from the school directory. Change what is not right.',
  optional: '(optional)',
  accept: 'Accept',
  sending: 'Sending…',
  errors: {
    title: 'There is something to put right',
    unanswered: 'Choose an answer',
    reasonMissing: 'Say what is missing',
    reasonTooLong: 'Use 500 characters or fewer',
    fieldMissing: (label: string) => `Fill in ${lower(label)}`,
    fieldTooLong: (label: string) => `Use 200 characters or fewer for ${lower(label)}`,
  },
  waiting: {
    title: 'Waiting for a connection',
    advice:
      'Your answer is kept on this device and is sent by itself as soon as there is a connection, also when you close this page and open it again. It is never recorded twice.',
  },
  actNote: 'Accepting records your name, the time and the exact words above.',
} as const;

export const receiptTexts = {
  recorded: 'Recorded',
  recordedLong: (title: string) => `Recorded. You have accepted ${title}.`,
  thanks: (title: string) => `You have accepted ${title}`,
  inRegister: 'In the school register',
  onItsWay: 'On its way to the school register. You need do nothing.',
  code: 'Receipt',
  time: 'Accepted',
  ukTime: (moment: string) => `${moment} (UK time)`,
  signer: 'Name',
  version: 'Version',
  words: 'What you said',
  fields: 'What you filled in',
  notYet: (reason: string) => `Not yet: ${reason}`,
  print: 'Print',
  save: 'Save a copy',
  next: 'Next policy',
  all: 'My policies',
  text: 'The policy you accepted',
  fingerprint: 'Fingerprint of the words',
} as const;

export const paneTexts = {
  otherMessage: 'This message does not ask you to read a policy.',
} as const;

/** For a reviewer: what kind of sentence a declaration is. */
export const declarationKinds: Readonly<Record<DeclarationType, string>> = {
  agreement: 'Agreement',
  acknowledgement: 'Takes note',
  understanding: 'Understanding',
  statementOfFact: 'Statement of fact (yes or not yet)',
  request: 'Request (yes or no)',
  authorisation: 'Authorisation',
  receipt: 'Has received',
};

function lower(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? `${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}
