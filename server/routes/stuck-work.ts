import { defineRoute, type Route } from '#server/http/define-route.ts';
import { readStuckWork, retryStuckWork } from '#server/services/stuck-work.ts';
import type { Wake } from '#server/services/wake.ts';
import type { Db } from '#server/store/open-store.ts';
import { stuckWork, tryAgainBody } from '#src/contract/stuck-work.ts';

export function stuckWorkRoutes(deps: { readonly db: Db; readonly wake: Wake }): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/stuck-work',
      access: 'admin',
      summary: 'Work for Microsoft 365 that was given up, with the reason, and how much still waits',
      answers: { 200: stuckWork },
      handle: async () => ({ status: 200, body: await readStuckWork(deps.db) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/stuck-work/retry',
      access: 'admin',
      summary: 'Try again what was given up',
      body: tryAgainBody,
      answers: { 204: 'It is tried again' },
      handle: async ({ body }) => {
        await retryStuckWork(deps, body.ids);
        return { status: 204, body: null };
      },
    }),
  ];
}
