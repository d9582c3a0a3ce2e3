import type { ClosedBecause } from '#src/domain/standing.ts';
import { cardTexts } from '#src/strings/en/cards.ts';
import { teamsCard } from './card-frame.ts';
import type { AdaptiveCard } from './elements.ts';
import type { RequestLinks } from './links.ts';
import { escapeMarkdown, shortened, words } from './plain-text.ts';

/** What a request's card turns into when nothing is asked by it any more, or for the time being. */
export function closedCard(
  policyTitle: string,
  because: ClosedBecause | 'exempt' | 'declined',
  links: RequestLinks,
): AdaptiveCard {
  const { title, advice } = cardTexts.closed[because];
  const policy = shortened(policyTitle, 300);
  const address = because === 'declined' ? links.teams : links.home;
  return notice(title, advice(escapeMarkdown(policy)), advice(policy), cardTexts.closed.open, address);
}

/** Refusals a card is answered with; every one says that nothing was recorded and what to do. */
export type CardRefusal = Exclude<keyof typeof cardTexts.refused, 'open'>;

/** What is shown to a person whose press was refused. The message itself stays what it is for everyone else. */
export function refusalCard(refusal: CardRefusal, address: string): AdaptiveCard {
  const { title, advice } = cardTexts.refused[refusal];
  return notice(title, advice, advice, cardTexts.refused.open, address);
}

function notice(title: string, shown: string, spoken: string, open: string, address: string): AdaptiveCard {
  return teamsCard(`${title}. ${spoken}`, [
    words(title, { size: 'medium', weight: 'bolder', style: 'heading' }),
    words(shown, { spacing: 'small' }),
    { type: 'ActionSet', spacing: 'medium', actions: [{ type: 'Action.OpenUrl', title: open, url: address }] },
  ]);
}
