import type { Directory } from '#server/adapters/ports.ts';
import { defineRoute, type Route } from '#server/http/define-route.ts';
import { endCampaign } from '#server/services/campaign-end.ts';
import { extendCampaign } from '#server/services/campaign-extend.ts';
import { pauseCampaign, resumeCampaign, unscheduleCampaign } from '#server/services/campaign-pause.ts';
import { addPeople } from '#server/services/campaign-people.ts';
import { remindCampaign } from '#server/services/campaign-remind.ts';
import { undoCampaignChange } from '#server/services/campaign-undo.ts';
import type { SenderTokens } from '#server/services/sender-tokens.ts';
import type { Wake } from '#server/services/wake.ts';
import type { Db } from '#server/store/open-store.ts';
import {
  addPeopleBody,
  campaignOverview,
  extendBody,
  recallBody,
  remindBody,
  remindedCampaign,
  undoBody,
} from '#src/contract/campaigns.ts';
import { idParams } from '#src/contract/common.ts';

type Deps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly wake: Wake;
  readonly directory: Directory;
  readonly senders: SenderTokens;
};

const answers = { 200: campaignOverview };

/** What an admin does with a campaign that exists. Each answers how it stands afterwards. */
export function campaignActRoutes(deps: Deps): readonly Route[] {
  return [...sendingRoutes(deps), ...endingRoutes(deps), ...peopleRoutes(deps)];
}

function sendingRoutes(deps: Deps): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/pause',
      access: 'admin',
      summary: 'Send nothing until it is resumed; people may still accept',
      params: idParams,
      answers,
      handle: async ({ caller, params }) => ({ status: 200, body: await pauseCampaign(deps, caller, params.id) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/resume',
      access: 'admin',
      summary: 'Go on sending',
      params: idParams,
      answers,
      handle: async ({ caller, params }) => ({ status: 200, body: await resumeCampaign(deps, caller, params.id) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/unschedule',
      access: 'admin',
      summary: 'Call off the time: a draft again',
      params: idParams,
      answers,
      handle: async ({ params }) => ({ status: 200, body: await unscheduleCampaign(deps, params.id) }),
    }),
  ];
}

function endingRoutes(deps: Deps): readonly Route[] {
  return [
    ...(['close', 'recall'] as const).map((how) =>
      defineRoute({
        method: 'post',
        path: `/api/campaigns/{id}/${how}`,
        access: 'admin',
        summary:
          how === 'close'
            ? 'End it: nobody is asked any more, and what was accepted stays'
            : 'Take it back: nothing more is sent, cards say so, and what was accepted stays',
        params: idParams,
        body: recallBody,
        answers,
        handle: async ({ caller, params, body }) => ({
          status: 200,
          body: await endCampaign(deps, caller, params.id, how, body.reason),
        }),
      }),
    ),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/extend',
      access: 'admin',
      summary: 'Another due day for everybody who has not accepted',
      params: idParams,
      body: extendBody,
      answers,
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await extendCampaign(deps, caller, params.id, body.dueOn),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/undo',
      access: 'admin',
      summary: 'Take back a closing, a recall or a new due day, within minutes',
      params: idParams,
      body: undoBody,
      answers,
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await undoCampaignChange(deps, caller, params.id, body.changeId),
      }),
    }),
  ];
}

function peopleRoutes(deps: Deps): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/people',
      access: 'admin',
      summary: 'Ask more groups, and single persons',
      params: idParams,
      body: addPeopleBody,
      answers,
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await addPeople(deps, caller, params.id, body),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/campaigns/{id}/remind',
      access: 'admin',
      summary:
        'Remind people who have not accepted; nobody gets two messages a day. Says how many get one, and why others do not',
      params: idParams,
      body: remindBody,
      answers: { 200: remindedCampaign },
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await remindCampaign(deps, caller, params.id, body),
      }),
    }),
  ];
}
