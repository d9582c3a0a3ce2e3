import { messageTexts } from '#src/strings/messages.ts';
import {
  type AskedPolicy,
  askedDeclarations,
  askSentence,
  askWords,
  fieldsOf,
  plainDeclarations,
  versionWords,
} from './asked-policy.ts';
import { largestCard, sizeOf, teamsCard } from './card-frame.ts';
import { changesOnCard } from './changes.ts';
import type { ActionSet, AdaptiveCard, Element, OpenUrlAction } from './elements.ts';
import { escapeMarkdown, paragraphs, shortened, statement, words } from './plain-text.ts';

/** What the school registered with Microsoft for actionable messages. */
export type ActionableMessages = {
  /** The provider; null where there is none, and Outlook then shows the HTML. */
  readonly originator: string | null;
  /** Where a press of Accept goes; null where the button of the card only opens the page. */
  readonly acceptUrl: string | null;
};

export type MailCardInput = AskedPolicy & ActionableMessages;

/**
 * The card inside a message. What one press can accept has a button for it; anything that has to be answered, filled in
 * or read at length is accepted on the page, which the other button opens. Outlook calls us from cards below version 1.4:
 * https://learn.microsoft.com/outlook/actionable-messages/adaptive-card
 */
export function mailCard(input: MailCardInput): AdaptiveCard {
  const full = cardWith(input, statementsOf(input), open(input));
  const fits = sizeOf(full) <= largestCard;
  if (!fits) return cardWith(input, [words(messageTexts(input.language).cardTexts.tooLong)], open(input));
  return acceptsInMail(input) ? forOutlook(pressCard(input), input) : full;
}

/** Whether the card has a button that accepts. */
export function acceptsInMail(input: MailCardInput): boolean {
  const { originator, acceptUrl } = input;
  const oneAnswer = askedDeclarations(input).length === 0 && fieldsOf(input).length === 0;
  return originator !== null && acceptUrl !== null && oneAnswer && sizeOf(pressCard(input)) <= largestCard;
}

/** Any card of ours as one that stands in such a message. It has no refresh, which there needs a bot. */
export function forOutlook({ refresh: _, ...card }: AdaptiveCard, { originator }: ActionableMessages): AdaptiveCard {
  const body = card.body.map(withoutHeadingStyle);
  return { ...card, version: '1.3', body, ...(originator === null ? {} : { originator }) };
}

/** The style came with version 1.5. */
function withoutHeadingStyle(element: Element): Element {
  if (element.type === 'Container') return { ...element, items: element.items.map(withoutHeadingStyle) };
  if (element.type !== 'TextBlock') return element;
  const { style: _, ...plain } = element;
  return plain;
}

function pressCard(input: MailCardInput): AdaptiveCard {
  const { cardTexts } = messageTexts(input.language);
  const note = words(cardTexts.actNote, { size: 'small', isSubtle: true });
  return cardWith(input, [...statementsOf(input), note], press(input));
}

function cardWith(input: MailCardInput, statements: readonly Element[], actions: ActionSet): AdaptiveCard {
  const spoken = `${input.document.title}. ${askSentence(input)}`;
  return {
    ...teamsCard(input.language, spoken, [
      ...heading(input),
      ...changesOnCard(input.changes, input.language),
      ...paragraphs(input.message),
      ...statements,
      actions,
    ]),
    version: '1.4',
    ...(input.originator === null ? {} : { originator: input.originator }),
  };
}

function heading({ document, ...asked }: AskedPolicy): readonly Element[] {
  const { language, versionNumber } = asked;
  const { mailTexts, spokenDay } = messageTexts(language);
  const version = versionWords({ language, versionLabel: document.versionLabel, versionNumber });
  return [
    words(escapeMarkdown(shortened(document.title, 300)), { size: 'large', weight: 'bolder' }),
    askWords({ document, ...asked }),
    {
      type: 'FactSet',
      facts: [
        { title: mailTexts.due, value: spokenDay(asked.dueOn) },
        { title: mailTexts.version, value: escapeMarkdown(shortened(version, 100)) },
      ],
    },
  ];
}

function statementsOf(asked: AskedPolicy): readonly Element[] {
  const { mailTexts } = messageTexts(asked.language);
  const questions = askedDeclarations(asked);
  const plain = plainDeclarations(asked);
  return [
    ...(questions.length > 0 ? [words(mailTexts.questions, { weight: 'bolder' })] : []),
    ...questions.map(({ declaration }) => statement(declaration.text, null)),
    ...(plain.length > 0 ? [words(mailTexts.plain, { weight: 'bolder' })] : []),
    ...plain.map(({ declaration }) =>
      statement(declaration.text, declaration.addedBySchool ? mailTexts.addedBySchool : null),
    ),
  ];
}

function open(asked: AskedPolicy): ActionSet {
  return { type: 'ActionSet', actions: [openPage(asked, messageTexts(asked.language).mailTexts.open)] };
}

/** The body says which request and which words, and nothing about a person. */
function press(input: MailCardInput): ActionSet {
  const { language, requestId, contentHash, acceptUrl } = input;
  const { cardTexts } = messageTexts(language);
  return {
    type: 'ActionSet',
    actions: [
      openPage(input, cardTexts.read),
      {
        type: 'Action.Http',
        title: cardTexts.accept,
        method: 'POST',
        url: acceptUrl ?? '',
        headers: [{ name: 'Content-Type', value: 'application/json' }],
        body: JSON.stringify({ requestId, contentHash }),
      },
    ],
  };
}

function openPage({ links }: AskedPolicy, title: string): OpenUrlAction {
  return { type: 'Action.OpenUrl', title, url: links.web };
}
