import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pageRows } from '#src/contract/campaign-people.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { keepFocus } from '#src/ui/keep-focus.ts';
import { SimpleTable } from '#src/ui/simple-table.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { campaignTexts, peopleTexts as words } from '#strings/campaigns.ts';
import type { OnDone } from '../acts/use-act.ts';
import { columnsOf } from './people-columns.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { PeoplePager } from './people-pager.tsx';
import { filterOf, peopleHash, peoplePlace } from './people-place.ts';
import { PeopleQuestion, type Question } from './people-question.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { usePeoplePage } from './use-people-page.ts';
import { useSelection } from './use-selection.ts';

const useStyles = makeStyles({
  all: {
    display: 'grid',
    gap: '14px',
    gridTemplateColumns: 'minmax(0, 1fr)',
    // What takes the focus does not come to stand behind the bar above the table.
    '& table :where(button, input)': { scrollMarginTop: '80px' },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
});

type CampaignPeopleProps = {
  readonly campaign: CampaignOverview;
  /** Of the address: it holds what is shown. */
  readonly query: Readonly<Record<string, string>>;
  readonly onDone: OnDone;
};

/** Everybody asked, page by page: where they stand, how they were reached, and what can be done for some of them. */
export function CampaignPeople({ campaign, query, onDone }: CampaignPeopleProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const place = useMemo(() => peoplePlace(query), [query]);
  const filter = useMemo(() => filterOf(place), [place]);
  const [question, setQuestion] = useState<Question | null>(null);
  const { page, trouble, isLoading, tryAgain } = usePeoplePage(campaign, place);
  const selection = useSelection(page, filter);
  const canChange = campaign.actions.includes('extend');
  const columns = useMemo(
    () => columnsOf(campaign, canChange ? selection : null, setQuestion),
    [campaign, canChange, selection],
  );
  const isEmpty = page?.rows.length === 0;
  useTopOfPage(heading, place.page);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the choice or the filter goes what was pressed to end it
  useEffect(() => keepFocus(heading.current), [selection.chosen, isEmpty]);
  if (campaign.counts.requests === 0) return null;
  const pages = Math.max(1, Math.ceil((page?.matching.rows ?? 0) / pageRows));
  return (
    <section aria-label={words.title} aria-busy={isLoading} className={styles.all}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {words.title}
      </h2>
      <PeopleFilters campaignId={campaign.id} place={place} />
      {trouble ? <TryAgain {...trouble} action={shellTexts.tryAgain} onTryAgain={tryAgain} /> : null}
      {page === null && trouble === null ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {page ? <SelectionBar campaign={campaign} page={page} selection={selection} onAsk={setQuestion} /> : null}
      {isEmpty ? (
        <EmptyState
          icon={<PeopleRegular />}
          {...words.none}
          action={
            <Button as="a" size="large" href={peopleHash(campaign.id, {})}>
              {words.clearFilters}
            </Button>
          }
        />
      ) : null}
      {page && page.rows.length > 0 ? (
        <SimpleTable
          label={words.title}
          columns={columns}
          rows={page.rows}
          rowKey={({ requestId }) => requestId}
          showMore={campaignTexts.showMore}
        />
      ) : null}
      {pages > 1 ? <PeoplePager campaignId={campaign.id} place={place} pages={pages} /> : null}
      <PeopleQuestion
        campaign={campaign}
        question={question}
        selection={selection}
        onClose={() => setQuestion(null)}
        onDone={(changed, said) => {
          setQuestion(null);
          selection.clear();
          onDone(changed, said);
        }}
      />
    </section>
  );
}

/** Another page is read from its first row; the first one that is shown leaves the window where it is. */
function useTopOfPage(heading: { readonly current: HTMLElement | null }, page: number): void {
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [heading, page]);
}
