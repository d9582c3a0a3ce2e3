import { type PeopleFilter, peopleFilter } from '#src/contract/campaign-filter.ts';
import { type PeopleQuery, peopleQuery } from '#src/contract/campaign-people.ts';

/** What the address says of the list of people; what it says wrongly counts as not said. */
export function peoplePlace(query: Readonly<Record<string, string>>): PeopleQuery {
  const read = peopleQuery.safeParse(query);
  return read.success ? read.data : peopleQuery.parse({});
}

/** The address of a campaign with its list as it is shown, so that a view can be kept, sent and gone back to. */
export function peopleHash(campaignId: string, place: Partial<PeopleQuery>): string {
  const query = queryOf(place);
  const given = new URLSearchParams(query).toString();
  return given === '' ? `#/campaigns/${campaignId}` : `#/campaigns/${campaignId}?${given}`;
}

/** What differs from the usual, as an address or a request to the server holds it. */
export function queryOf({ search, standing, outcome, sort = 'name', page = 1 }: Partial<PeopleQuery>) {
  const all = {
    search: search ?? '',
    standing: standing ?? '',
    outcome: outcome ?? '',
    sort: sort === 'name' ? '' : sort,
    page: page === 1 ? '' : String(page),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

export function filterOf({ search, standing, outcome }: PeopleQuery): PeopleFilter {
  const { sort: _, page: __, ...filter } = queryOf({ search, standing, outcome });
  return peopleFilter.parse(filter);
}
