/** What happened, and what to do: one paragraph or more. */
type StopText = { readonly title: string; readonly advice: readonly string[] };

/** One for each situation that keeps a page from going on. */
export const stopTexts = {
  'approval-needed': {
    title: 'Your school has to approve Countersign first',
    advice: [
      'Microsoft lets nobody in until whoever looks after Microsoft 365 at your school has approved Countersign.',
      'Send them the message below. Once they have approved it, sign in.',
    ],
  },
  cancelled: {
    title: 'You are not signed in',
    advice: ['Signing in was stopped before its end. Nothing is lost: sign in to go on.'],
  },
  'window-blocked': {
    title: 'The sign-in window was blocked',
    advice: ['Allow pop-up windows for this page, then sign in.'],
  },
  'interaction-needed': {
    title: 'Microsoft wants to be sure that it is you',
    advice: ['Your school asks for one more step, such as a code on your phone. Sign in to take it.'],
  },
  'device-refused': {
    title: 'This device does not meet your school’s rules',
    advice: [
      'Your school lets people in only from devices that are set up as it asks.',
      'Use a school device, or ask IT what this one is missing. Once that is put right, sign in again.',
    ],
  },
  'blocked-by-policy': {
    title: 'Your school’s rules do not let you sign in here',
    advice: [
      'The rules may depend on where you are, or on the app you use. Try at school, or in your browser.',
      'If that does not help, show IT the details below.',
    ],
  },
  'other-organisation': {
    title: 'The school does not know this account',
    advice: [
      'You are signed in, but with an account of another organisation.',
      'Use your account of the school that sent you the policy. If you have none, ask the person who sent it to have you added as a guest.',
    ],
  },
  'not-assigned': {
    title: 'You have not been given Countersign yet',
    advice: ['The school knows your account, but has not opened Countersign to it. Ask IT to add you, then sign in.'],
  },
  expired: {
    title: 'Your sign-in has run out',
    advice: ['That happens after some hours. Sign in again to go on where you were.'],
  },
  'host-too-old': {
    title: 'This Outlook cannot sign you in',
    advice: ['It is an older version. Open Countersign in your browser instead, or ask IT to update Outlook.'],
  },
  offline: {
    title: 'There is no connection',
    advice: ['The page goes on by itself as soon as you are online again. You need do nothing.'],
  },
  'not-ready': {
    title: 'Countersign is not ready yet',
    advice: ['It is being started or updated, which takes a minute or two. The page goes on by itself.'],
  },
  unavailable: {
    title: 'Signing in did not work',
    advice: ['Try again. If it happens once more, show IT the details below.'],
  },
} as const satisfies Record<string, StopText>;

export const stopActions = {
  signIn: 'Sign in',
  tryAgain: 'Try again',
  tryNow: 'Try now',
  otherAccount: 'Use another account',
  openBrowser: 'Open in the browser',
} as const;

/** What a person sends to whoever looks after Microsoft 365. */
export const approvalTexts = {
  label: 'Message to IT',
  message: (link: string) =>
    `Please approve the app Countersign for our school, so that all of us can sign in to read and accept policies. An administrator of Microsoft 365 can do so here: ${link}`,
  copy: 'Copy the message',
  copied: 'Copied',
  notCopied: 'The message is selected. Copy it with Ctrl+C, or ⌘C on a Mac.',
} as const;

export const supportTexts = {
  summary: 'For your IT support',
  code: 'Code',
  correlationId: 'Correlation id',
  requestId: 'Request id',
  time: 'Time',
} as const;

export const accountChangedTexts = {
  title: (name: string) => `You are now signed in as ${name}`,
  advice: 'The account was changed, so the page began anew. Nothing of the other person is left on it.',
  close: 'Close',
} as const;
