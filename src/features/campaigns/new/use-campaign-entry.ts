import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { CampaignPreview } from '#src/contract/campaigns.ts';
import { bodyOf, type CampaignEntry, emptyEntry, previewBodyOf, testBodyOf } from './campaign-entry.ts';

export type Preview =
  | { readonly status: 'incomplete' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly trouble: Trouble; tryAgain(): void }
  | { readonly status: 'ready'; readonly value: CampaignPreview };

const pauseBeforePreview = 400;

/** What the admin has chosen so far, and what sending it would do. */
export function useCampaignEntry(versionIds: readonly string[]) {
  const api = useCampaignsApi();
  const [entry, setEntry] = useState<CampaignEntry>({ ...emptyEntry, versionIds });
  const [preview, setPreview] = useState<Preview>({ status: 'incomplete' });
  const [round, setRound] = useState(0);
  const { versionIds: chosen, groups, dueOn, message, sendBy } = entry;
  const asked = useMemo(
    () => previewBodyOf({ versionIds: chosen, groups, dueOn, message, sendBy }),
    [chosen, groups, dueOn, message, sendBy],
  );
  const body = useMemo(() => bodyOf(entry, new Date()), [entry]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same question again
  useEffect(() => {
    if (!asked) {
      setPreview({ status: 'incomplete' });
      return;
    }
    let isCurrent = true;
    setPreview((now) => (now.status === 'ready' ? now : { status: 'loading' }));
    const timer = setTimeout(async () => {
      try {
        const value = await api.preview(asked);
        if (isCurrent) setPreview({ status: 'ready', value });
      } catch (error) {
        const tryAgain = () => setRound((now) => now + 1);
        if (isCurrent) setPreview({ status: 'failed', trouble: troubleOf(error), tryAgain });
      }
    }, pauseBeforePreview);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [api, asked, round]);
  const change = useCallback((part: Partial<CampaignEntry>) => setEntry((now) => ({ ...now, ...part })), []);
  const test = useMemo(() => testBodyOf(asked), [asked]);
  return { entry, change, preview, body, test };
}
