import { defineRoute, type Route } from '#server/http/define-route.ts';
import { exemptChosen } from '#server/services/campaign-exempt.ts';
import { readChosen, readPeoplePage } from '#server/services/campaign-page.ts';
import { campaignPeopleCsv } from '#server/services/campaign-people-csv.ts';
import { readOverview } from '#server/services/read-campaigns.ts';
import type { Wake } from '#server/services/wake.ts';
import type { Db } from '#server/store/open-store.ts';
import { peopleChoice } from '#src/contract/campaign-filter.ts';
import { exemptChosenBody, exemptedCampaign, peoplePage, peopleQuery } from '#src/contract/campaign-people.ts';
import { campaignOverview } from '#src/contract/campaigns.ts';
import { idParams } from '#src/contract/common.ts';
import { dayOf } from '#src/domain/day.ts';

/** The people of a campaign, page by page, and what is done for all that a filter finds. */
export function campaignPeopleRoutes(deps: {
  readonly db: Db;
  readonly now: () => Date;
  readonly wake: Wake;
}): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/campaigns/{id}/overview',
      access: 'admin',
      summary: 'One campaign without its people',
      params: idParams,
      answers: { 200: campaignOverview },
      handle: async ({ params }) => ({ status: 200, body: await readOverview(deps, params.id) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/campaigns/{id}/people',
      access: 'admin',
      summary: 'A page of its people, filtered and sorted, with how many the filter finds',
      params: idParams,
      query: peopleQuery,
      answers: { 200: peoplePage },
      handle: async ({ params, query }) => ({ status: 200, body: await readPeoplePage(deps, params.id, query) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/people.csv',
      access: 'admin',
      summary: 'Those chosen, as a spreadsheet',
      params: idParams,
      body: peopleChoice,
      answers: { 200: 'CSV' },
      handle: async ({ params, body }) => {
        const name = `people-${dayOf(deps.now())}.csv`;
        const content = campaignPeopleCsv(await readChosen(deps, params.id, body));
        return { status: 200, file: { name, type: 'text/csv; charset=utf-8', content } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/exempt',
      access: 'admin',
      summary: 'Ask those chosen no more for the time being. Says how many, and why others are passed over',
      params: idParams,
      body: exemptChosenBody,
      answers: { 200: exemptedCampaign },
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await exemptChosen(deps, caller, params.id, body),
      }),
    }),
  ];
}
