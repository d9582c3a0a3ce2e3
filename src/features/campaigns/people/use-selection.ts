import { useCallback, useMemo, useState } from 'react';
import type { PeopleChoice, PeopleFilter } from '#src/contract/campaign-filter.ts';
import type { PeoplePage } from '#src/contract/campaign-people.ts';
import type { CampaignRecipient } from '#src/contract/campaigns.ts';

/** People who are chosen, by their object id, on any page, or everybody whom the filter finds. */
export type Selection = {
  /** What the server is told; null while nobody is chosen. */
  readonly chosen: PeopleChoice | null;
  readonly people: number;
  /** Of those, the ones who have still to answer. */
  readonly awaited: number;
  readonly isEverybody: boolean;
  has(objectId: string): boolean;
  set(objectId: string, isChosen: boolean): void;
  addPage(): void;
  addAll(): void;
  clear(): void;
};

type Picked = ReadonlyMap<string, boolean>;

/** For each person of the page whether an answer is awaited; whoever is asked for two policies is one person. */
function peopleOf(rows: readonly CampaignRecipient[]): Picked {
  const people = new Map<string, boolean>();
  for (const { objectId, standing } of rows)
    people.set(objectId, people.get(objectId) === true || standing === 'outstanding' || standing === 'overdue');
  return people;
}

/** Another filter finds others, so what it found is chosen no more; who was picked by name stays. */
export function useSelection(page: PeoplePage | null, filter: PeopleFilter): Selection {
  const [picked, setPicked] = useState<Picked>(new Map());
  const [allOf, setAllOf] = useState<string | null>(null);
  const key = JSON.stringify(filter);
  const isEverybody = allOf === key;
  const onPage = useMemo(() => peopleOf(page?.rows ?? []), [page]);
  const set = useCallback(
    (objectId: string, isChosen: boolean) => {
      setPicked((now) => {
        const next = new Map(isEverybody ? onPage : now);
        if (isChosen) next.set(objectId, onPage.get(objectId) ?? false);
        else next.delete(objectId);
        return next;
      });
      setAllOf(null);
    },
    [isEverybody, onPage],
  );
  const addPage = useCallback(() => setPicked((now) => new Map([...now, ...onPage])), [onPage]);
  const addAll = useCallback(() => setAllOf(key), [key]);
  const clear = useCallback(() => {
    setPicked(new Map());
    setAllOf(null);
  }, []);
  return useMemo(() => {
    const { people = 0, awaited = 0 } = page?.matching ?? {};
    const chosen = isEverybody ? { filter } : picked.size > 0 ? { objectIds: [...picked.keys()] } : null;
    return {
      chosen,
      people: isEverybody ? people : picked.size,
      awaited: isEverybody ? awaited : [...picked.values()].filter(Boolean).length,
      isEverybody,
      has: (objectId) => isEverybody || picked.has(objectId),
      set,
      addPage,
      addAll,
      clear,
    };
  }, [page, filter, picked, isEverybody, set, addPage, addAll, clear]);
}
