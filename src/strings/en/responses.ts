import { longestResponse, type ResponseKind } from '#src/domain/response.ts';

/** What a person says besides accepting, as they read it. */
export const sayTexts = {
  open: 'I have a question, need help, or do not accept',
  openLater: 'I have a question or need help',
  lead: 'None of this stops you from accepting, now or later.',
  kinds: {
    question: { label: 'I have a question', field: 'Your question', hint: 'The school answers here.' },
    adjustment: {
      label: 'I need it in another way',
      field: 'What would help you?',
      hint: 'For example large print, another language, or somebody to go through it with you.',
    },
    declined: {
      label: 'I do not accept this',
      field: 'Your reason',
      hint: 'Only the leaders of the school read it. You are not reminded any more.',
    },
  } satisfies Record<ResponseKind, { label: string; field: string; hint: string }>,
  choose: 'What would you like to say?',
  send: 'Send',
  sending: 'Sending…',
  cancel: 'Cancel',
  chooseFirst: 'Choose one',
  fieldMissing: 'Write a few words',
  fieldTooLong: `Use ${longestResponse} characters or fewer`,
  sent: 'Sent to the school.',
  undone: 'Taken back.',
  undo: 'Take it back',
  said: 'What you told the school',
  saidKinds: {
    question: 'You asked',
    adjustment: 'You need',
    declined: 'You do not accept, because',
  } satisfies Record<ResponseKind, string>,
  waiting: 'The school has not answered yet.',
  answered: (name: string, day: string) => `${name} answered on ${day}:`,
  declined: {
    title: 'You have declined',
    advice: 'The leaders of the school know, and you are not reminded. If you change your mind, read it and accept.',
  },
} as const;

export const undoTexts = {
  undo: 'Undo',
  undoing: 'One moment…',
  until: (time: string) => `Pressed by mistake? You can undo this until ${time} (UK time).`,
  undone: (title: string) => `Undone. You have not accepted ${title}.`,
} as const;

/** What people said, as those who answer read it. */
export const responsesTexts = {
  title: 'Questions and refusals',
  lead: 'What people told the school instead of accepting, or beside it. They read your answer next to the policy.',
  open: 'Waiting for an answer',
  answered: 'Answered',
  kinds: { question: 'Question', adjustment: 'Needs it in another way', declined: 'Declined' } satisfies Record<
    ResponseKind,
    string
  >,
  forLeaders: 'The reason is for leaders alone.',
  asked: (day: string) => `Said on ${day}`,
  answer: 'Answer',
  answerTo: (name: string) => `Answer ${name}`,
  field: 'Your answer',
  hint: 'They read it next to the policy. It cannot be changed once it is sent.',
  send: 'Send answer',
  sending: 'Sending…',
  cancel: 'Cancel',
  sent: (name: string) => `Your answer to ${name} is sent.`,
  by: (name: string, day: string) => `${name}, ${day}`,
  nothing: {
    title: 'Nobody is waiting for an answer',
    advice: 'Questions, requests for help and refusals stand here as soon as somebody sends one.',
  },
  link: (count: number) =>
    count === 1 ? '1 question or refusal waits for an answer' : `${count} questions and refusals wait for an answer`,
} as const;
