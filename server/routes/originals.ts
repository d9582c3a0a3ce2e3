import { defineRoute, type Route } from '#server/http/define-route.ts';
import { readOriginal } from '#server/services/read-original.ts';
import type { Db } from '#server/store/open-store.ts';
import { idParams } from '#src/contract/common.ts';

export function originalRoutes({ db }: { readonly db: Db }): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/policy-versions/{id}/original',
      access: 'admin',
      summary: 'The file a version was read from, to the byte',
      params: idParams,
      answers: { 200: 'The file' },
      handle: async ({ params }) => ({ status: 200, file: await readOriginal(db, params.id) }),
    }),
  ];
}
