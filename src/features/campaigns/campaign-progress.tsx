import { makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { campaignsTexts, campaignTexts as words } from '#src/strings/en/campaigns.ts';
import { TallyBar } from '#src/ui/tally-bar.tsx';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '16px',
    padding: '20px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  status: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))',
    gap: '12px',
    margin: 0,
    '& div': { display: 'flex', flexDirection: 'column-reverse' },
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': {
      margin: 0,
      fontSize: tokens.fontSizeBase600,
      lineHeight: 1.2,
      fontWeight: tokens.fontWeightSemibold,
      fontVariantNumeric: 'tabular-nums',
    },
  },
});

/** How far the sending is, and how many have accepted. */
export function CampaignProgress({ campaign }: { readonly campaign: CampaignDetail }) {
  const styles = useStyles();
  const { counts, status } = campaign;
  const isSending = status === 'sending';
  const handled = counts.sent + counts.failed;
  return (
    <section className={styles.box} aria-label={words.progress}>
      <p className={styles.status} role="status">
        {statusWords(campaign)}
      </p>
      <TallyBar
        part={isSending ? handled : counts.accepted}
        whole={counts.requests}
        words={
          isSending
            ? words.sending(handled, counts.requests)
            : campaignsTexts.accepted(counts.accepted, counts.requests)
        }
      />
      <dl className={styles.counts}>
        <Count name={words.accepted} value={counts.accepted} />
        <Count name={words.sent} value={counts.sent} />
        <Count name={words.waiting} value={counts.queued} />
        <Count name={words.failed} value={counts.failed} />
      </dl>
    </section>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function statusWords({ status, counts }: CampaignDetail): string {
  if (status === 'sending') return campaignsTexts.statuses.sending;
  return words.finished(counts.sent);
}
