import { useState } from 'react';
import type { PolicyDocument, Question } from '#src/domain/policy-document.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { questionTexts } from '#strings/draft-review.ts';
import type { Draft } from '../draft/use-draft.ts';
import { placeOf, type QuestionPlace, withoutQuestion } from './question-answers.ts';

export type AskedQuestion = { readonly question: Question; readonly index: number; readonly place: QuestionPlace };

export type Questions = {
  readonly document: PolicyDocument;
  readonly asked: readonly AskedQuestion[];
  /** Counts the answers, so that the page can move the focus from a question that has gone. */
  readonly answered: number;
  asks(sectionId: string): boolean;
  answer(question: Question, apply: (document: PolicyDocument) => PolicyDocument): void;
  leave(question: Question): void;
};

/** What the importer asks, each question with the part of the page it is asked in. */
export function useQuestions({ document, change }: Draft): Questions {
  const announce = useAnnounce();
  const [answered, setAnswered] = useState(0);
  const asked = document.questions.map((question, index) => ({ question, index, place: placeOf(question, document) }));
  const settle = (next: PolicyDocument, said: string) => {
    change(next);
    setAnswered((count) => count + 1);
    announce(said);
  };
  const left = document.questions.length - 1;
  return {
    document,
    asked,
    answered,
    asks: (sectionId) => asked.some(({ place }) => place.part === 'section' && place.sectionId === sectionId),
    answer: (question, apply) => settle(apply(withoutQuestion(document, question)), questionTexts.answered(left)),
    leave: (question) => settle(withoutQuestion(document, question), questionTexts.left(left)),
  };
}

/** Names the question on the page, so that the focus can be put on it. */
export function questionId(index: number): string {
  return `question-${index}`;
}
