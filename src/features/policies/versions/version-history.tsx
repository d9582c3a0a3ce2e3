import { makeStyles, tokens } from '@fluentui/react-components';
import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import { useHiddenClass } from '#src/ui/hidden.ts';
import { TextLink } from '#src/ui/text-link.tsx';
import { momentDay } from '#strings/dates.ts';
import { policiesTexts } from '#strings/policies.ts';
import { versionName, versionTexts } from '#strings/versions.ts';
import { inReadingOrder } from './version-groups.ts';
import { VersionStateTag } from './version-state-tag.tsx';

const useStyles = makeStyles({
  heading: { margin: '0 0 10px', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 12px',
    minHeight: '48px',
    padding: '4px 16px',
  },
  words: { flex: '1 1 180px', minWidth: 0, overflowWrap: 'anywhere' },
  meta: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  link: { display: 'inline-flex', alignItems: 'center', minHeight: '44px' },
});

type VersionHistoryProps = {
  /** The versions of one policy, newest first. */
  readonly versions: readonly PolicyVersionSummary[];
  readonly current: PolicyVersionSummary;
};

/** Every version of the policy, each to open or to compare with the one on the page. */
export function VersionHistory({ versions, current }: VersionHistoryProps) {
  const styles = useStyles();
  if (versions.length < 2) return null;
  return (
    <section>
      <h2 className={styles.heading}>{versionTexts.history}</h2>
      <ul className={styles.list} aria-label={versionTexts.history}>
        {versions.map((version) => (
          <li key={version.id} className={styles.item}>
            <span className={styles.words}>
              {version.id === current.id ? (
                <strong>{versionName(version.number, version.label)}</strong>
              ) : (
                <TextLink href={`#/policies/${version.id}`} className={styles.link}>
                  {versionName(version.number, version.label)}
                </TextLink>
              )}{' '}
              <span className={styles.meta}>
                {version.id === current.id ? versionTexts.thisOne : whenWords(version)}
              </span>
            </span>
            {version.id === current.id ? null : <CompareLink one={current} other={version} />}
            <VersionStateTag version={version} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CompareLink({ one, other }: { readonly one: PolicyVersionSummary; readonly other: PolicyVersionSummary }) {
  const styles = useStyles();
  const hidden = useHiddenClass();
  const [from, to] = inReadingOrder(one, other);
  return (
    <TextLink href={`#/policies/${to.id}/changes/${from.id}`} className={styles.link}>
      {versionTexts.compare}
      <span className={hidden}>
        {versionTexts.compared(versionName(from.number, from.label), versionName(to.number, to.label))}
      </span>
    </TextLink>
  );
}

function whenWords({ publishedAt, createdAt }: PolicyVersionSummary): string {
  return publishedAt === null
    ? policiesTexts.importedOn(momentDay(createdAt))
    : policiesTexts.publishedOn(momentDay(publishedAt));
}
