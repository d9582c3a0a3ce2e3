import { defineRoute, type Route } from '#server/http/define-route.ts';
import { answerResponse } from '#server/services/answer-response.ts';
import { listResponses } from '#server/services/read-responses.ts';
import type { Db } from '#server/store/open-store.ts';
import { idParams } from '#src/contract/common.ts';
import { answerBody, receivedResponses } from '#src/contract/responses.ts';

/** What people said to requests other than to accept them, for those who answer. */
export function responseRoutes(deps: { readonly db: Db; readonly now: () => Date }): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/responses',
      access: 'leader',
      summary: 'Questions, needs and refusals, those that wait for an answer first',
      answers: { 200: receivedResponses },
      handle: async ({ caller }) => ({ status: 200, body: await listResponses(deps.db, caller.roles) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/responses/{id}/answer',
      access: 'leader',
      summary: 'Answer; the person reads it beside the policy',
      params: idParams,
      body: answerBody,
      answers: { 200: receivedResponses },
      handle: async ({ caller, params, body }) => {
        await answerResponse(deps, caller, params.id, body.text);
        return { status: 200, body: await listResponses(deps.db, caller.roles) };
      },
    }),
  ];
}
