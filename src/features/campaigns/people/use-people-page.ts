import { useEffect, useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { PeoplePage, PeopleQuery } from '#src/contract/campaign-people.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { queryOf } from './people-place.ts';

/**
 * One page of the people. The rows that are there stay until the next ones have come, and they are read again whenever
 * the campaign was.
 */
export function usePeoplePage(campaign: CampaignOverview, place: PeopleQuery) {
  const api = useCampaignsApi();
  const [page, setPage] = useState<PeoplePage | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [round, setRound] = useState(0);
  const query = JSON.stringify(queryOf(place));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a campaign read again and another round ask the same again
  useEffect(() => {
    let isCurrent = true;
    setIsLoading(true);
    api
      .peoplePage(campaign.id, JSON.parse(query))
      .then((read) => {
        if (!isCurrent) return;
        setPage(read);
        setTrouble(null);
      })
      .catch((error: unknown) => {
        if (isCurrent) setTrouble(troubleOf(error));
      })
      .finally(() => {
        if (isCurrent) setIsLoading(false);
      });
    return () => {
      isCurrent = false;
    };
  }, [api, campaign, query, round]);
  return { page, trouble, isLoading, tryAgain: () => setRound((now) => now + 1) };
}
