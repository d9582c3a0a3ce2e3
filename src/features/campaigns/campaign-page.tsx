import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Print20Regular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview, CampaignProgress as Progress } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { keepFocus } from '#src/ui/keep-focus.ts';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { actTexts } from '#strings/campaign-acts.ts';
import { campaignsTexts, campaignTexts as words } from '#strings/campaigns.ts';
import { dayWords } from '#strings/dates.ts';
import { reminderWords } from '#strings/new-campaign.ts';
import { ActionBar } from './acts/action-bar.tsx';
import { CampaignHistory } from './acts/campaign-history.tsx';
import { UndoBar } from './acts/undo-bar.tsx';
import { isUndoableNow } from './acts/undoable.ts';
import { type OnDone, type Said, useAct } from './acts/use-act.ts';
import { CampaignFailures } from './campaign-failures.tsx';
import { CampaignProgress } from './campaign-progress.tsx';
import { CampaignStatus } from './campaign-status.tsx';
import { CampaignPeople } from './people/campaign-people.tsx';
import { LeftOut } from './people/left-out.tsx';
import { WhyNotSomebody } from './people/why-not-somebody.tsx';
import { useCampaign } from './use-campaign.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '28px', gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '1120px' },
  lead: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  message: { margin: 0, whiteSpace: 'pre-line', color: tokens.colorNeutralForeground2, maxWidth: '68ch' },
  heading: { margin: '0 0 8px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  plan: { margin: '0 0 4px', maxWidth: '68ch' },
});

type CampaignPageProps = { readonly id: string; readonly query: Readonly<Record<string, string>> };

/** One campaign: how far the sending is, who was not reached, where everybody stands, and what can be done. */
export function CampaignPage({ id, query }: CampaignPageProps) {
  const { state, progress, isStale, reload, replace } = useCampaign(id);
  const [said, setSaid] = useState<Said | null>(null);
  const hasActed = useRef(false);
  useEffect(() => {
    if (hasActed.current) keepFocus();
    hasActed.current = false;
  });
  return (
    <>
      <BackLink href="#/campaigns">{campaignsTexts.back}</BackLink>
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' ? (
        <Campaign
          campaign={state.value}
          query={query}
          progress={progress}
          isStale={isStale}
          said={said}
          onDone={(changed, words) => {
            setSaid(isUndoableNow(state.value.changes, changed.changes, new Date()) ? null : words);
            hasActed.current = true;
            replace(changed);
          }}
        />
      ) : null}
    </>
  );
}

type CampaignProps = {
  readonly campaign: CampaignOverview;
  readonly query: Readonly<Record<string, string>>;
  readonly progress: Progress | null;
  readonly isStale: boolean;
  readonly said: Said | null;
  readonly onDone: OnDone;
};

function Campaign({ campaign, query, progress, isStale, said, onDone }: CampaignProps) {
  const styles = useStyles();
  const api = useCampaignsApi();
  const acting = useAct(onDone);
  return (
    <div>
      <PageHeading
        title={campaign.versions.map(({ title }) => title).join(', ')}
        lead={<Lead campaign={campaign} now={progress ?? campaign} />}
        actions={<ActionBar campaign={campaign} acting={acting} onDone={onDone} />}
      />
      <div className={styles.page}>
        <TroubleNotice trouble={acting.trouble} />
        <UndoBar campaign={campaign} acting={acting} said={said} />
        {campaign.status === 'draft' ? (
          <Notice kind="info" title={words.notSent} />
        ) : (
          <CampaignProgress campaign={campaign} progress={progress} isStale={isStale} />
        )}
        {campaign.message === '' ? null : <p className={styles.message}>{campaign.message}</p>}
        <CampaignFailures
          campaign={campaign}
          isWorking={acting.isWorking}
          onRetry={() => acting.run(() => api.act(campaign.id, 'retry'), actTexts.done.retry)}
        />
        {campaign.hasSlips ? (
          <div>
            <Button as="a" size="large" icon={<Print20Regular />} href={`#/campaigns/${campaign.id}/slips`}>
              {words.slips}
            </Button>
          </div>
        ) : null}
        <CampaignPeople campaign={campaign} query={query} onDone={onDone} />
        <LeftOut people={campaign.leftOut} />
        <WhyNotSomebody campaign={campaign} />
        <Plan campaign={campaign} />
        <CampaignHistory campaign={campaign} acting={acting} />
      </div>
    </div>
  );
}

function Lead({
  campaign,
  now,
}: {
  readonly campaign: CampaignOverview;
  readonly now: Pick<Progress, 'status' | 'paused'>;
}) {
  const styles = useStyles();
  const due = campaignsTexts.due(dayWords(campaign.dueOn, dayOf(new Date())));
  return (
    <span className={styles.lead}>
      <CampaignStatus status={now.status} paused={now.paused} />
      <span>{campaignsTexts.groups(campaign.groups.map(({ name }) => name))}</span>
      <span>{due}</span>
    </span>
  );
}

/** What the campaign does by itself. */
function Plan({ campaign: { reminders, followGroups, joinerDays } }: { readonly campaign: CampaignOverview }) {
  const styles = useStyles();
  return (
    <section aria-label={words.plan}>
      <h2 className={styles.heading}>{words.plan}</h2>
      <p className={styles.plan}>{reminderWords(reminders)}</p>
      <p className={styles.plan}>{followGroups ? words.joiners(joinerDays) : words.noJoiners}</p>
    </section>
  );
}
