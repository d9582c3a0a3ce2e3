import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import { Notice } from '#src/ui/notice.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { PolicyContents } from '#src/ui/policy-contents.tsx';
import { PolicyText } from '#src/ui/policy-text.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TextLink } from '#src/ui/text-link.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { momentDay } from '#strings/dates.ts';
import { policiesTexts } from '#strings/policies.ts';
import { versionName, versionTexts } from '#strings/versions.ts';
import { VersionActions } from './version-actions.tsx';
import { VersionFacts } from './version-facts.tsx';
import { versionInForce, versionsOf } from './version-groups.ts';
import { VersionHistory } from './version-history.tsx';
import { VersionStateTag } from './version-state-tag.tsx';

const useStyles = makeStyles({
  lead: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  about: { display: 'grid', gap: '24px', maxWidth: '880px', marginBottom: '40px' },
  text: {
    margin: '0 0 20px',
    maxWidth: '880px',
    paddingTop: '24px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

type PublishedVersionProps = {
  readonly version: PolicyVersionDetail;
  onEnded(version: PolicyVersionDetail): void;
};

/** A version that was published, in force or not: what is known of it, what can follow it, and its words. */
export function PublishedVersion({ version, onEnded }: PublishedVersionProps) {
  const styles = useStyles();
  const { state, reload, refresh } = useLoaded(useAdminApi().policies);
  return (
    <article>
      <PageHeading
        title={version.title}
        lead={
          <span className={styles.lead}>
            {versionName(version.number, version.label)} <VersionStateTag version={version} />
          </span>
        }
        actions={version.state === 'published' ? <AskButton id={version.id} /> : null}
      />
      <div className={styles.about}>
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' ? (
          <>
            <OutOfUse version={version} versions={state.value.versions} />
            <VersionFacts version={version} />
            <VersionActions
              version={version}
              versions={state.value.versions}
              onEnded={(ended) => {
                onEnded(ended);
                refresh();
              }}
            />
            <VersionHistory versions={versionsOf(state.value.versions, version.policyId)} current={version} />
          </>
        ) : null}
      </div>
      <h2 className={styles.text}>{versionTexts.text}</h2>
      <PolicyContents document={version.document} />
      <PolicyText document={version.document} level={3} />
    </article>
  );
}

function AskButton({ id }: { readonly id: string }) {
  return (
    <Button as="a" appearance="primary" size="large" icon={<Send20Regular />} href={`#/campaigns/new?versionId=${id}`}>
      {policiesTexts.ask}
    </Button>
  );
}

type OutOfUseProps = { readonly version: PolicyVersionDetail; readonly versions: readonly PolicyVersionSummary[] };

/** Why people are not asked for this version, and where to go instead. */
function OutOfUse({ version, versions }: OutOfUseProps) {
  const { state, ending, policyId } = version;
  if (state === 'published') return null;
  const inForce = versionInForce(versions, policyId);
  const successor = ending?.successorId ? versionInForce(versions, ending.successorId) : null;
  const next = successor ?? inForce;
  return (
    <Notice
      kind={state === 'recalled' ? 'warning' : 'info'}
      title={
        ending === null
          ? versionTexts.superseded
          : ending.kind === 'recalled'
            ? versionTexts.recalledOn(momentDay(ending.at))
            : versionTexts.withdrawnOn(momentDay(ending.at))
      }
    >
      {ending === null ? null : <p>{ending.reason}</p>}
      {next === null ? null : (
        <p>
          {successor ? `${versionTexts.successor(successor.title)} ` : null}
          <TextLink href={`#/policies/${next.id}`}>
            {versionTexts.openVersion(versionName(next.number, next.label))}
          </TextLink>
        </p>
      )}
    </Notice>
  );
}
