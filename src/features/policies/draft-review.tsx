import { Button, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import { ArrowRedo20Regular, ArrowUndo20Regular, Delete20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { reviewTexts } from '#src/strings/en/policies.ts';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { PolicyText } from '#src/ui/policy-text.tsx';
import { DeleteDraft } from './delete-draft.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SaveState } from './save-state.tsx';
import { SectionEditor } from './section-editor.tsx';
import { SourceText } from './source-text.tsx';
import { Understood } from './understood.tsx';
import { useDraft } from './use-draft.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '10px 0',
    marginBottom: '20px',
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  grow: { flex: '1 1 auto' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '32px',
    '@media (min-width: 1040px)': { gridTemplateColumns: 'minmax(0, 7fr) minmax(320px, 5fr)' },
  },
  sheet: {
    minWidth: 0,
    padding: 'clamp(16px, 3vw, 32px)',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  tabs: { flexWrap: 'wrap', marginBottom: '12px', marginLeft: '-10px' },
});

type View = keyof typeof reviewTexts.tabs;

type DraftReviewProps = {
  readonly version: PolicyVersionDetail;
  onPublished(version: PolicyVersionDetail): void;
  onReload(): void;
};

/** The draft beside what was understood of it: to correct, and then to publish. */
export function DraftReview({ version, onPublished, onReload }: DraftReviewProps) {
  const styles = useStyles();
  const api = useAdminApi();
  const draft = useDraft(api, version);
  const [view, setView] = useState<View>('text');
  const [asking, setAsking] = useState<'publish' | 'delete' | null>(null);
  return (
    <>
      <PageHeading title={draft.document.title || version.sourceName} lead={reviewTexts.draftLead} />
      <div className={styles.bar}>
        <Button appearance="primary" size="large" onClick={() => setAsking('publish')}>
          {reviewTexts.publish}
        </Button>
        <Button
          size="large"
          appearance="subtle"
          icon={<ArrowUndo20Regular />}
          disabled={!draft.canUndo}
          onClick={draft.undo}
        >
          {reviewTexts.undo}
        </Button>
        <Button
          size="large"
          appearance="subtle"
          icon={<ArrowRedo20Regular />}
          disabled={!draft.canRedo}
          onClick={draft.redo}
        >
          {reviewTexts.redo}
        </Button>
        <SaveState saving={draft.saving} onSave={() => void draft.save().catch(() => undefined)} onReload={onReload} />
        <span className={styles.grow} />
        <Button size="large" appearance="subtle" icon={<Delete20Regular />} onClick={() => setAsking('delete')}>
          {reviewTexts.deleteDraft}
        </Button>
      </div>
      <div className={styles.columns}>
        <div>
          <TabList
            className={styles.tabs}
            aria-label={reviewTexts.views}
            selectedValue={view}
            onTabSelect={(_, { value }) => setView(value === 'edit' || value === 'source' ? value : 'text')}
          >
            <Tab value="text">{reviewTexts.tabs.text}</Tab>
            <Tab value="edit">{reviewTexts.tabs.edit}</Tab>
            <Tab value="source">{reviewTexts.tabs.source}</Tab>
          </TabList>
          <div className={styles.sheet} role="tabpanel" aria-label={reviewTexts.tabs[view]}>
            {view === 'text' ? <PolicyText document={draft.document} /> : null}
            {view === 'edit' ? <SectionEditor document={draft.document} onChange={draft.change} /> : null}
            {view === 'source' ? <SourceText text={version.sourceText} discarded={draft.document.discarded} /> : null}
          </div>
        </div>
        <Understood document={draft.document} onChange={draft.change} />
      </div>
      <PublishDialog
        isOpen={asking === 'publish'}
        draft={draft}
        versionId={version.id}
        onClose={() => setAsking(null)}
        onPublished={onPublished}
      />
      <DeleteDraft isOpen={asking === 'delete'} versionId={version.id} onClose={() => setAsking(null)} />
    </>
  );
}
