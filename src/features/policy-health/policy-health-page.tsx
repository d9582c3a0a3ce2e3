import { makeStyles } from '@fluentui/react-components';
import { HeartPulseRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { useSend } from '#src/api/api-context.ts';
import { policyHealthApi } from '#src/api/policy-health-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { PolicyHealth } from '#src/contract/policy-health.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { momentWords } from '#strings/dates.ts';
import { policyHealthTexts as words } from '#strings/policy-health.ts';
import { HealthCounts } from './health-counts.tsx';
import { HealthyPolicies } from './healthy-policies.tsx';
import { PolicyCard } from './policy-card.tsx';
import { WhatIsWatched } from './what-is-watched.tsx';

const useStyles = makeStyles({
  page: { maxWidth: '880px', display: 'grid', gap: '28px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '16px' },
});

/** What is out of date, or soon will be, in the policies in use. A leader reads it; an admin also goes to the policy. */
export function PolicyHealthPage({ isAdmin }: { readonly isAdmin: boolean }) {
  const styles = useStyles();
  const send = useSend();
  const api = useMemo(() => policyHealthApi(send), [send]);
  const { state, reload, replace } = useLoaded(api.health);
  const from = isAdmin ? 'policies' : 'compliance';
  return (
    <>
      <BackLink href={`#/${from}`}>{words.back[from]}</BackLink>
      <PageHeading title={words.title} lead={words.lead} />
      <div className={styles.page}>
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' ? (
          <Health
            health={state.value}
            isAdmin={isAdmin}
            onLookAfter={async (policyId) => {
              await api.lookAfter(policyId);
              replace(lookedAfter(state.value, policyId));
            }}
          />
        ) : null}
      </div>
    </>
  );
}

function lookedAfter(health: PolicyHealth, policyId: string): PolicyHealth {
  const policies = health.policies.map((policy) =>
    policy.policyId === policyId ? { ...policy, ownedByCaller: true } : policy,
  );
  return { ...health, policies };
}

type HealthProps = {
  readonly health: PolicyHealth;
  readonly isAdmin: boolean;
  onLookAfter(policyId: string): Promise<void>;
};

function Health({ health, isAdmin, onLookAfter }: HealthProps) {
  const styles = useStyles();
  const { policies, directoryAsked, asAt, editions } = health;
  const unwell = policies.filter(({ findings }) => findings.length > 0);
  const well = policies.filter(({ findings }) => findings.length === 0);
  const owned = { isAdmin, directoryAsked, onLookAfter };
  return (
    <>
      {directoryAsked ? null : (
        <Notice kind="warning" title={words.noDirectory.title}>
          <p>{words.noDirectory.advice}</p>
        </Notice>
      )}
      {unwell.length > 0 ? <HealthCounts policies={policies} asAt={words.asAt(momentWords(asAt))} /> : null}
      {policies.length === 0 ? <EmptyState icon={<HeartPulseRegular />} {...words.empty} /> : null}
      {policies.length > 0 && unwell.length === 0 ? (
        <EmptyState icon={<HeartPulseRegular />} {...words.allWell} />
      ) : null}
      {unwell.length > 0 ? (
        <ul className={styles.list} aria-label={words.list}>
          {unwell.map((policy) => (
            <PolicyCard key={policy.policyId} policy={policy} {...owned} />
          ))}
        </ul>
      ) : null}
      {well.length > 0 ? <HealthyPolicies policies={well} {...owned} /> : null}
      <WhatIsWatched editions={editions} />
    </>
  );
}
