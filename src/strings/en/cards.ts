import type { AnswerValue } from '#src/domain/attestation.ts';
import type { Change } from '#src/domain/difference/types.ts';
import type { ChangeCounts } from '#src/domain/shown-changes.ts';
import type { ClosedBecause } from '#src/domain/standing.ts';
import { changeCountWords } from './change-words.ts';

/** What people read on the cards in Teams and Outlook. */
export const cardTexts = {
  /** Two letters: a card takes no region. */
  language: 'en',
  /** "Please read this policy, answer 2 questions and accept it by Friday 5 September 2026." */
  ask: (day: string, isOverdue: boolean, questions: number, fields: number) => {
    const steps = [
      'read this policy',
      ...(questions > 0 ? [questions === 1 ? 'answer 1 question' : `answer ${questions} questions`] : []),
      ...(fields > 0 ? ['check your details'] : []),
    ];
    const all = steps.join(', ');
    return isOverdue ? `Overdue since ${day}: please ${all} and accept it.` : `Please ${all} and accept it by ${day}.`;
  },
  summary: (title: string, day: string, isOverdue: boolean) =>
    isOverdue ? `Overdue since ${day}: please read and accept ${title}` : `Please read and accept ${title} by ${day}`,
  version: (number: number) => `Version ${number}`,
  due: 'Due',
  versionTitle: 'Version',
  message: 'From the school',
  plain: 'By accepting, you say:',
  addedBySchool: 'added by the school',
  questions: 'Please answer:',
  answers: { yes: 'Yes', no: 'No', notYet: 'Not yet' } satisfies Record<AnswerValue, string>,
  requestHint: 'You can say no. It does not stop you from accepting.',
  unanswered: 'Choose an answer',
  reason: 'If not yet: what is missing?',
  fields: 'Your details',
  fieldMissing: (label: string) => `Fill in: ${label}`,
  actNote: 'Accepting records your name, the time and the exact words above.',
  read: 'Read the policy',
  accept: 'Accept',
  acceptInTab: 'Read and accept',
  tooLong: 'What you are asked to accept is too long for a card. Open the policy to read all of it and to accept.',
  /** What keeps an acceptance from being recorded, above the answers to put right. */
  again: {
    unanswered: 'Answer each statement, then accept again.',
    missing: (label: string) => `Fill in “${label}”, then accept again.`,
    tooLong: (label: string, most: number) =>
      `“${label}” holds more than ${most} characters. Shorten it, then accept again.`,
    otherFields: 'Open the policy again, fill in the fields shown, then accept.',
  },
  unreadable: 'This card could not be read. Open Countersign and accept there.',
  receipt: {
    title: 'Recorded',
    accepted: (title: string) => `You have accepted ${title}.`,
    code: 'Receipt',
    time: 'Accepted',
    ukTime: (moment: string) => `${moment} (UK time)`,
    signer: 'Name',
    said: 'What you said',
    filledIn: 'What you filled in',
    answer: (answer: string, reason: string | undefined) => (reason ? `${answer}: ${reason}` : answer),
    wordsInTab: 'Your words are too long for a card. Open your receipt to see all of them.',
    recalled: 'The school took this version back after you accepted it. Your receipt is kept.',
    registerNote: 'The school register gets its own copy. You need do nothing.',
    open: 'Open your receipt',
  },
  changes: {
    title: (version: string, day: string) => `What changed since you accepted ${version} on ${day}`,
    counts: (counts: ChangeCounts) => `${changeCountWords(counts)}. Everything else is as you accepted it.`,
    minorTitle: (version: string) => `Small changes since you accepted ${version}`,
    minorAdvice: 'Your acceptance still counts. Nothing is asked of you.',
    reason: (reason: string) => `Why: ${reason}`,
    kinds: { added: 'New', removed: 'Taken out', reworded: 'Reworded', moved: 'Moved' } satisfies Record<
      Change['kind'],
      string
    >,
    legend: 'New words are bold, words taken out are struck through.',
    more: (count: number) => (count === 1 ? 'And 1 more change.' : `And ${count} more changes.`),
  },
  closed: {
    superseded: {
      title: 'There is a newer version',
      advice: (title: string) =>
        `${title} has changed since this card was sent. Nothing is asked of you here. Open My policies to see what is.`,
    },
    withdrawn: {
      title: 'This policy has ended',
      advice: (title: string) => `The school no longer uses ${title}. Nothing is asked of you here.`,
    },
    recalled: {
      title: 'This was sent by mistake',
      advice: (title: string) =>
        `The school took this version of ${title} back. Nothing is asked of you here. Open My policies to see what is.`,
    },
    'campaign-recalled': {
      title: 'This was sent by mistake',
      advice: (title: string) =>
        `The school took back its request about ${title}. Nothing is asked of you here. Open My policies to see what is.`,
    },
    'campaign-closed': {
      title: 'The school has stopped asking',
      advice: (title: string) => `Nobody is asked about ${title} here any more. Open My policies to see what is.`,
    },
    left: {
      title: 'This request has ended',
      advice: (title: string) => `Your account had left the school before ${title} was accepted.`,
    },
    'out-of-scope': {
      title: 'This is no longer asked of you',
      advice: (title: string) => `You are in none of the groups that are asked about ${title} any more.`,
    },
    exempt: {
      title: 'Not asked of you at the moment',
      advice: (title: string) => `You need do nothing about ${title} for the time being. You hear of it when you do.`,
    },
    declined: {
      title: 'You have declined',
      advice: (title: string) =>
        `The school knows that you do not accept ${title}, and why. You can still read it and accept.`,
    },
    open: 'Open My policies',
  } satisfies Record<ClosedBecause | 'exempt' | 'declined', unknown> & { open: string },
  refused: {
    'request-other-person': {
      title: 'This was sent to somebody else',
      advice: 'Nothing was recorded. Open Countersign to see what is asked of you.',
    },
    'request-not-found': {
      title: 'This request is not there any more',
      advice: 'Nothing was recorded. Open Countersign to see what is asked of you.',
    },
    'wrong-words': {
      title: 'This card shows other words than the school asks about now',
      advice: 'Nothing was recorded. Open the policy, read it there and accept.',
    },
    'on-the-page': {
      title: 'Accept this on its page',
      advice: 'Nothing was recorded. Open the policy, read it there and accept.',
    },
    test: {
      title: 'This was a test',
      advice: 'Nothing was recorded, and nobody is asked by it. In a campaign this press would accept the policy.',
    },
    open: 'Open Countersign',
  },
  testMark: 'Test, sent to you alone. Its buttons record nothing.',
  testSubject: (subject: string) => `Test: ${subject}`,
} as const;
