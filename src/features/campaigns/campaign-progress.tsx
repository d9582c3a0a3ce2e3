import { makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignOverview, CampaignProgress as Progress } from '#src/contract/campaigns.ts';
import { TallyBar } from '#src/ui/tally-bar.tsx';
import { campaignsTexts, timeLeftWords, campaignTexts as words } from '#strings/campaigns.ts';
import { momentTime, momentWords } from '#strings/dates.ts';
import { askedOf } from './asked.ts';

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
  // Keeps its line while it has nothing to say, so that nothing moves when it has.
  pace: { margin: 0, minHeight: '1.5em', lineHeight: 1.5, color: tokens.colorNeutralForeground2 },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(96px, 1fr))',
    gap: '12px',
    margin: 0,
    '& div': { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
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

type CampaignProgressProps = {
  readonly campaign: CampaignOverview;
  /** What was heard since the campaign was read. */
  readonly progress: Progress | null;
  /** Whether the server did not answer when it was asked last. */
  readonly isStale: boolean;
};

/** How far the sending is, and how many have accepted. */
export function CampaignProgress({ campaign, progress, isStale }: CampaignProgressProps) {
  const styles = useStyles();
  const now = progress ?? campaign;
  const { counts, status } = now;
  const isSending = status === 'sending';
  const handled = counts.sent + counts.failed;
  const asked = askedOf(now);
  const isMoving = (isSending || counts.queued > 0) && !now.paused;
  return (
    <section className={styles.box} aria-label={words.progress}>
      <p className={styles.status} role="status">
        {statusWords(now, campaign.sendAt)}
      </p>
      {status === 'scheduled' ? null : (
        <>
          <TallyBar
            part={isSending ? handled : counts.accepted}
            whole={isSending ? handled + counts.queued : asked - counts.exempt}
            words={
              isSending
                ? words.sending(handled, handled + counts.queued)
                : campaignsTexts.accepted(counts.accepted, asked, counts.exempt)
            }
            more={campaignsTexts.exemptOf(asked, counts.exempt)}
          />
          {isMoving || isStale ? (
            <p className={styles.pace}>{isStale ? words.stale : progress ? paceWords(progress) : null}</p>
          ) : null}
          <dl className={styles.counts}>
            <Count name={words.accepted} value={counts.accepted} />
            <Count name={words.sent} value={counts.sent} />
            <Count name={words.waiting} value={counts.queued} />
            <Count name={words.failed} value={counts.failed} />
            <Count name={words.overdue} value={counts.overdue} />
            {counts.exempt > 0 ? <Count name={words.exempt} value={counts.exempt} /> : null}
            {counts.closed > 0 ? <Count name={words.closed} value={counts.closed} /> : null}
          </dl>
        </>
      )}
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

function statusWords(
  { status, paused, counts }: Pick<Progress, 'status' | 'paused' | 'counts'>,
  sendAt: string | null,
) {
  if (status === 'closed') return words.closedTitle;
  if (status === 'recalled') return words.recalledTitle;
  if (paused) return words.pausedTitle;
  if (status === 'scheduled' && sendAt !== null) return words.scheduled(momentWords(sendAt));
  if (status === 'sending') return campaignsTexts.statuses.sending;
  return words.finished(counts.sent);
}

function paceWords({ perMinute, secondsLeft, waitingUntil }: Progress): string {
  return [
    ...(waitingUntil === null ? [] : [words.waitingUntil(momentTime(waitingUntil))]),
    ...(perMinute === null || perMinute < 1 ? [] : [words.rate(Math.round(perMinute))]),
    ...(secondsLeft === null ? [] : [timeLeftWords(secondsLeft)]),
  ].join(' · ');
}
