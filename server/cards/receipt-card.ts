import type { Answer } from '#src/domain/attestation.ts';
import type { Language } from '#src/domain/language.ts';
import { type MessageTexts, messageTexts } from '#src/strings/messages.ts';
import { versionWords } from './asked-policy.ts';
import { firstThatFits, teamsCard } from './card-frame.ts';
import { type CardChanges, changesOnCard } from './changes.ts';
import type { AdaptiveCard, Element, TextRun } from './elements.ts';
import type { RequestLinks } from './links.ts';
import { escapeMarkdown, oneLine, policyRuns, shortened, words } from './plain-text.ts';

/** A person's own copy of what they accepted. */
export type ReceiptCardInput = {
  readonly language: Language;
  readonly receiptCode: string;
  readonly policyTitle: string;
  readonly versionLabel: string | null;
  readonly versionNumber: number;
  readonly signerName: string;
  /** ISO 8601 in UTC. */
  readonly acceptedAt: string;
  readonly declarations: readonly { readonly text: string; readonly answer: Answer }[];
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  /** True when the version was recalled after it was accepted. */
  readonly recalled: boolean;
};

type CardTexts = MessageTexts['cardTexts'];
type ReceiptTexts = CardTexts['receipt'];

/** What a request's card turns into once it is accepted, and what every later press of it shows again. */
export function receiptCard(receipt: ReceiptCardInput, changes: CardChanges | null, links: RequestLinks): AdaptiveCard {
  const all = messageTexts(receipt.language);
  const texts = all.cardTexts.receipt;
  const spoken = `${texts.title}. ${texts.accepted(receipt.policyTitle)} ${texts.code} ${receipt.receiptCode}.`;
  const card = (said: readonly Element[]) => () =>
    teamsCard(receipt.language, spoken, [
      ...heading(receipt, all),
      ...changesOnCard(changes, receipt.language),
      ...said,
      registerNote(texts),
      openReceipt(texts, links),
    ]);
  return firstThatFits([
    card([...saidWords(receipt, all.cardTexts), ...filledIn(receipt, texts)]),
    card([words(texts.wordsInTab)]),
  ]);
}

function heading(receipt: ReceiptCardInput, { cardTexts, momentWords }: MessageTexts): readonly Element[] {
  const texts = cardTexts.receipt;
  const title = escapeMarkdown(shortened(receipt.policyTitle, 300));
  return [
    {
      type: 'Container',
      style: 'good',
      items: [
        words(texts.title, { size: 'large', weight: 'bolder', style: 'heading' }),
        words(texts.accepted(title), { spacing: 'small' }),
        ...(receipt.recalled ? [words(texts.recalled, { spacing: 'small' })] : []),
      ],
    },
    {
      type: 'FactSet',
      facts: [
        { title: texts.code, value: receipt.receiptCode },
        { title: texts.time, value: texts.ukTime(momentWords(receipt.acceptedAt)) },
        { title: texts.signer, value: escapeMarkdown(shortened(receipt.signerName, 200)) },
        { title: cardTexts.versionTitle, value: escapeMarkdown(shortened(versionWords(receipt), 100)) },
      ],
    },
  ];
}

function saidWords(receipt: ReceiptCardInput, cardTexts: CardTexts): readonly Element[] {
  const texts = cardTexts.receipt;
  if (receipt.declarations.length === 0) return [];
  return [
    words(texts.said, { weight: 'bolder', spacing: 'medium', separator: true }),
    ...receipt.declarations.map(({ text, answer }): Element => {
      const given: TextRun = {
        type: 'TextRun',
        text: ` ${texts.answer(cardTexts.answers[answer.value], answer.reason)}`,
        weight: 'bolder',
      };
      return { type: 'RichTextBlock', spacing: 'small', inlines: [...policyRuns(text), given] };
    }),
  ];
}

function filledIn(receipt: ReceiptCardInput, texts: ReceiptTexts): readonly Element[] {
  if (receipt.fields.length === 0) return [];
  return [
    words(texts.filledIn, { weight: 'bolder', spacing: 'medium', separator: true }),
    {
      type: 'FactSet',
      facts: receipt.fields.map(({ label, value }) => ({ title: oneLine(label), value: escapeMarkdown(value) })),
    },
  ];
}

/** True from the first moment on: the card in the chat is not sent again when the row has been written. */
function registerNote(texts: ReceiptTexts): Element {
  return words(texts.registerNote, { size: 'small', isSubtle: true, spacing: 'medium' });
}

function openReceipt(texts: ReceiptTexts, links: RequestLinks): Element {
  return {
    type: 'ActionSet',
    spacing: 'medium',
    actions: [{ type: 'Action.OpenUrl', title: texts.open, url: links.teams }],
  };
}
