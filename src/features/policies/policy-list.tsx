import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRight20Regular, DocumentAddRegular } from '@fluentui/react-icons';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { PolicyVersionSummary } from '#src/contract/policies.ts';
import { momentDay } from '#src/domain/moment-words.ts';
import { shellTexts } from '#src/strings/en/app.ts';
import { policiesTexts } from '#src/strings/en/policies.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { ImportBox } from './import-box.tsx';

const phone = '@media (max-width: 479px)';

const useStyles = makeStyles({
  page: { maxWidth: '880px', display: 'grid', gap: '28px' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
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
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  words: { minWidth: 0 },
  tag: { [phone]: { gridRow: 2, justifySelf: 'start' } },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  meta: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  go: { display: 'flex', color: tokens.colorNeutralForeground3, [phone]: { gridColumn: 2, gridRow: '1 / span 2' } },
});

/** Every policy and draft, and the place to import the next. */
export function PolicyListPage() {
  const styles = useStyles();
  const { state, reload } = useLoaded(useAdminApi().policies);
  return (
    <>
      <PageHeading title={policiesTexts.title} lead={policiesTexts.lead} />
      <div className={styles.page}>
        <ImportBox />
        {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {state.status === 'failed' ? (
          <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
        ) : null}
        {state.status === 'ready' ? <Versions versions={state.value.versions} /> : null}
      </div>
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly PolicyVersionSummary[] }) {
  const styles = useStyles();
  if (versions.length === 0) return <EmptyState icon={<DocumentAddRegular />} {...policiesTexts.empty} />;
  return (
    <ul className={styles.list} aria-label={policiesTexts.list}>
      {versions.map((version) => (
        <li key={version.id}>
          <a href={`#/policies/${version.id}`} className={styles.row}>
            <span className={styles.words}>
              <span className={styles.title}>{version.title}</span>
              <span className={styles.meta}>{metaOf(version)}</span>
            </span>
            <span className={styles.tag}>
              {version.number === null ? (
                <StatusTag tone="plain">{policiesTexts.draft}</StatusTag>
              ) : (
                <StatusTag tone="good">{policiesTexts.published(version.number)}</StatusTag>
              )}
            </span>
            <span className={styles.go} aria-hidden="true">
              <ChevronRight20Regular />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function metaOf({ label, publishedAt, createdAt, sourceName }: PolicyVersionSummary): string {
  const when =
    publishedAt === null
      ? policiesTexts.importedOn(momentDay(createdAt))
      : policiesTexts.publishedOn(momentDay(publishedAt));
  return [...(label === null ? [] : [label]), when, policiesTexts.fromFile(sourceName)].join(' · ');
}
