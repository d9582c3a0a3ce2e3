import { useCallback, useMemo, useState } from 'react';
import type { CampaignRecipient } from '#src/contract/campaigns.ts';

/** People who are chosen, by their object id: whoever is asked for two policies is one person. */
export type Selection = {
  readonly ids: ReadonlySet<string>;
  set(objectId: string, isChosen: boolean): void;
  add(recipients: readonly CampaignRecipient[]): void;
  clear(): void;
};

/** Who is not among the recipients any more is not chosen any more. */
export function useSelection(recipients: readonly CampaignRecipient[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => {
    if (chosen.size === 0) return chosen;
    return new Set(recipients.map(({ objectId }) => objectId).filter((id) => chosen.has(id)));
  }, [recipients, chosen]);
  const set = useCallback((objectId: string, isChosen: boolean) => {
    setChosen((now) => {
      const next = new Set(now);
      if (isChosen) next.add(objectId);
      else next.delete(objectId);
      return next;
    });
  }, []);
  const add = useCallback((more: readonly CampaignRecipient[]) => {
    setChosen((now) => new Set([...now, ...more.map(({ objectId }) => objectId)]));
  }, []);
  const clear = useCallback(() => setChosen(new Set()), []);
  return useMemo(() => ({ ids, set, add, clear }), [ids, set, add, clear]);
}
