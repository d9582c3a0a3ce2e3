import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add20Regular, SendRegular } from '@fluentui/react-icons';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { CampaignSummary } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TallyBar } from '#src/ui/tally-bar.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { campaignsTexts, campaignTexts } from '#strings/campaigns.ts';
import { dayWords, momentWords } from '#strings/dates.ts';
import { askedOf } from './asked.ts';
import { CampaignStatus } from './campaign-status.tsx';

const useStyles = makeStyles({
  page: { maxWidth: '880px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  card: {
    display: 'grid',
    gap: '8px',
    padding: '16px 18px',
    color: 'inherit',
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { border: `1px solid ${tokens.colorBrandStroke1}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', justifyContent: 'space-between' },
  title: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  meta: { color: tokens.colorNeutralForeground2 },
});

/** Every round of asking, newest first. */
export function CampaignListPage() {
  const styles = useStyles();
  const { state, reload } = useLoaded(useCampaignsApi().campaigns);
  return (
    <div className={styles.page}>
      <PageHeading title={campaignsTexts.title} lead={campaignsTexts.lead} actions={<NewButton />} />
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' && state.value.campaigns.length === 0 ? (
        <EmptyState icon={<SendRegular />} {...campaignsTexts.empty} action={<NewButton />} />
      ) : null}
      {state.status === 'ready' && state.value.campaigns.length > 0 ? (
        <ul className={styles.list} aria-label={campaignsTexts.list}>
          {state.value.campaigns.map((campaign) => (
            <CampaignCard key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function NewButton() {
  return (
    <Button as="a" appearance="primary" size="large" icon={<Add20Regular />} href="#/campaigns/new">
      {campaignsTexts.new}
    </Button>
  );
}

function CampaignCard({ campaign }: { readonly campaign: CampaignSummary }) {
  const styles = useStyles();
  const { counts, status } = campaign;
  const asked = askedOf(campaign);
  return (
    <li>
      <a href={`#/campaigns/${campaign.id}`} className={styles.card}>
        <span className={styles.head}>
          <span className={styles.title}>{campaign.versions.map(({ title }) => title).join(', ')}</span>
          <CampaignStatus status={status} paused={campaign.paused} />
        </span>
        <span className={styles.meta}>
          {campaignsTexts.groups(campaign.groups.map(({ name }) => name))} ·{' '}
          {campaignsTexts.due(dayWords(campaign.dueOn, dayOf(new Date())))}
          {status === 'scheduled' && campaign.sendAt !== null
            ? ` · ${campaignTexts.scheduled(momentWords(campaign.sendAt))}`
            : null}
        </span>
        {status === 'draft' || status === 'scheduled' ? null : (
          <TallyBar
            part={counts.accepted}
            whole={asked - counts.exempt}
            words={campaignsTexts.accepted(counts.accepted, asked, counts.exempt)}
            more={campaignsTexts.exemptOf(asked, counts.exempt)}
          />
        )}
      </a>
    </li>
  );
}
