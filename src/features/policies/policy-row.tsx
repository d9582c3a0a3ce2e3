import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronRight20Regular } from '@fluentui/react-icons';
import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import { momentDay } from '#strings/dates.ts';
import { policiesTexts } from '#strings/policies.ts';
import { policyListTexts, versionName } from '#strings/versions.ts';
import type { PolicyGroup } from './versions/version-groups.ts';
import { VersionImport } from './versions/version-import.tsx';
import { VersionStateTag } from './versions/version-state-tag.tsx';

const phone = '@media (max-width: 479px)';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr) auto' },
    alignItems: 'center',
    gap: '4px 14px',
    minHeight: '64px',
    padding: '10px 16px',
    color: 'inherit',
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  inner: { minHeight: '48px', paddingLeft: '32px' },
  words: { minWidth: 0 },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  innerTitle: { display: 'block', overflowWrap: 'anywhere' },
  meta: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  tag: { [phone]: { gridRow: 2, justifySelf: 'start' } },
  go: { display: 'flex', color: tokens.colorNeutralForeground3, [phone]: { gridColumn: 2, gridRow: '1 / span 2' } },
  foot: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'start' },
    alignItems: 'start',
    gap: '0 12px',
    padding: '0 4px 4px 0',
  },
  next: { gridColumn: 2, [phone]: { gridColumn: 1 } },
  earlier: {
    gridRow: 1,
    minWidth: 0,
    [phone]: { gridRow: 2, width: '100%' },
    '& > summary': {
      cursor: 'pointer',
      padding: '10px 16px',
      minHeight: '44px',
      boxSizing: 'border-box',
      color: tokens.colorNeutralForeground2,
    },
    '& > ul': { listStyleType: 'none', margin: 0, padding: 0 },
  },
});

/** One policy: the version in force, the drafts that may follow it, and the earlier versions folded away. */
export function PolicyRow({ policy }: { readonly policy: PolicyGroup }) {
  const styles = useStyles();
  const { policyId, title, head, drafts, earlier } = policy;
  return (
    <>
      {head ? <VersionLink version={head} title={title} meta={publishedMeta(head)} /> : null}
      {drafts.map((draft) => (
        <VersionLink
          key={draft.id}
          version={draft}
          title={head ? policyListTexts.draftOf(draft.sourceName) : draft.title || draft.sourceName}
          meta={head ? policiesTexts.importedOn(momentDay(draft.createdAt)) : draftMeta(draft)}
          isInner={head !== null}
        />
      ))}
      {head ? (
        <div className={styles.foot}>
          <div className={styles.next}>
            <VersionImport
              policyId={policyId}
              appearance="subtle"
              words={policyListTexts.importNext}
              heard={policyListTexts.importNextOf(title)}
            />
          </div>
          {earlier.length > 0 ? (
            <details className={styles.earlier}>
              <summary>{policyListTexts.earlier(earlier.length)}</summary>
              <ul>
                {earlier.map((version) => (
                  <li key={version.id}>
                    <VersionLink
                      version={version}
                      title={versionName(version.number, version.label)}
                      meta={policiesTexts.publishedOn(momentDay(version.publishedAt ?? version.createdAt))}
                      isInner
                    />
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

type VersionLinkProps = {
  readonly version: PolicyVersionSummary;
  readonly title: string;
  readonly meta: string;
  readonly isInner?: boolean;
};

function VersionLink({ version, title, meta, isInner = false }: VersionLinkProps) {
  const styles = useStyles();
  return (
    <a href={`#/policies/${version.id}`} className={mergeClasses(styles.row, isInner && styles.inner)}>
      <span className={styles.words}>
        <span className={isInner ? styles.innerTitle : styles.title}>{title}</span>
        <span className={styles.meta}>{meta}</span>
      </span>
      <span className={styles.tag}>
        <VersionStateTag version={version} />
      </span>
      <span className={styles.go} aria-hidden="true">
        <ChevronRight20Regular />
      </span>
    </a>
  );
}

function publishedMeta({ number, label, publishedAt, createdAt }: PolicyVersionSummary): string {
  return [versionName(number, label), policiesTexts.publishedOn(momentDay(publishedAt ?? createdAt))].join(' · ');
}

function draftMeta({ label, createdAt, sourceName }: PolicyVersionSummary): string {
  const parts = [policiesTexts.importedOn(momentDay(createdAt)), policiesTexts.fromFile(sourceName)];
  return [...(label === null ? [] : [label]), ...parts].join(' · ');
}
