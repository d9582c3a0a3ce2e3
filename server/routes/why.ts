import { defineRoute, type Route } from '#server/http/define-route.ts';
import { type WhyDeps, whyMe, whyOf } from '#server/services/why.ts';
import { idParams } from '#src/contract/common.ts';
import { why, whyQuery } from '#src/contract/why.ts';

export function whyRoutes(deps: WhyDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/campaigns/{id}/why',
      access: 'admin',
      summary: 'Why a campaign asks somebody, or does not',
      params: idParams,
      query: whyQuery,
      answers: { 200: why },
      handle: async ({ caller, params, query }) => ({
        status: 200,
        body: await whyOf(deps, { tenantId: caller.tenantId, objectId: query.objectId }, params.id),
      }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/requests/{id}/why',
      access: 'staff',
      summary: 'Why the caller is asked',
      params: idParams,
      answers: { 200: why },
      handle: async ({ caller, params }) => ({ status: 200, body: await whyMe(deps, caller, params.id) }),
    }),
  ];
}
