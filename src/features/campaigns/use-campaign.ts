import { useCallback, useEffect, useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { CampaignOverview, CampaignProgress } from '#src/contract/campaigns.ts';

const whileSending = 1_000;
/** Counting many rows is work for the database, and a second more is nothing in half an hour. */
const whileSendingMany = 3_000;
const whileOpen = 15_000;
/** A few digests leave at once, many by and by. */
const untilReminded = [2_000, 15_000];
/** The people are many rows: while figures change each second, they are read again now and then. */
const betweenReadings = (rows: number) => (rows > 500 ? 10_000 : 2_000);

/**
 * A campaign that stays as it is on the server: the figures are asked for again and again, the people only when the
 * figures say that something happened.
 */
export function useCampaign(id: string) {
  const api = useCampaignsApi();
  const { state, reload, refresh, replace } = useLoaded(useCallback(() => api.campaign(id), [api, id]));
  const campaign = state.status === 'ready' ? state.value : null;
  const { progress, isStale, forget } = useProgress(id, campaign);
  useReadAgain(campaign, progress, refresh);
  useReadReminded(campaign, refresh);
  const take = useCallback(
    (changed: CampaignOverview) => {
      forget();
      replace(changed);
    },
    [forget, replace],
  );
  return { state, progress, isStale, reload, refresh, replace: take };
}

type Figures = Pick<CampaignProgress, 'status' | 'paused' | 'counts'>;

function useProgress(id: string, campaign: CampaignOverview | null) {
  const api = useCampaignsApi();
  const [progress, setProgress] = useState<CampaignProgress | null>(null);
  const [isStale, setIsStale] = useState(false);
  const pause = pauseOf(progress ?? campaign);
  useEffect(() => {
    if (pause === null) return;
    let isCurrent = true;
    const look = async () => {
      try {
        // Nobody looks at a page behind another.
        const seen = document.visibilityState === 'visible' ? await api.progress(id) : null;
        if (!isCurrent) return;
        if (seen) setProgress(seen);
        setIsStale(false);
      } catch {
        if (!isCurrent) return;
        setIsStale(true);
      }
      timer = setTimeout(() => void look(), pause);
    };
    let timer = setTimeout(() => void look(), pause <= whileSendingMany ? 0 : pause);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [api, id, pause]);
  const forget = useCallback(() => setProgress(null), []);
  return { progress, isStale, forget };
}

function useReadAgain(campaign: CampaignOverview | null, progress: CampaignProgress | null, refresh: () => void): void {
  const isBehind = campaign !== null && progress !== null && figuresOf(campaign) !== figuresOf(progress);
  const isSending = (pauseOf(progress) ?? whileOpen) <= whileSendingMany;
  // Once nothing moves any more, each answer is another chance for a reading that failed.
  const chance = isSending ? null : progress;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chance is when to act, not what to act on
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(refresh, isSending ? betweenReadings(campaign?.counts.requests ?? 0) : 0);
    return () => clearTimeout(timer);
  }, [isBehind, isSending, chance, campaign, refresh]);
}

/** Reminders show in no figure, so after some were wanted the people are read again when these have left. */
function useReadReminded(campaign: CampaignOverview | null, refresh: () => void): void {
  const newest = campaign?.changes[0];
  const wanted = newest?.kind === 'reminded' ? newest.id : null;
  useEffect(() => {
    if (wanted === null) return;
    const timers = untilReminded.map((wait) => setTimeout(refresh, wait));
    return () => timers.forEach(clearTimeout);
  }, [wanted, refresh]);
}

function pauseOf(figures: Figures | null): number | null {
  if (figures === null) return null;
  const { status, paused, counts } = figures;
  if (status === 'draft') return null;
  if ((status === 'sending' || counts.queued > 0) && !paused)
    return counts.requests > 2_000 ? whileSendingMany : whileSending;
  return status === 'closed' || status === 'recalled' ? null : whileOpen;
}

function figuresOf({ status, paused, counts }: Figures): string {
  return JSON.stringify([status, paused, Object.entries(counts).sort(([a], [b]) => a.localeCompare(b))]);
}
