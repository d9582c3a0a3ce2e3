import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { outcomes, peopleSorts } from '#src/contract/campaign-filter.ts';
import type { PeopleQuery } from '#src/contract/campaign-people.ts';
import { standings } from '#src/domain/standing.ts';
import { standingNames, peopleTexts as words } from '#strings/campaigns.ts';
import { peopleHash } from './people-place.ts';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: '12px',
    alignItems: 'end',
  },
});

/** As long as between two letters of a name. */
const pauseOfTyping = 300;

type PeopleFiltersProps = { readonly campaignId: string; readonly place: PeopleQuery };

/** Which people are shown, and in what order. Each choice is an address, so the browser's Back takes it back. */
export function PeopleFilters({ campaignId, place }: PeopleFiltersProps) {
  const styles = useStyles();
  const go = (change: Partial<PeopleQuery>) => {
    window.location.hash = peopleHash(campaignId, { ...place, page: 1, ...change });
  };
  return (
    <div className={styles.filters}>
      <NameFilter campaignId={campaignId} place={place} />
      <Field label={words.standing}>
        <Select
          size="large"
          value={place.standing ?? ''}
          onChange={(_, { value }) => go({ standing: standings.find((one) => one === value) })}
        >
          <option value="">{words.anyStanding}</option>
          {standings.map((one) => (
            <option key={one} value={one}>
              {standingNames[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.outcome}>
        <Select
          size="large"
          value={place.outcome ?? ''}
          onChange={(_, { value }) => go({ outcome: outcomes.find((one) => one === value) })}
        >
          <option value="">{words.anyOutcome}</option>
          {outcomes.map((one) => (
            <option key={one} value={one}>
              {words.outcomes[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.sort}>
        <Select
          size="large"
          value={place.sort}
          onChange={(_, { value }) => go({ sort: peopleSorts.find((one) => one === value) ?? 'name' })}
        >
          {peopleSorts.map((one) => (
            <option key={one} value={one}>
              {words.sorts[one]}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

/** What is typed becomes the address after a pause, in place of the one before: Back does not go letter by letter. */
function NameFilter({ campaignId, place }: PeopleFiltersProps) {
  const search = place.search ?? '';
  const [typed, setTyped] = useState(search);
  const [shown, setShown] = useState(search);
  // The address changed by other means, as by Back.
  if (shown !== search) {
    setShown(search);
    if (typed.trim() !== search) setTyped(search);
  }
  useEffect(() => {
    if (typed.trim() === search) return;
    const timer = setTimeout(() => {
      window.location.replace(peopleHash(campaignId, { ...place, search: typed.trim(), page: 1 }));
    }, pauseOfTyping);
    return () => clearTimeout(timer);
  }, [campaignId, place, search, typed]);
  return (
    <Field label={words.search}>
      <Input type="search" size="large" maxLength={100} value={typed} onChange={(_, { value }) => setTyped(value)} />
    </Field>
  );
}
