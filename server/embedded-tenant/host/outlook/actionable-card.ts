import type { CardJson } from '../tenant/types.ts';

/**
 * The card an actionable message carries in its head. Outlook draws it only for a registered sender, whose provider id
 * the card names as `originator`. https://learn.microsoft.com/outlook/actionable-messages/send-via-email
 */
export function actionableCard(html: string): CardJson | null {
  const { head } = new DOMParser().parseFromString(html, 'text/html');
  const script = head.querySelector('script[type="application/adaptivecard+json"]');
  if (!script?.textContent) return null;
  try {
    const card = JSON.parse(script.textContent) as CardJson | null;
    const registered = typeof card?.originator === 'string' && card.originator !== '';
    return card?.type === 'AdaptiveCard' && registered ? card : null;
  } catch {
    return null;
  }
}
