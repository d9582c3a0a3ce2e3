import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import { useSend } from '#src/api/api-context.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import { whyAsked } from '#src/api/why-api.ts';
import type { Why } from '#src/contract/why.ts';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { momentDay } from '#strings/dates.ts';
import { whyTexts, whyPanelTexts as words } from '#strings/why.ts';

const useStyles = makeStyles({
  box: {
    margin: '0 0 24px',
    padding: '12px 16px',
    maxWidth: '68ch',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    '& p': { margin: 0 },
  },
  list: { margin: '6px 0 0', paddingLeft: '20px' },
});

/** The groups that decided it, for a person who wonders. */
export function WhyAsked({ requestId }: { readonly requestId: string }) {
  const styles = useStyles();
  const send = useSend();
  const { state, reload } = useLoaded(useCallback(() => whyAsked(send, requestId), [send, requestId]));
  if (state.status === 'failed')
    return <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />;
  return (
    <div className={styles.box}>
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="text" /> : <Answer why={state.value} />}
    </div>
  );
}

function Answer({ why: { code, groups, askedBy } }: { readonly why: Why }) {
  const styles = useStyles();
  return (
    <div role="status">
      <p>
        {whyTexts[code].staff} {askedBy === null ? null : words.askedBy(askedBy)}
      </p>
      {groups.length > 0 ? (
        <ul className={styles.list}>
          {groups.map(({ name, since, until }) => (
            <li key={`${name} ${since}`}>
              {words.group(name, momentDay(since), until === null ? null : momentDay(until))}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
