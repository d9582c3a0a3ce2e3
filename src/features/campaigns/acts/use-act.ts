import { useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';

/** What is said once it is done, with more lines where one does not hold it. */
export type Said = { readonly title: string; readonly lines: readonly string[] };

/** The same; it may depend on what came of it. */
export type Done<Changed extends CampaignOverview> = string | ((changed: Changed) => Said);

/** Takes the changed campaign, and what to say of it. */
export type OnDone = (changed: CampaignOverview, said: Said) => void;

export type Acting = {
  readonly isWorking: boolean;
  readonly trouble: Trouble | null;
  /** Does it, says that it is done, and hands the changed campaign on. */
  run<Changed extends CampaignOverview>(act: () => Promise<Changed>, done: Done<Changed>): void;
};

/** One thing done to a campaign at a time, with what went wrong. */
export function useAct(onDone: OnDone): Acting {
  const announce = useAnnounce();
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const run = async <Changed extends CampaignOverview>(act: () => Promise<Changed>, done: Done<Changed>) => {
    setIsWorking(true);
    setTrouble(null);
    try {
      const changed = await act();
      const said = typeof done === 'string' ? { title: done, lines: [] } : done(changed);
      announce([said.title, ...said.lines].join(' '));
      onDone(changed, said);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setIsWorking(false);
  };
  return { isWorking, trouble, run: (act, done) => void run(act, done) };
}
