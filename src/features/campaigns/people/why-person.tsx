import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { Why } from '#src/contract/why.ts';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { standingNames } from '#strings/campaigns.ts';
import { momentDay, momentWords } from '#strings/dates.ts';
import { whyTexts, whyPanelTexts as words } from '#strings/why.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '8px', minHeight: '120px', alignContent: 'start', '& p': { margin: 0 } },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', gap: '4px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type WhyPersonProps = { readonly campaignId: string; readonly objectId: string };

/** Why a campaign asks somebody, or why it does not. */
export function WhyPerson({ campaignId, objectId }: WhyPersonProps) {
  const styles = useStyles();
  const api = useCampaignsApi();
  const { state, reload } = useLoaded(useCallback(() => api.why(campaignId, objectId), [api, campaignId, objectId]));
  return (
    <div className={styles.all}>
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="text" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' ? <Answer why={state.value} /> : null}
    </div>
  );
}

function Answer({ why: { name, code, groups, decidedAt, askedBy, requests } }: { readonly why: Why }) {
  const styles = useStyles();
  const { admin, next } = whyTexts[code];
  return (
    <div className={styles.all} role="status">
      <p>{admin(name)}</p>
      {next === null ? null : <p>{next}</p>}
      {groups.length > 0 ? (
        <>
          <p className={styles.label}>{words.groups}</p>
          <ul className={styles.list}>
            {groups.map(({ name: group, since, until }) => (
              <li key={`${group} ${since}`}>
                {words.group(group, momentDay(since), until === null ? null : momentDay(until))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {requests.length > 0 ? (
        <>
          <p className={styles.label}>{words.requests}</p>
          <ul className={styles.list}>
            {requests.map(({ requestId, policyTitle, standing, ofThisCampaign }) => (
              <li key={requestId}>
                {policyTitle}: {standingNames[standing].toLowerCase()}
                {ofThisCampaign ? null : ` (${words.elsewhere})`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {decidedAt === null ? null : (
        <p className={styles.quiet}>
          {words.decided(momentWords(decidedAt))} {askedBy === null ? null : words.askedBy(askedBy)}
        </p>
      )}
    </div>
  );
}
