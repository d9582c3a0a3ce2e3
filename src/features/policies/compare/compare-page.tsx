import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DocumentCheckmarkRegular } from '@fluentui/react-icons';
import { useCallback, useState } from 'react';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { VersionChanges } from '#src/contract/compared-versions.ts';
import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import { countChanges } from '#src/domain/shown-changes.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { changeTexts } from '#strings/changes.ts';
import { compareTexts, versionName } from '#strings/versions.ts';
import { versionsOf } from '../versions/version-groups.ts';
import { CompareChanges } from './compare-changes.tsx';
import { CompareWholeText } from './compare-whole-text.tsx';

const useStyles = makeStyles({
  page: { maxWidth: '760px', display: 'grid', gap: '24px' },
  choose: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
    gap: '12px',
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  summary: { margin: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type ComparePageProps = { readonly fromId: string; readonly toId: string };

/** Two versions of a policy side by side: what is different, clause by clause. */
export function ComparePage({ fromId, toId }: ComparePageProps) {
  const styles = useStyles();
  const api = useAdminApi();
  const load = useCallback(
    async () => ({ compared: await api.changes(toId, fromId), ...(await api.policies()) }),
    [api, fromId, toId],
  );
  const { state, reload } = useLoaded(load);
  return (
    <>
      {state.status === 'ready' ? (
        <BackLink href={`#/policies/${toId}`}>
          {compareTexts.back(versionName(state.value.compared.to.number, state.value.compared.to.label))}
        </BackLink>
      ) : null}
      <PageHeading title={compareTexts.title} lead={state.status === 'ready' ? state.value.compared.to.title : null} />
      <div className={styles.page}>
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="text" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' ? <Compared {...state.value} /> : null}
      </div>
    </>
  );
}

type ComparedProps = {
  readonly compared: VersionChanges;
  readonly versions: readonly PolicyVersionSummary[];
};

function Compared({ compared, versions }: ComparedProps) {
  const styles = useStyles();
  const [isWhole, setIsWhole] = useState(false);
  const { to, difference, proposal } = compared;
  const policyId = versions.find(({ id }) => id === to.id)?.policyId ?? '';
  return (
    <>
      <ChooseVersions compared={compared} versions={versionsOf(versions, policyId)} />
      {difference.changes.length === 0 ? (
        <EmptyState icon={<DocumentCheckmarkRegular />} {...compareTexts.nothing} />
      ) : (
        <>
          <p className={styles.summary}>
            <span className={styles.strong}>{changeTexts.counts(countChanges(difference))}.</span>{' '}
            {compareTexts.unchanged(difference.unchanged)}
            {to.number === null ? (
              <>
                <br />
                <span className={styles.quiet}>{compareTexts.proposal[proposal.kind]}</span>
              </>
            ) : null}
          </p>
          <CompareChanges changes={difference.changes} isWhole={isWhole} onWhole={setIsWhole} />
          {isWhole ? <CompareWholeText compared={compared} /> : null}
        </>
      )}
    </>
  );
}

/** Another choice is another address, so that the way back leads to the comparison before. */
function ChooseVersions({ compared: { from, to }, versions }: ComparedProps) {
  const styles = useStyles();
  const open = (fromId: string, toId: string) => {
    window.location.hash = `#/policies/${toId}/changes/${fromId}`;
  };
  const options = (except: string) =>
    versions
      .filter(({ id }) => id !== except)
      .map(({ id, number, label }) => (
        <option key={id} value={id}>
          {versionName(number, label)}
        </option>
      ));
  return (
    <fieldset className={styles.choose} aria-label={compareTexts.choose}>
      <Field label={compareTexts.from}>
        <Select value={from.id} onChange={(_, { value }) => open(value, to.id)}>
          {options(to.id)}
        </Select>
      </Field>
      <Field label={compareTexts.to}>
        <Select value={to.id} onChange={(_, { value }) => open(from.id, value)}>
          {options(from.id)}
        </Select>
      </Field>
    </fieldset>
  );
}
