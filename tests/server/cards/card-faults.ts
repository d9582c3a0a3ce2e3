import { createRequire } from 'node:module';
import type * as AdaptiveCardsLibrary from 'adaptivecards';
import type { AdaptiveCard } from '#server/cards/elements.ts';

// The package's own entry is written for bundlers; this build of it runs in Node.
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as typeof AdaptiveCardsLibrary;

// Outlook's own action is in the package, but not among those its parser knows.
library.GlobalRegistry.defaultActions.register(library.HttpAction.JsonTypeName, library.HttpAction);

/**
 * What Microsoft's own parser finds wrong with a card when it reads it as the version it declares. It is given the card
 * without `lang`: the parser checks that against one stateful pattern, which refuses a right value every second time.
 */
export function cardFaults({ lang, ...card }: AdaptiveCard): readonly string[] {
  const wrongLanguage = /^[a-z]{2,3}$/.test(lang) ? [] : [`"${lang}" is no language of two or three letters`];
  const context = new library.SerializationContext(
    card.version === '1.5' ? library.Versions.v1_5 : library.Versions.v1_4,
  );
  const parsed = new library.AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...wrongLanguage, ...events, ...parsed.validateProperties().validationEvents.map((event) => event.message)];
}

type Part = Readonly<Record<string, unknown>>;

/** Every object in the card that has a type, at any depth. */
export function partsOf(card: AdaptiveCard): readonly Part[] {
  const parts: Part[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const member of value) walk(member);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value) parts.push(value as Part);
      for (const member of Object.values(value)) walk(member);
    }
  };
  walk(card.body);
  return parts;
}

export function partsOfType(card: AdaptiveCard, type: string): readonly Part[] {
  return partsOf(card).filter((part) => part.type === type);
}

/** What a person can read on the card. */
export function shownText(card: AdaptiveCard): string {
  return partsOf(card)
    .flatMap((part) => [part.text, part.label, part.title])
    .filter((text) => typeof text === 'string')
    .join('\n');
}
