import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { dateWords, momentDay } from '#strings/dates.ts';
import { versionTexts } from '#strings/versions.ts';
import { VersionOriginal } from './version-original.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gap: '10px',
    margin: 0,
    padding: '16px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  fact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 11em) minmax(0, 1fr)',
    gap: '0 16px',
    '@media (max-width: 479px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  },
  second: { display: 'block', color: tokens.colorNeutralForeground2 },
  hash: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** All that is known of a published version beside its words. */
export function VersionFacts({ version }: { readonly version: PolicyVersionDetail }) {
  const styles = useStyles();
  const { publishedAt, effectiveFrom, approval, changeKind, changeReason, contentHash } = version;
  return (
    <dl className={styles.facts} aria-label={versionTexts.facts}>
      {publishedAt === null ? null : (
        <Fact name={versionTexts.published}>
          {momentDay(publishedAt)}. {versionTexts.frozen}
        </Fact>
      )}
      {effectiveFrom === null ? null : <Fact name={versionTexts.effective}>{dateWords(effectiveFrom)}</Fact>}
      {changeKind !== null && changeReason !== null ? (
        <Fact name={versionTexts.change}>
          {versionTexts.changeKinds[changeKind]}
          <span className={styles.second}>{changeReason}</span>
        </Fact>
      ) : null}
      {approval === null ? null : (
        <Fact name={versionTexts.approval}>
          {versionTexts.approvedBy(approval.body, approval.approvedBy, dateWords(approval.approvedOn))}
        </Fact>
      )}
      <Fact name={versionTexts.people}>{peopleWords(version)}</Fact>
      <Fact name={versionTexts.original}>
        <VersionOriginal version={version} />
      </Fact>
      {contentHash === null ? null : (
        <Fact name={versionTexts.fingerprint}>
          <span className={styles.hash}>{contentHash}</span>
        </Fact>
      )}
    </dl>
  );
}

function peopleWords({ state, people: { accepted, outstanding } }: PolicyVersionDetail): string {
  if (state !== 'published') return accepted === 0 ? versionTexts.nobodyAccepted : versionTexts.accepted(accepted);
  if (accepted + outstanding === 0) return versionTexts.nobodyAsked;
  return `${versionTexts.accepted(accepted)}, ${versionTexts.outstanding(outstanding)}`;
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
