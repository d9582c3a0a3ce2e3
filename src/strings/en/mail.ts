/** What people read in the messages that ask for an acceptance. */
export const mailTexts = {
  language: 'en-GB',
  subject: (title: string, day: string, isOverdue: boolean) =>
    isOverdue ? `Overdue since ${day}: please read and accept ${title}` : `Please read and accept by ${day}: ${title}`,
  due: 'Due',
  version: 'Version',
  school: 'School',
  message: 'From the school',
  plain: 'By accepting, you say:',
  questions: 'You will be asked:',
  options: (answers: readonly string[]) => `(${answers.join(' or ')})`,
  fields: 'You will be asked to check or fill in:',
  addedBySchool: 'added by the school',
  open: 'Read and accept',
  openInTeams: 'Open in Teams instead',
  how: 'You accept on the page that opens, or in the Countersign pane beside this message. Answering this message accepts nothing.',
  howOutside:
    'You accept on the page that opens, signed in with your account of the school. Answering this message accepts nothing.',
  why: (school: string) => `You get this message because ${school} asks you to read its policies.`,
  aSchool: 'your school',
  /** Beside the card, where a press came to nothing. */
  notRecorded: 'Nothing was recorded. Open the policy and accept there.',
} as const;
