import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { TestBody, TestSent } from '#src/contract/campaigns.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { faultTexts } from '#strings/campaigns.ts';
import { newCampaignTexts } from '#strings/new-campaign.ts';

const words = newCampaignTexts.test;

const useStyles = makeStyles({ all: { display: 'grid', gap: '12px', justifyItems: 'start', minWidth: 0 } });

/** Sends the messages to the admin alone, and says how that went. */
export function SendTest({ body }: { readonly body: TestBody | null }) {
  const styles = useStyles();
  const api = useCampaignsApi();
  const announce = useAnnounce();
  const [isWorking, setIsWorking] = useState(false);
  const [sent, setSent] = useState<TestSent['sent'] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const send = async (test: TestBody) => {
    setIsWorking(true);
    setSent(null);
    setTrouble(null);
    try {
      const answer = await api.sendTest(test);
      setSent(answer.sent);
      announce(wordsOf(answer.sent).join(' '));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setIsWorking(false);
  };
  return (
    <div className={styles.all}>
      <Button
        size="large"
        disabledFocusable={isWorking || body === null}
        onClick={() => (body ? void send(body) : undefined)}
      >
        {isWorking ? words.sending : words.send}
      </Button>
      {sent === null ? null : (
        <Notice kind={sent.some(({ fault }) => fault === null) ? 'success' : 'problem'} title={titleOf(sent)}>
          {wordsOf(sent).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <TroubleNotice trouble={trouble} />
    </div>
  );
}

function titleOf(sent: TestSent['sent']): string {
  return sent.some(({ fault }) => fault === null) ? words.done : words.failed;
}

function wordsOf(sent: TestSent['sent']): readonly string[] {
  return sent.map(({ by, fault }) =>
    fault === null ? words.by[by] : `${words.notBy[by]} ${faultTexts[fault].cause} ${faultTexts[fault].next}`,
  );
}
