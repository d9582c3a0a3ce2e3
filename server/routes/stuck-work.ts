import { defineRoute, type Route } from '#server/http/define-route.ts';
import type { FollowDeps } from '#server/services/follow-groups.ts';
import { confirmLeavers } from '#server/services/held-groups.ts';
import { readStuckWork, retryStuckWork } from '#server/services/stuck-work.ts';
import { idParams } from '#src/contract/common.ts';
import { confirmLeaversBody, leaversConfirmed, stuckWork, tryAgainBody } from '#src/contract/stuck-work.ts';

export function stuckWorkRoutes(deps: FollowDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/stuck-work',
      access: 'admin',
      summary:
        'Work for Microsoft 365 that was given up, groups that are held, with the reason, and how much still waits',
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
    defineRoute({
      method: 'post',
      path: '/api/held-groups/{id}/leavers',
      access: 'admin',
      summary: 'Say that those missing at a reading of a held group have left: their requests close at once',
      params: idParams,
      body: confirmLeaversBody,
      answers: { 200: leaversConfirmed },
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: { people: await confirmLeavers(deps, { by: caller, readAt: new Date(body.readAt) }, params.id) },
      }),
    }),
  ];
}
