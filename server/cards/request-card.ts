import { answersFor, longestField, longestReason, type SignedWords } from '#src/domain/attestation.ts';
import { messageTexts } from '#src/strings/messages.ts';
import {
  type AskedPolicy,
  askedDeclarations,
  askSentence,
  askWords,
  fieldsOf,
  type PlacedDeclaration,
  plainDeclarations,
  versionWords,
} from './asked-policy.ts';
import { firstThatFits, teamsCard } from './card-frame.ts';
import { changesOnCard } from './changes.ts';
import type {
  ActionSet,
  AdaptiveCard,
  ChoiceSet,
  Element,
  ExecuteAction,
  OpenUrlAction,
  TextInput,
} from './elements.ts';
import { escapeMarkdown, oneLine, paragraphs, policyWords, shortened, statement, words } from './plain-text.ts';
import { answerInput, fieldInput, reasonInput } from './read-card-inputs.ts';

export type RequestCardInput = AskedPolicy & {
  /** What the directory knows, by place among the document's fields. */
  readonly suggestedFields: readonly string[];
  /** What was wrong with an answer just sent, and what was entered, for a card that asks again. */
  readonly again?: { readonly problem: string; readonly entered: SignedWords };
};

/** The card of Teams that a person reads and accepts in. Where its words do not fit, it leads to the tab and takes no answer. */
export function requestCard(input: RequestCardInput): AdaptiveCard {
  const spoken = `${input.document.title}. ${askSentence(input)}`;
  return firstThatFits([
    () => ({
      ...teamsCard(input.language, spoken, [
        ...heading(input),
        ...changesOnCard(input.changes, input.language),
        ...message(input),
        ...asked(input),
        acceptActions(input),
      ]),
      refresh: refresh(input),
    }),
    () => ({
      ...teamsCard(input.language, spoken, [
        ...heading(input),
        ...changesOnCard(input.changes, input.language),
        ...message(input),
        ...tooLong(input),
      ]),
      refresh: refresh(input),
    }),
  ]);
}

/** The same request in a chat message of a colleague: there a button can only open the tab. */
export function senderCard(input: AskedPolicy): AdaptiveCard {
  const spoken = `${input.document.title}. ${askSentence(input)}`;
  return firstThatFits([
    () =>
      teamsCard(input.language, spoken, [
        ...heading(input),
        ...changesOnCard(input.changes, input.language),
        ...message(input),
        ...statements(input),
        openAction(input),
      ]),
    () =>
      teamsCard(input.language, spoken, [
        ...heading(input),
        ...changesOnCard(input.changes, input.language),
        ...message(input),
        ...tooLong(input),
      ]),
  ]);
}

/** The line a notification shows. */
export function requestSummary(input: Pick<AskedPolicy, 'language' | 'document' | 'dueOn' | 'isOverdue'>): string {
  const { cardTexts, spokenDay } = messageTexts(input.language);
  return cardTexts.summary(shortened(oneLine(input.document.title), 150), spokenDay(input.dueOn), input.isOverdue);
}

function heading(input: AskedPolicy): readonly Element[] {
  const { language, document, versionNumber } = input;
  const { cardTexts, spokenDay } = messageTexts(language);
  return [
    ...(document.organisation
      ? [words(escapeMarkdown(shortened(document.organisation, 200)), { size: 'small', isSubtle: true })]
      : []),
    words(escapeMarkdown(shortened(document.title, 300)), {
      size: 'large',
      weight: 'bolder',
      style: 'heading',
      spacing: 'small',
    }),
    askWords(input),
    {
      type: 'FactSet',
      facts: [
        { title: cardTexts.due, value: spokenDay(input.dueOn) },
        {
          title: cardTexts.versionTitle,
          value: escapeMarkdown(
            shortened(versionWords({ language, versionLabel: document.versionLabel, versionNumber }), 100),
          ),
        },
      ],
    },
  ];
}

function message(input: AskedPolicy): readonly Element[] {
  const lines = paragraphs(input.message);
  if (lines.length === 0) return [];
  const { cardTexts } = messageTexts(input.language);
  return [
    {
      type: 'Container',
      style: 'emphasis',
      spacing: 'medium',
      items: [words(cardTexts.message, { weight: 'bolder' }), ...lines],
    },
  ];
}

function asked(input: RequestCardInput): readonly Element[] {
  const { again } = input;
  const { cardTexts } = messageTexts(input.language);
  const questions = askedDeclarations(input).flatMap((placed) => question(input, placed));
  const fields = fieldsOf(input).map(({ index }) => fieldBox(input, index));
  return [
    ...(again ? [words(again.problem, { color: 'attention', weight: 'bolder', spacing: 'medium' })] : []),
    ...questions,
    ...(fields.length > 0
      ? [words(cardTexts.fields, { weight: 'bolder', spacing: 'medium', separator: true }), ...fields]
      : []),
    ...said(input),
    words(cardTexts.actNote, { size: 'small', isSubtle: true }),
  ];
}

function said(input: AskedPolicy): readonly Element[] {
  const plain = plainDeclarations(input);
  if (plain.length === 0) return [];
  const { cardTexts } = messageTexts(input.language);
  return [
    words(cardTexts.plain, { weight: 'bolder', spacing: 'medium', separator: true }),
    ...plain.map(({ declaration }) =>
      statement(declaration.text, declaration.addedBySchool ? cardTexts.addedBySchool : null),
    ),
  ];
}

function question(input: RequestCardInput, { declaration, index }: PlacedDeclaration): readonly Element[] {
  const { cardTexts } = messageTexts(input.language);
  const entered = input.again?.entered.answers[index];
  const options = answersFor(declaration);
  const choices: ChoiceSet = {
    type: 'Input.ChoiceSet',
    id: answerInput(index),
    label: oneLine(policyWords(declaration.text)),
    style: 'expanded',
    spacing: 'medium',
    isRequired: true,
    errorMessage: cardTexts.unanswered,
    wrap: true,
    choices: options.map((value) => ({ title: cardTexts.answers[value], value })),
    ...(entered && options.includes(entered.value) ? { value: entered.value } : {}),
  };
  if (!options.includes('notYet'))
    return [choices, words(cardTexts.requestHint, { size: 'small', isSubtle: true, spacing: 'small' })];
  const reason: TextInput = {
    type: 'Input.Text',
    id: reasonInput(index),
    label: cardTexts.reason,
    maxLength: longestReason,
    isMultiline: true,
    ...(entered?.reason ? { value: entered.reason } : {}),
  };
  return [choices, reason];
}

function fieldBox(input: RequestCardInput, index: number): TextInput {
  const { cardTexts } = messageTexts(input.language);
  const field = input.document.signatureFields[index];
  const label = oneLine(field?.label ?? '');
  const value = input.again?.entered.fields[index] ?? input.suggestedFields[index] ?? '';
  return {
    type: 'Input.Text',
    id: fieldInput(index),
    label,
    maxLength: longestField,
    ...(field?.required ? { isRequired: true as const, errorMessage: cardTexts.fieldMissing(label) } : {}),
    ...(value === '' ? {} : { value: shortened(value, longestField) }),
  };
}

/** Everything that will be asked, for a card that cannot take the answers. */
function statements(input: AskedPolicy): readonly Element[] {
  const { cardTexts } = messageTexts(input.language);
  const questions = askedDeclarations(input);
  return [
    ...(questions.length > 0
      ? [words(cardTexts.questions, { weight: 'bolder', spacing: 'medium', separator: true })]
      : []),
    ...questions.map(({ declaration }) => statement(declaration.text, null)),
    ...said(input),
  ];
}

function tooLong(input: AskedPolicy): readonly Element[] {
  return [
    words(messageTexts(input.language).cardTexts.tooLong, { spacing: 'medium', separator: true }),
    openAction(input),
  ];
}

function acceptActions(input: AskedPolicy): ActionSet {
  const { cardTexts } = messageTexts(input.language);
  return {
    type: 'ActionSet',
    spacing: 'medium',
    actions: [
      { type: 'Action.OpenUrl', title: cardTexts.read, url: input.links.teams },
      {
        ...execute(input, 'accept', cardTexts.accept),
        style: 'positive',
        // A client too old for Action.Execute gets a button that still leads to accepting.
        fallback: openLink(input, cardTexts.acceptInTab),
      },
    ],
  };
}

function openAction(input: AskedPolicy): ActionSet {
  return {
    type: 'ActionSet',
    spacing: 'medium',
    actions: [openLink(input, messageTexts(input.language).cardTexts.acceptInTab)],
  };
}

function openLink(input: AskedPolicy, title: string): OpenUrlAction {
  return { type: 'Action.OpenUrl', title, url: input.links.teams };
}

/** A person may refresh the card by hand; the empty list lets nobody's client do it by itself: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views */
function refresh(input: AskedPolicy) {
  return { action: execute(input, 'show', messageTexts(input.language).cardTexts.read), userIds: [] };
}

/** The data says which request and which words, and nothing about a person. */
function execute(input: AskedPolicy, verb: 'accept' | 'show', title: string): ExecuteAction {
  return {
    type: 'Action.Execute',
    title,
    verb,
    data: { requestId: input.requestId, contentHash: input.contentHash },
  };
}
