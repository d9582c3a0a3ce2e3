import type { PolicyDocument, Question } from '#src/domain/policy-document.ts';
import { severalAgreements } from './repeated-agreements.ts';

type Known = Omit<PolicyDocument, 'questions'>;
type Doubts = {
  readonly organisationFromText: boolean;
  readonly audiencesFromText: boolean;
  readonly organisations: readonly string[];
  readonly filled: readonly { readonly label: string; readonly value: string }[];
};

/** What a careful reader would ask the person who imports the file, in the order of the review page. */
export function askQuestions(document: Known, doubts: Doubts): Question[] {
  return [
    ...aboutTitle(document),
    ...aboutOrganisation(document, doubts),
    ...aboutAudiences(document, doubts),
    ...aboutDates(document, doubts),
    ...aboutDeclarations(document),
    ...aboutSections(document),
    ...aboutContacts(document),
  ];
}

function aboutTitle({ title }: Known): Question[] {
  return title === '' ? [{ about: 'title', why: 'The file begins with no title.' }] : [];
}

function aboutOrganisation({ organisation }: Known, { organisationFromText, organisations }: Doubts): Question[] {
  if (organisation === null) {
    const why = 'The file does not say which school or trust the policy belongs to.';
    return [{ about: 'organisation', why, ...(organisations.length > 0 ? { choices: organisations } : {}) }];
  }
  if (!organisationFromText) return [];
  return [
    {
      about: 'organisation',
      why: 'The name was found in the text and not in a heading or a form. Is it right?',
      choices: organisations,
    },
  ];
}

function aboutAudiences({ audiences }: Known, { audiencesFromText }: Doubts): Question[] {
  if (audiences.length === 0) return [{ about: 'audiences', why: 'The title does not say who the policy is for.' }];
  if (!audiencesFromText) return [];
  return [
    { about: 'audiences', why: 'The title names nobody; these people were found in the text.', choices: audiences },
  ];
}

function aboutDates({ dates, versionLabel }: Known, { filled }: Doubts): Question[] {
  const questions: Question[] = [];
  const lastYear = /(\d{2,4})$/u.exec(versionLabel ?? '')?.[1];
  const end = lastYear && /\d{4}\s*[-–—/]/u.test(versionLabel ?? '') ? `20${lastYear.slice(-2)}` : null;
  if (!dates.nextReview) {
    const why = 'The file gives no date for the next review.';
    questions.push({ about: 'dates.nextReview', why, ...(end ? { choices: [end] } : {}) });
  } else if (!dates.nextReview.from) {
    questions.push({ about: 'dates.nextReview', why: `Which days does "${dates.nextReview.printed}" cover?` });
  } else if (end && dates.nextReview.from.slice(0, 4) > String(Number(end) + 1)) {
    questions.push({
      about: 'versionLabel',
      why: `The label ends in ${end}, but the next review is ${dates.nextReview.printed}.`,
    });
  }
  for (const [first, second] of [
    ['reviewed', 'nextReview'],
    ['ratified', 'nextReview'],
  ] as const) {
    const [from, to] = [dates[first]?.from, dates[second]?.to];
    if (from && to && from > to)
      questions.push({ about: `dates.${second}`, why: 'The next review is printed as earlier than the last one.' });
  }
  for (const { label, value } of filled) {
    questions.push({
      about: 'dates',
      why: `"${label}: ${value}" is printed beside the signature. What is it?`,
      choices: ['when people sign', 'when the policy was reviewed', 'neither'],
    });
  }
  return questions;
}

function aboutDeclarations({ declarations, signatureFields }: Known): Question[] {
  if (declarations.length === 0) {
    return [
      { about: 'declarations', why: 'The file prints no sentence for people to accept. A neutral one can be added.' },
    ];
  }
  const questions: Question[] = [];
  if (
    declarations.some(({ type }) => type === 'authorisation') &&
    signatureFields.some(({ signer }) => signer === 'authoriser')
  ) {
    questions.push({
      about: 'declarations',
      why: 'One sentence is for the person who authorises the form. Should it be kept?',
    });
  }
  return questions;
}

function aboutSections({ sections }: Known): Question[] {
  const signatureAt = sections.findLastIndex(({ kind }) => kind === 'signature');
  const doubtful = sections.filter(({ kind }, at) => kind === 'guidance' && (signatureAt === -1 || at < signatureAt));
  const guidance = doubtful.map(({ id, heading }) => ({
    about: `sections.${id}`,
    why: `"${heading ?? 'This part'}" reads as guidance. Do people accept it, or is it shown beside what they accept?`,
    choices: ['guidance', 'clauses'],
  }));
  const several = severalAgreements(sections);
  return several === null ? guidance : [aboutAgreements(several), ...guidance];
}

function aboutAgreements(several: 'printed twice' | 'signed twice'): Question {
  const why =
    several === 'printed twice'
      ? 'The same rules are printed more than once, as for different groups of people. How should they be asked?'
      : 'Rules stand between two places to sign. Does the file hold more than one agreement?';
  return { about: 'sections', why, choices: ['one agreement', 'import each on its own'] };
}

function aboutContacts({ contacts }: Known): Question[] {
  const unnamed = contacts.filter(({ name }) => name === null).map(({ role }) => role);
  if (unnamed.length === 0) return [];
  return [
    { about: 'contacts', why: `The file names these posts and nobody in them: ${unnamed.join(', ')}. Who are they?` },
  ];
}
