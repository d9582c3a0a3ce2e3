import { defineRoute, type Route } from '#server/http/define-route.ts';
import { readProgress } from '#server/services/read-progress.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaignProgress } from '#src/contract/campaigns.ts';
import { idParams } from '#src/contract/common.ts';

export function campaignProgressRoutes(deps: { readonly db: Db; readonly now: () => Date }): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/campaigns/{id}/progress',
      access: 'admin',
      summary: 'How far the sending of a campaign is, in counts alone',
      params: idParams,
      answers: { 200: campaignProgress },
      handle: async ({ params }) => ({ status: 200, body: await readProgress(deps, params.id) }),
    }),
  ];
}
