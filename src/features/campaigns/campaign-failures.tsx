import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { Notice } from '#src/ui/notice.tsx';
import { faultTexts, rungNames, campaignTexts as words } from '#strings/campaigns.ts';
import { isUnreached } from './outstanding.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '10px 0 0', padding: 0, display: 'grid', gap: '10px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  more: { marginTop: '10px' },
});

const namesAtOnce = 20;

type CampaignFailuresProps = { readonly campaign: CampaignDetail; readonly isWorking: boolean; onRetry(): void };

/** Everybody who was not reached by any way, why, and what helps. */
export function CampaignFailures({ campaign, isWorking, onRetry }: CampaignFailuresProps) {
  const styles = useStyles();
  const [shown, setShown] = useState(namesAtOnce);
  const failed = campaign.recipients.filter(isUnreached);
  if (failed.length === 0) return null;
  const hidden = failed.length - shown;
  return (
    <Notice
      kind="warning"
      title={words.failures(failed.length)}
      actions={
        <Button size="large" disabledFocusable={isWorking} onClick={onRetry}>
          {isWorking ? words.retrying : words.retry(failed.length)}
        </Button>
      }
    >
      <p>{words.failuresHint}</p>
      <ul className={styles.list} style={{ listStyle: 'none', paddingLeft: 0 }}>
        {failed.slice(0, shown).map((recipient) => (
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
      {hidden > 0 ? (
        <Button className={styles.more} onClick={() => setShown(shown + 100)}>
          {words.showMore(Math.min(hidden, 100))}
        </Button>
      ) : null}
    </Notice>
  );
}
