import {
  type PolicyDocument,
  type PrintedDate,
  type Question,
  type Section,
  sectionKinds,
} from '#src/domain/policy-document.ts';
import { policyTexts } from '#strings/app.ts';
import { questionTexts } from '#strings/draft-review.ts';
import { reviewTexts } from '#strings/policies.ts';
import { removeDeclaration } from '../edit/edit-declarations.ts';
import { changeSection, withoutAt } from '../edit/edit-document.ts';
import { agreementsIn, keepAgreement } from './question-agreements.ts';
import { daysOf } from './question-dates.ts';

export const dateNames = ['reviewed', 'nextReview', 'ratified', 'adopted'] as const;
export type DateName = (typeof dateNames)[number];

/** The part of the page a question is asked in. */
export type QuestionPlace =
  | { readonly part: 'section'; readonly sectionId: string }
  | {
      readonly part: 'title' | 'organisation' | 'versionLabel' | 'audiences' | 'dates' | 'declarations' | 'contacts';
    }
  | { readonly part: 'text' }
  | { readonly part: 'other' };

export type Answer = { readonly label: string; readonly apply: (document: PolicyDocument) => PolicyDocument };

/** How a question is answered: by choosing, by filling in, or, where nothing follows from an answer, by saying that it is settled. */
export type Answering =
  | { readonly kind: 'choice'; readonly answers: readonly Answer[] }
  | { readonly kind: 'words'; readonly field: 'title' | 'organisation' | 'versionLabel' }
  | { readonly kind: 'audiences' }
  | { readonly kind: 'names' }
  | { readonly kind: 'days'; readonly name: DateName }
  | { readonly kind: 'settle' };

export function placeOf({ about }: Question, { sections }: PolicyDocument): QuestionPlace {
  const [first = '', ...rest] = about.split('.');
  switch (first) {
    case 'title':
    case 'organisation':
    case 'versionLabel':
    case 'audiences':
    case 'dates':
    case 'declarations':
    case 'contacts':
      return { part: first };
    case 'sections': {
      const sectionId = rest.join('.');
      return sections.some(({ id }) => id === sectionId) ? { part: 'section', sectionId } : { part: 'text' };
    }
    default:
      return { part: 'other' };
  }
}

export function answeringOf(question: Question, document: PolicyDocument): Answering {
  const { about, choices = [] } = question;
  const place = placeOf(question, document);
  switch (place.part) {
    case 'title':
    case 'organisation':
    case 'versionLabel':
      return choices.length > 0 ? setWords(place.part, choices) : { kind: 'words', field: place.part };
    case 'audiences':
      return { kind: 'audiences' };
    case 'contacts':
      return document.contacts.some(({ name }) => name === null) ? { kind: 'names' } : { kind: 'settle' };
    case 'dates':
      return aboutDates(question, about);
    case 'declarations':
      return aboutDeclarations(document);
    case 'section':
      return chosen(choices.flatMap((choice) => setKind(place.sectionId, choice)));
    case 'text':
      return chosen(aboutAgreements(document));
    case 'other':
      return { kind: 'settle' };
  }
}

/** The draft without a question that has been answered or put aside. */
export function withoutQuestion(document: PolicyDocument, question: Question): PolicyDocument {
  const place = document.questions.findIndex(({ about, why }) => about === question.about && why === question.why);
  return { ...document, questions: withoutAt(document.questions, place) };
}

function chosen(answers: readonly Answer[]): Answering {
  return answers.length === 0 ? { kind: 'settle' } : { kind: 'choice', answers };
}

function setWords(field: 'title' | 'organisation' | 'versionLabel', choices: readonly string[]): Answering {
  return chosen(choices.map((choice) => ({ label: choice, apply: (document) => ({ ...document, [field]: choice }) })));
}

function setKind(sectionId: string, choice: string): readonly Answer[] {
  const kind = sectionKinds.find((known): known is Section['kind'] => known === choice);
  if (!kind) return [];
  return [
    {
      label: questionTexts.kind(policyTexts.kinds[kind], kind),
      apply: (document) => changeSection(document, sectionId, { kind }),
    },
  ];
}

function aboutDates(question: Question, about: string): Answering {
  const { choices = [] } = question;
  const name = dateNames.find((known) => about === `dates.${known}`);
  if (name) {
    if (choices.length === 0) return { kind: 'days', name };
    return chosen(choices.map((choice) => ({ label: choice, apply: setDate(name, choice) })));
  }
  const printed = /^"(.+?): (.+)" is printed/u.exec(question.why)?.[2];
  if (!printed || choices.length === 0) return { kind: 'settle' };
  return chosen(
    choices.map((choice) => ({
      label: choice,
      apply: (document) => (/\breview/iu.test(choice) ? setDate('reviewed', printed)(document) : document),
    })),
  );
}

/** What the school printed stays beside the days that it is now known to cover. */
function setDate(name: DateName, choice: string): Answer['apply'] {
  return (document) => {
    const date: PrintedDate = { printed: document.dates[name]?.printed ?? choice, ...daysOf(choice) };
    return { ...document, dates: { ...document.dates, [name]: date } };
  };
}

function aboutDeclarations({ declarations }: PolicyDocument): Answering {
  if (declarations.length === 0) {
    const text = reviewTexts.declarations.proposal;
    const added = { text, type: 'agreement', addedBySchool: true } as const;
    return chosen([
      { label: questionTexts.addNeutral(text), apply: (document) => ({ ...document, declarations: [added] }) },
    ]);
  }
  if (!declarations.some(({ type }) => type === 'authorisation')) return { kind: 'settle' };
  return chosen([
    { label: questionTexts.keepAuthorisation, apply: (document) => document },
    { label: questionTexts.dropAuthorisation, apply: withoutAuthorisations },
  ]);
}

function withoutAuthorisations(document: PolicyDocument): PolicyDocument {
  const place = document.declarations.findIndex(({ type }) => type === 'authorisation');
  return place < 0 ? document : withoutAuthorisations(removeDeclaration(document, place));
}

/** Whatever the importer offers: a file that seems to hold several agreements is kept whole, or one of them is. */
function aboutAgreements({ sections }: PolicyDocument): readonly Answer[] {
  const agreements = agreementsIn(sections);
  if (agreements.length < 2) return [];
  return [
    { label: questionTexts.keepAll, apply: (document) => document },
    ...agreements.map((agreement, index) => ({
      label: questionTexts.keepOnly(index + 1, agreement.name),
      apply: (document: PolicyDocument) => keepAgreement(document, agreement),
    })),
  ];
}
