import { cardTexts } from '#src/strings/en/cards.ts';
import { mailTexts } from '#src/strings/en/mail.ts';
import { type AskedPolicy, askedDeclarations, askSentence, plainDeclarations, versionWords } from './asked-policy.ts';
import { firstThatFits, teamsCard } from './card-frame.ts';
import { changesOnCard } from './changes.ts';
import type { AdaptiveCard, Element } from './elements.ts';
import { escapeMarkdown, paragraphs, shortened, statement, words } from './plain-text.ts';
import { spokenDay } from './spoken-day.ts';

/**
 * The card inside a message. Outlook runs its actions through a registered provider and shows cards of 1.4, so its one
 * button opens the page: https://learn.microsoft.com/outlook/actionable-messages/adaptive-card
 */
export function mailCard(asked: AskedPolicy, originator: string | null): AdaptiveCard {
  const spoken = `${asked.document.title}. ${askSentence(asked)}`;
  const card = (statements: readonly Element[]) => (): AdaptiveCard => ({
    ...teamsCard(spoken, [
      ...heading(asked),
      ...changesOnCard(asked.changes),
      ...paragraphs(asked.message),
      ...statements,
      open(asked),
    ]),
    version: '1.4',
    ...(originator === null ? {} : { originator }),
  });
  return firstThatFits([card(statementsOf(asked)), card([words(cardTexts.tooLong)])]);
}

function heading({ document, ...asked }: AskedPolicy): readonly Element[] {
  const version = versionWords({ versionLabel: document.versionLabel, versionNumber: asked.versionNumber });
  return [
    words(escapeMarkdown(shortened(document.title, 300)), { size: 'large', weight: 'bolder' }),
    words(askSentence({ document, ...asked })),
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

function open(asked: AskedPolicy): Element {
  return { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: mailTexts.open, url: asked.links.web }] };
}
