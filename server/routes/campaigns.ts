import type { Directory } from '#server/adapters/ports.ts';
import { defineRoute, type Route } from '#server/http/define-route.ts';
import { createCampaign } from '#server/services/create-campaign.ts';
import { previewCampaign } from '#server/services/preview-campaign.ts';
import { listCampaigns, readCampaign } from '#server/services/read-campaigns.ts';
import type { RequestMessages } from '#server/services/request-messages.ts';
import { retryCampaign } from '#server/services/retry-campaign.ts';
import { sendCampaign } from '#server/services/send-campaign.ts';
import type { SenderTokens } from '#server/services/sender-tokens.ts';
import type { Wake } from '#server/services/wake.ts';
import type { Db } from '#server/store/open-store.ts';
import {
  campaignBody,
  campaignDetail,
  campaignList,
  campaignOverview,
  campaignPreview,
  groupList,
  groupQuery,
} from '#src/contract/campaigns.ts';
import { idParams } from '#src/contract/common.ts';

type Deps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly wake: Wake;
  readonly directory: Directory;
  readonly messages: RequestMessages;
  readonly senders: SenderTokens;
};

export function campaignRoutes(deps: Deps): readonly Route[] {
  const { directory } = deps;
  return [
    defineRoute({
      method: 'get',
      path: '/api/groups',
      access: 'admin',
      summary: 'Entra groups by the beginning of their name',
      query: groupQuery,
      answers: { 200: groupList },
      handle: async ({ query }) => ({ status: 200, body: { groups: await directory.searchGroups(query.search) } }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/preview',
      access: 'admin',
      summary: 'What sending would do: the cards, how many people, and who is left out',
      body: campaignBody,
      answers: { 200: campaignPreview },
      handle: async ({ body, language }) => ({
        status: 200,
        body: await previewCampaign(deps, body, language),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/campaigns',
      access: 'admin',
      summary: 'Every campaign, newest first',
      answers: { 200: campaignList },
      handle: async () => ({ status: 200, body: { campaigns: await listCampaigns(deps) } }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns',
      access: 'admin',
      summary: 'Keep a campaign as a draft',
      body: campaignBody,
      answers: { 201: campaignOverview },
      handle: async ({ caller, body }) => ({ status: 201, body: await createCampaign(deps, caller, body) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/campaigns/{id}',
      access: 'admin',
      summary: 'One campaign, person by person',
      params: idParams,
      answers: { 200: campaignDetail },
      handle: async ({ params }) => ({ status: 200, body: await readCampaign(deps, params.id) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/send',
      access: 'admin',
      summary: 'Ask everyone in the groups; a second time changes nothing',
      params: idParams,
      answers: { 202: campaignOverview },
      handle: async ({ caller, params }) => ({ status: 202, body: await sendCampaign(deps, caller, params.id) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/retry',
      access: 'admin',
      summary: 'Try the failed deliveries again, and only those',
      params: idParams,
      answers: { 202: campaignOverview },
      handle: async ({ caller, params }) => ({ status: 202, body: await retryCampaign(deps, caller, params.id) }),
    }),
  ];
}
