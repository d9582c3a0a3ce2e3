import { makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignPreview, TestBody } from '#src/contract/campaigns.ts';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { leftOutNames } from '#strings/campaigns.ts';
import { newCampaignTexts as words } from '#strings/new-campaign.ts';
import { HowItReads } from './how-it-reads.tsx';
import { SendTest } from './send-test.tsx';
import type { Preview } from './use-campaign-entry.ts';

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    gap: '18px',
    padding: 'clamp(16px, 2.5vw, 24px)',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    minWidth: 0,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  empty: { margin: 0, color: tokens.colorNeutralForeground2 },
  count: { margin: 0, lineHeight: 1.1 },
  number: { fontSize: '2rem', fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.02em' },
  facts: { margin: '8px 0 0', paddingLeft: '18px', color: tokens.colorNeutralForeground2 },
  leftOut: {
    '& summary': { cursor: 'pointer', minHeight: '44px', padding: '10px 0' },
    '& ul': { margin: 0, paddingLeft: '18px' },
  },
});

type CampaignPreviewPanelProps = {
  readonly preview: Preview;
  /** What a test would send; null while something is missing. */
  readonly body: TestBody | null;
};

/** What sending would do, before it is done. */
export function CampaignPreviewPanel({ preview, body }: CampaignPreviewPanelProps) {
  const styles = useStyles();
  return (
    <section className={styles.panel} aria-label={words.preview}>
      <h2 className={styles.heading}>{words.preview}</h2>
      {preview.status === 'incomplete' ? <p className={styles.empty}>{words.previewEmpty}</p> : null}
      {preview.status === 'loading' ? <Skeleton label={words.previewLoading} shape="text" /> : null}
      {preview.status === 'failed' ? (
        <TryAgain {...preview.trouble} action={shellTexts.tryAgain} onTryAgain={preview.tryAgain} />
      ) : null}
      {preview.status === 'ready' ? <Full preview={preview.value} body={body} /> : null}
    </section>
  );
}

function Full({ preview, body }: { readonly preview: CampaignPreview; readonly body: TestBody | null }) {
  const styles = useStyles();
  const { people, groups, leftOut, notStarted, alreadyAsked, cards } = preview;
  return (
    <>
      <div role="status">
        <p className={styles.count}>
          <span className={styles.number}>{words.people(people)}</span> {words.peopleLead}
        </p>
        <ul className={styles.facts}>
          {groups.map((group) => (
            <li key={group.id}>{words.inGroup(group.name, group.people)}</li>
          ))}
          {notStarted > 0 ? <li>{words.notStarted(notStarted)}</li> : null}
          {alreadyAsked > 0 ? <li>{words.alreadyAsked(alreadyAsked)}</li> : null}
        </ul>
      </div>
      {leftOut.length > 0 ? (
        <details className={styles.leftOut}>
          <summary>{words.leftOut(leftOut.length)}</summary>
          <ul>
            {leftOut.map((person) => (
              <li key={person.objectId}>
                {person.name}: {leftOutNames[person.reason].toLowerCase()}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <HowItReads cards={cards} />
      <SendTest body={body} />
    </>
  );
}
