import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import type { PeopleQuery } from '#src/contract/campaign-people.ts';
import { peopleTexts as words } from '#strings/campaigns.ts';
import { peopleHash } from './people-place.ts';

const useStyles = makeStyles({
  pager: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  where: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

type PeoplePagerProps = { readonly campaignId: string; readonly place: PeopleQuery; readonly pages: number };

/** Goes through a long list page by page. */
export function PeoplePager({ campaignId, place, pages }: PeoplePagerProps) {
  const styles = useStyles();
  const to = (page: number) => peopleHash(campaignId, { ...place, page });
  return (
    <nav className={styles.pager} aria-label={words.pages}>
      {place.page > 1 ? (
        <Button as="a" size="large" icon={<ChevronLeft20Regular />} href={to(Math.min(place.page, pages + 1) - 1)}>
          {words.previous}
        </Button>
      ) : null}
      <span className={styles.where}>{words.page(place.page, pages)}</span>
      {place.page < pages ? (
        <Button as="a" size="large" icon={<ChevronRight20Regular />} iconPosition="after" href={to(place.page + 1)}>
          {words.next}
        </Button>
      ) : null}
    </nav>
  );
}
