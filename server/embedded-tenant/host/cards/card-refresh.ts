import type { CardJson } from '../tenant/types.ts';

export type CardRefresh = { readonly verb: string; readonly data: unknown; readonly id?: string };

/**
 * The action Teams runs by itself when a person opens the chat: for people the card names, or for all in a small chat
 * when it names nobody; an empty list means by hand only. The personal chat with the bot has one person, so any name in
 * the list is theirs.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export function cardRefresh(card: CardJson): CardRefresh | null {
  const refresh = card.refresh as { readonly action?: unknown; readonly userIds?: unknown } | undefined;
  const action = refresh?.action as
    | { readonly type?: unknown; readonly verb?: unknown; readonly data?: unknown; readonly id?: unknown }
    | undefined;
  if (action?.type !== 'Action.Execute') return null;
  if (Array.isArray(refresh?.userIds) && refresh.userIds.length === 0) return null;
  return {
    verb: typeof action.verb === 'string' ? action.verb : '',
    data: action.data ?? {},
    ...(typeof action.id === 'string' ? { id: action.id } : {}),
  };
}
