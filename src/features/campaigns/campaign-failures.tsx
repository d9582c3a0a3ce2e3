import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { Notice } from '#src/ui/notice.tsx';
import { faultTexts, rungNames, campaignTexts as words } from '#strings/campaigns.ts';
import { peopleHash } from './people/people-place.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '10px 0 0', padding: 0, display: 'grid', gap: '10px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  more: { marginTop: '10px' },
});

type CampaignFailuresProps = { readonly campaign: CampaignOverview; readonly isWorking: boolean; onRetry(): void };

/** Everybody who was not reached by any way, why, and what helps. */
export function CampaignFailures({ campaign, isWorking, onRetry }: CampaignFailuresProps) {
  const styles = useStyles();
  const { requests, retryable, first } = campaign.unreached;
  if (requests === 0) return null;
  return (
    <Notice
      kind="warning"
      title={words.failures(requests)}
      actions={
        retryable === 0 ? null : (
          <Button size="large" disabledFocusable={isWorking} onClick={onRetry}>
            {isWorking ? words.retrying : words.retry(retryable)}
          </Button>
        )
      }
    >
      <p>{retryable === 0 ? words.failuresForGood : words.failuresHint}</p>
      <ul className={styles.list} style={{ listStyle: 'none', paddingLeft: 0 }}>
        {first.map((recipient) => (
          <li key={recipient.requestId}>
            <span className={styles.name}>{recipient.name}</span>
            {recipient.deliveries.map(({ rung, fault }) =>
              fault === null ? null : (
                <div key={rung}>
                  {rungNames[rung]}: {faultTexts[fault].cause} {faultTexts[fault].next}
                </div>
              ),
            )}
          </li>
        ))}
      </ul>
      {requests > first.length ? (
        <Button as="a" className={styles.more} href={peopleHash(campaign.id, { outcome: 'not-reached' })}>
          {words.showFailures(requests)}
        </Button>
      ) : null}
    </Notice>
  );
}
