import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { CampaignDraft, CampaignPreview, SendBy } from '#src/contract/campaigns.ts';
import type { Group } from '#src/domain/person.ts';

export type CampaignEntry = {
  readonly versionIds: readonly string[];
  readonly groups: readonly Group[];
  readonly dueOn: string;
  readonly message: string;
  readonly sendBy: SendBy;
};

export type Preview =
  | { readonly status: 'incomplete' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly trouble: Trouble; tryAgain(): void }
  | { readonly status: 'ready'; readonly value: CampaignPreview };

const pauseBeforePreview = 400;

/** What the admin has chosen so far, and what sending it would do. */
export function useCampaignEntry(versionIds: readonly string[]) {
  const api = useAdminApi();
  const [entry, setEntry] = useState<CampaignEntry>({ versionIds, groups: [], dueOn: '', message: '', sendBy: 'app' });
  const [preview, setPreview] = useState<Preview>({ status: 'incomplete' });
  const [round, setRound] = useState(0);
  const body = useMemo(() => bodyOf(entry), [entry]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same question again
  useEffect(() => {
    if (!body) {
      setPreview({ status: 'incomplete' });
      return;
    }
    let isCurrent = true;
    setPreview((now) => (now.status === 'ready' ? now : { status: 'loading' }));
    const timer = setTimeout(async () => {
      try {
        const value = await api.previewCampaign(body);
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
  }, [api, body, round]);
  const change = useCallback((part: Partial<CampaignEntry>) => setEntry((now) => ({ ...now, ...part })), []);
  return { entry, change, preview, body };
}

function bodyOf({ versionIds, groups, dueOn, message, sendBy }: CampaignEntry): CampaignDraft | null {
  if (versionIds.length === 0 || groups.length === 0 || dueOn === '') return null;
  return { versionIds: [...versionIds], groupIds: groups.map(({ id }) => id), dueOn, message: message.trim(), sendBy };
}
