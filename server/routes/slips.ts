import { defineRoute, type Route } from '#server/http/define-route.ts';
import { placeOfSlip, readSlips } from '#server/services/read-slips.ts';
import type { Db } from '#server/store/open-store.ts';
import { idParams } from '#src/contract/common.ts';
import { slipList, slipParams } from '#src/contract/slips.ts';

export function slipRoutes(deps: { readonly db: Db; readonly publicUrl: string }): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/campaigns/{id}/slips',
      access: 'admin',
      summary: 'What is printed for people whom no message reaches',
      params: idParams,
      answers: { 200: slipList },
      handle: async ({ params }) => ({ status: 200, body: { slips: await readSlips(deps, params.id) } }),
    }),
    defineRoute({
      method: 'get',
      path: '/go/{code}',
      access: 'public',
      summary: 'Where the link on a slip leads; what stands there is shown to the person asked, once they sign in',
      params: slipParams,
      answers: { 302: 'The request in the browser' },
      handle: async ({ params }) => ({ status: 302, location: await placeOfSlip(deps.db, params.code) }),
    }),
  ];
}
