import { createContext, useContext } from 'react';
import type { CardJson } from '../tenant/types.ts';

/** A refresh that comes sooner than this after the last answer is not asked for. */
const refreshRest = 60_000;

type Remembered = { readonly base: string; readonly card: CardJson };

/**
 * A card that an invoke returned belongs to the client that asked: Teams keeps showing it there until the stored
 * message changes. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views
 */
export type CardMemory = {
  recall(key: string, base: string): CardJson | null;
  remember(key: string, base: string, card: CardJson): void;
  /** True at most once in a while for the same stored card. */
  mayRefresh(key: string, base: string): boolean;
};

export function createCardMemory(): CardMemory {
  const cards = new Map<string, Remembered>();
  const asked = new Map<string, { readonly base: string; readonly at: number }>();
  return {
    recall(key, base) {
      const kept = cards.get(key);
      return kept?.base === base ? kept.card : null;
    },
    remember(key, base, card) {
      cards.set(key, { base, card });
    },
    mayRefresh(key, base) {
      const last = asked.get(key);
      if (last?.base === base && Date.now() - last.at < refreshRest) return false;
      asked.set(key, { base, at: Date.now() });
      return true;
    },
  };
}

export const CardMemoryContext = createContext<CardMemory | null>(null);

export function useCardMemory(): CardMemory {
  const memory = useContext(CardMemoryContext);
  if (!memory) throw new Error('useCardMemory needs a CardMemoryContext above it.');
  return memory;
}
