import { makeStyles, mergeClasses, Tab, TabList, tokens } from '@fluentui/react-components';
import { type ReactNode, useSyncExternalStore } from 'react';
import { draftTexts } from '#strings/draft-review.ts';

const draftViews = ['policy', 'original', 'details', 'leftOut'] as const;
export type DraftView = (typeof draftViews)[number];

const twoPanes = '(min-width: 1040px)';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 11fr) minmax(0, 9fr)',
    gap: '20px',
    // The page keeps room below its end, which two panes that scroll on their own do not need.
    marginBottom: '-48px',
  },
  sheet: {
    minWidth: 0,
    padding: 'clamp(12px, 2.5vw, 28px)',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  pane: {
    height: 'calc(100dvh - 96px)',
    minHeight: '360px',
    display: 'flex',
    flexDirection: 'column',
    paddingTop: '8px',
  },
  side: {
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    height: 'calc(100dvh - 108px)',
    minHeight: '360px',
  },
  sidePane: { overflowY: 'auto' },
  tabs: { flexWrap: 'wrap', marginBottom: '8px', marginLeft: '-10px' },
});

type DraftPanesProps = {
  readonly view: DraftView;
  /** What stands beside the policy where there is room for two. */
  readonly side: Exclude<DraftView, 'policy'>;
  readonly panes: Readonly<Record<DraftView, ReactNode>>;
  onView(view: DraftView): void;
};

/** The policy beside the original, each scrolling on its own; one at a time where there is no room for both. */
export function DraftPanes({ view, side, panes, onView }: DraftPanesProps) {
  const styles = useStyles();
  const isWide = useSyncExternalStore(watchWidth, () => window.matchMedia(twoPanes).matches);
  if (!isWide) {
    return (
      <>
        <Tabs views={draftViews} label={draftTexts.views} chosen={view} onView={onView} />
        <div className={styles.sheet} role="tabpanel" aria-label={draftTexts.panes[view]}>
          {panes[view]}
        </div>
      </>
    );
  }
  return (
    <div className={styles.pair}>
      <section className={mergeClasses(styles.sheet, styles.pane)} aria-label={draftTexts.panes.policy}>
        {panes.policy}
      </section>
      <div className={styles.side}>
        <Tabs
          views={draftViews.filter((one) => one !== 'policy')}
          label={draftTexts.beside}
          chosen={side}
          onView={onView}
        />
        <div
          className={mergeClasses(styles.sheet, styles.sidePane)}
          role="tabpanel"
          aria-label={draftTexts.panes[side]}
          data-pane={side}
        >
          {panes[side]}
        </div>
      </div>
    </div>
  );
}

type TabsProps = {
  readonly views: readonly DraftView[];
  readonly label: string;
  readonly chosen: DraftView;
  onView(view: DraftView): void;
};

function Tabs({ views, label, chosen, onView }: TabsProps) {
  const styles = useStyles();
  return (
    <TabList
      className={styles.tabs}
      aria-label={label}
      selectedValue={chosen}
      onTabSelect={(_, { value }) => {
        const view = views.find((one) => one === value);
        if (view) onView(view);
      }}
    >
      {views.map((one) => (
        <Tab key={one} value={one}>
          {draftTexts.panes[one]}
        </Tab>
      ))}
    </TabList>
  );
}

function watchWidth(onChange: () => void): () => void {
  const width = window.matchMedia(twoPanes);
  width.addEventListener('change', onChange);
  return () => width.removeEventListener('change', onChange);
}
