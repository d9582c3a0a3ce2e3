import type { Language } from '#src/domain/language.ts';
import { messageTexts } from '#src/strings/messages.ts';
import type { AdaptiveCard, Element } from './elements.ts';
import { oneLine, shortened } from './plain-text.ts';

/**
 * Teams takes larger messages; 28 KB is the smallest limit Microsoft prints for a card, and a part of it is left for the
 * message around it. https://learn.microsoft.com/connectors/teams
 */
export const largestCard = 27_000;

export function sizeOf(card: AdaptiveCard): number {
  return new TextEncoder().encode(JSON.stringify(card)).length;
}

/** The first of the cards that fits; each is made only when the one before it is too large. */
export function firstThatFits(cards: readonly [() => AdaptiveCard, ...(() => AdaptiveCard)[]]): AdaptiveCard {
  let card = cards[0]();
  for (const make of cards.slice(1)) {
    if (sizeOf(card) <= largestCard) return card;
    card = make();
  }
  return card;
}

/** A card of Teams: schema 1.5 is the newest that Teams shows. */
export function teamsCard(language: Language, spoken: string, body: readonly Element[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: messageTexts(language).cardTexts.language,
    fallbackText: plainSpeech(spoken),
    speak: plainSpeech(spoken),
    body,
  };
}

/** `speak` is read as SSML where it looks like it, so it holds no marks at all. */
function plainSpeech(text: string): string {
  return shortened(oneLine(text.replaceAll(/[<>&]/g, ' ')), 500);
}
