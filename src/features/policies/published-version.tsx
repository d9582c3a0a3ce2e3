import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosed20Regular, Send20Regular } from '@fluentui/react-icons';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { momentDay } from '#src/domain/moment-words.ts';
import { policiesTexts, reviewTexts } from '#src/strings/en/policies.ts';
import { dateWords } from '#src/ui/day-words.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { PolicyText } from '#src/ui/policy-text.tsx';

const useStyles = makeStyles({
  fixed: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '2px 12px',
    padding: '14px 16px',
    marginBottom: '28px',
    maxWidth: '720px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& p': { margin: 0, gridColumn: 2 },
  },
  icon: { display: 'flex', gridRow: '1 / span 3', color: tokens.colorNeutralForeground2 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  hash: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    '& code': { fontFamily: tokens.fontFamilyMonospace },
  },
});

/** A published version, to read. Nothing on it can be changed. */
export function PublishedVersion({ version }: { readonly version: PolicyVersionDetail }) {
  const styles = useStyles();
  const { number, publishedAt, effectiveFrom, contentHash } = version;
  return (
    <article>
      <PageHeading
        title={version.title}
        actions={
          <Button
            as="a"
            appearance="primary"
            size="large"
            icon={<Send20Regular />}
            href={`#/campaigns/new?versionId=${version.id}`}
          >
            {policiesTexts.ask}
          </Button>
        }
      />
      <div className={styles.fixed}>
        <span className={styles.icon} aria-hidden="true">
          <LockClosed20Regular />
        </span>
        {number !== null && publishedAt !== null ? (
          <p className={styles.strong}>{reviewTexts.published.lead(number, momentDay(publishedAt))}</p>
        ) : null}
        {effectiveFrom === null ? null : <p>{reviewTexts.published.effective(dateWords(effectiveFrom))}</p>}
        {contentHash === null ? null : (
          <p className={styles.hash}>
            {reviewTexts.published.hash}: <code>{contentHash}</code>
          </p>
        )}
      </div>
      <PolicyText document={version.document} />
    </article>
  );
}
