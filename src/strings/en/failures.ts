import type { FailureCode } from '#src/domain/failure.ts';

/** What happened, and what to do about it. */
type FailureText = { readonly title: string; readonly advice: string };

const signInAgain: FailureText = {
  title: 'You need to sign in again',
  advice: 'Close this page, open it again and sign in with your school account.',
};

/** One text for each code the server can answer with. */
export const failureTexts: Readonly<Record<FailureCode, FailureText>> = {
  'token-missing': signInAgain,
  'token-invalid': signInAgain,
  'token-expired': {
    title: 'Your sign-in has run out',
    advice: 'Try again. If that does not help, close this page and open it again.',
  },
  'token-wrong-audience': signInAgain,
  'token-wrong-issuer': signInAgain,
  'token-wrong-tenant': {
    title: 'This account belongs to another school',
    advice: 'Sign in with the account of the school that sent you the policy.',
  },
  'token-not-for-api': signInAgain,
  'role-needed': {
    title: 'This page is not open to you',
    advice: 'If you need it for your work, ask the person who looks after Countersign at your school.',
  },
  'not-found': {
    title: 'There is nothing at this address',
    advice: 'Go back to My policies. The link you followed may be old.',
  },
  'body-invalid': {
    title: 'Something that was sent is not right',
    advice: 'Check what you entered and try again.',
  },
  'too-many-requests': {
    title: 'Too much at once',
    advice: 'Wait a minute, then try again. Nothing is lost.',
  },
  'not-canonical': {
    title: 'The text holds a character that cannot be kept',
    advice: 'Type the words you changed last again, without pasting, and save once more.',
  },
  'file-unreadable': {
    title: 'This file cannot be read',
    advice: 'Open it in Word, save it as a Word document (.docx), and choose that file.',
  },
  'file-too-large': {
    title: 'This file is too large',
    advice: 'Save it without pictures, or as plain text, and choose that file.',
  },
  'file-kind-unknown': {
    title: 'This kind of file cannot be read',
    advice:
      'Choose a Word document (.docx), a PDF (.pdf), a text file (.txt), a Markdown file (.md) or a web page (.html).',
  },
  'policy-not-found': {
    title: 'This policy is not there any more',
    advice: 'Go back to Policies and choose another.',
  },
  'version-not-found': {
    title: 'This version is not there any more',
    advice: 'Go back to Policies. Somebody may have deleted the draft.',
  },
  'original-lost': {
    title: 'The file as it was uploaded is lost',
    advice:
      'Our database was made anew from SharePoint. Open the copy in the document library, or look in your own files.',
  },
  'version-published': {
    title: 'This version has been published',
    advice: 'A published version never changes. To change the words, import the changed document as the next version.',
  },
  'version-not-published': {
    title: 'This version is still a draft',
    advice: 'Publish it first, then ask people to accept it.',
  },
  'version-changed': {
    title: 'Somebody else has changed this draft',
    advice: 'Open the page again to see their changes, then make yours.',
  },
  'version-superseded': {
    title: 'The words have changed since you opened them',
    advice: 'Open the page again to see the current words, then carry on.',
  },
  'version-incomplete': {
    title: 'The policy cannot be published yet',
    advice: 'Put right what is listed here, then publish again.',
  },
  'version-not-current': {
    title: 'This is not the version in force',
    advice: 'Go back to Policies and open the one that is.',
  },
  'version-unchanged': {
    title: 'These words are in force already',
    advice: 'There is nothing to publish. Change the draft, or throw it away.',
  },
  'change-kind-needed': {
    title: 'Say what this change means for people',
    advice: 'Choose whether they accept again or are only told, give the reason, then publish again.',
  },
  'approval-outdated': {
    title: 'The words changed after they were approved',
    advice: 'Record the approval of the new words, or take the approval off, then publish again.',
  },
  'approval-in-future': {
    title: 'An approval cannot lie in the future',
    advice: 'Enter the day on which it was given.',
  },
  'campaign-not-found': {
    title: 'This campaign is not there any more',
    advice: 'Go back to Campaigns and choose another.',
  },
  'campaign-empty': {
    title: 'There is nobody to ask',
    advice: 'Everyone in these groups has been asked already, or their accounts are closed. Choose another group.',
  },
  'campaign-state': {
    title: 'The campaign has changed meanwhile',
    advice: 'Open the page again to see how it stands and what can be done.',
  },
  'undo-too-late': {
    title: 'This can no longer be undone',
    advice: 'Too much time has passed, or something newer stands on it. Make a new change instead.',
  },
  'person-not-found': {
    title: 'This person is not in the directory any more',
    advice: 'Choose somebody else.',
  },
  'exemption-not-found': {
    title: 'This exemption has ended',
    advice: 'Open the page again to see who is exempt.',
  },
  'exemption-nothing': {
    title: 'There is nothing to exempt them from',
    advice: 'Choose a policy they are asked about, or all policies.',
  },
  'send-time-past': {
    title: 'The time to send has passed',
    advice: 'Choose a later time, or send now.',
  },
  'day-order': {
    title: 'The days are in the wrong order',
    advice: 'Choose an end that is not before the beginning.',
  },
  'group-not-found': {
    title: 'A group is not there any more',
    advice: 'Take it out and choose another.',
  },
  'group-hidden': {
    title: 'The members of a group are hidden',
    advice: 'Ask IT to let Countersign read hidden members, or choose another group.',
  },
  'due-date-past': {
    title: 'The due date has passed',
    advice: 'Choose today or a later day.',
  },
  'request-not-found': {
    title: 'This policy is not waiting for you',
    advice: 'Go back to My policies to see what is. If you came by a link, it may have been meant for somebody else.',
  },
  'request-closed': {
    title: 'Nothing is asked of you here any more',
    advice: 'The school has closed this request. You need do nothing.',
  },
  'request-other-person': {
    title: 'This policy was sent to somebody else',
    advice: 'Go back to My policies to see what is waiting for you.',
  },
  'wrong-words': {
    title: 'The words you were shown are not the ones to be accepted',
    advice: 'Open the policy again, read it, then accept.',
  },
  'declaration-unanswered': {
    title: 'A statement still needs your answer',
    advice: 'Answer each statement, then accept again.',
  },
  'field-missing': {
    title: 'Something still needs to be filled in',
    advice: 'Fill in what is listed, then accept again.',
  },
  'field-invalid': {
    title: 'Something you filled in cannot be kept',
    advice: 'Shorten what is listed, then accept again.',
  },
  'sender-sign-in-needed': {
    title: 'Microsoft needs you to sign in again before it sends in your name',
    advice:
      'Close this page, open it again, and try the people listed once more. Those already asked are not asked twice.',
  },
  'directory-busy': {
    title: 'The school directory is busy',
    advice: 'Wait a minute, then try again. Nothing is lost.',
  },
  'microsoft-unavailable': {
    title: 'Microsoft 365 is not answering',
    advice: 'Try again in a few minutes. Nothing is lost.',
  },
  unexpected: {
    title: 'Something went wrong on our side',
    advice: 'Try again. If it happens once more, tell the person who looks after Countersign at your school.',
  },
};

/** What goes wrong before the server can answer. */
export const troubleTexts = {
  offline: {
    title: 'The server could not be reached',
    advice: 'Check that you are online, then try again.',
  },
  unavailable: {
    title: 'Signing in did not work',
    advice: 'Try again. If it happens once more, ask IT for help.',
  },
} as const satisfies Record<string, FailureText>;
