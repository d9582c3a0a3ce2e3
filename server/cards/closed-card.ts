import type { Language } from '#src/domain/language.ts';
import type { ClosedBecause } from '#src/domain/standing.ts';
import { type MessageTexts, messageTexts } from '#src/strings/messages.ts';
import { teamsCard } from './card-frame.ts';
import type { AdaptiveCard } from './elements.ts';
import type { RequestLinks } from './links.ts';
import { escapeMarkdown, shortened, words } from './plain-text.ts';

/** What a request's card turns into when nothing is asked by it any more, or for the time being. */
export function closedCard(
  language: Language,
  policyTitle: string,
  because: ClosedBecause | 'exempt' | 'declined',
  links: RequestLinks,
): AdaptiveCard {
  const { cardTexts } = messageTexts(language);
  const { title, advice } = cardTexts.closed[because];
  const policy = shortened(policyTitle, 300);
  const address = because === 'declined' ? links.teams : links.home;
  return notice(language, title, advice(escapeMarkdown(policy)), advice(policy), cardTexts.closed.open, address);
}

/** Refusals a card is answered with; every one says that nothing was recorded and what to do. */
export type CardRefusal = Exclude<keyof MessageTexts['cardTexts']['refused'], 'open'>;

/** What is shown to a person whose press was refused. The message itself stays what it is for everyone else. */
export function refusalCard(language: Language, refusal: CardRefusal, address: string): AdaptiveCard {
  const { cardTexts } = messageTexts(language);
  const { title, advice } = cardTexts.refused[refusal];
  return notice(language, title, advice, advice, cardTexts.refused.open, address);
}

function notice(
  language: Language,
  title: string,
  shown: string,
  spoken: string,
  open: string,
  address: string,
): AdaptiveCard {
  return teamsCard(language, `${title}. ${spoken}`, [
    words(title, { size: 'medium', weight: 'bolder', style: 'heading' }),
    words(shown, { spacing: 'small' }),
    { type: 'ActionSet', spacing: 'medium', actions: [{ type: 'Action.OpenUrl', title: open, url: address }] },
  ]);
}
