import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { shellTexts } from '#src/strings/en/app.ts';
import { campaignsTexts, campaignTexts as words } from '#src/strings/en/campaigns.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { dayWords, todayInSchool } from '#src/ui/day-words.ts';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { CampaignFailures } from './campaign-failures.tsx';
import { CampaignPeople } from './campaign-people.tsx';
import { CampaignProgress } from './campaign-progress.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '28px', maxWidth: '1040px' },
  message: { margin: 0, whiteSpace: 'pre-line', color: tokens.colorNeutralForeground2, maxWidth: '68ch' },
});

const lookAgainAfter = 1_000;

/** One campaign: how far the sending is, who was not reached, and where everybody stands. */
export function CampaignPage({ id }: { readonly id: string }) {
  const api = useAdminApi();
  const { state, reload, refresh, replace } = useLoaded(useCallback(() => api.campaign(id), [api, id]));
  const isMoving = state.status === 'ready' && state.value.status === 'sending';
  const isRetrying = state.status === 'ready' && state.value.counts.queued > 0;
  useEffect(() => {
    if (!isMoving && !isRetrying) return;
    const timer = setInterval(refresh, lookAgainAfter);
    return () => clearInterval(timer);
  }, [isMoving, isRetrying, refresh]);
  return (
    <>
      <BackLink href="#/campaigns">{campaignsTexts.back}</BackLink>
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' ? <Campaign campaign={state.value} onChange={replace} /> : null}
    </>
  );
}

type CampaignProps = { readonly campaign: CampaignDetail; onChange(campaign: CampaignDetail): void };

function Campaign({ campaign, onChange }: CampaignProps) {
  const styles = useStyles();
  const api = useAdminApi();
  const { isWorking, trouble, run } = useAct(onChange);
  const due = campaignsTexts.due(dayWords(campaign.dueOn, todayInSchool(new Date())));
  return (
    <div>
      <PageHeading
        title={campaign.versions.map(({ title }) => title).join(', ')}
        lead={`${campaignsTexts.groups(campaign.groups.map(({ name }) => name))} · ${due}`}
        actions={
          campaign.status === 'draft' ? (
            <Button
              appearance="primary"
              size="large"
              disabledFocusable={isWorking}
              onClick={() => run(() => api.sendCampaign(campaign.id))}
            >
              {words.send}
            </Button>
          ) : null
        }
      />
      <div className={styles.page}>
        {trouble ? (
          <Notice kind="problem" title={trouble.title}>
            <p>{trouble.advice}</p>
          </Notice>
        ) : null}
        {campaign.status === 'draft' ? (
          <Notice kind="info" title={words.notSent} />
        ) : (
          <CampaignProgress campaign={campaign} />
        )}
        {campaign.message === '' ? null : <p className={styles.message}>{campaign.message}</p>}
        <CampaignFailures
          campaign={campaign}
          isWorking={isWorking}
          onRetry={() => run(() => api.retryCampaign(campaign.id))}
        />
        <CampaignPeople campaign={campaign} />
      </div>
    </div>
  );
}

function useAct(onDone: (campaign: CampaignDetail) => void) {
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const run = async (act: () => Promise<CampaignDetail>) => {
    setIsWorking(true);
    setTrouble(null);
    try {
      onDone(await act());
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setIsWorking(false);
    }
  };
  return { isWorking, trouble, run: (act: () => Promise<CampaignDetail>) => void run(act) };
}
