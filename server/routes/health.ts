import type pg from 'pg';
import { defineRoute, type Route } from '#server/http/define-route.ts';

export function healthRoutes(pool: pg.Pool): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/healthz',
      access: 'public',
      summary: 'The process runs',
      answers: { 200: 'ok' },
      handle: async () => ({ status: 200, body: { status: 'ok' } }),
    }),
    defineRoute({
      method: 'get',
      path: '/readyz',
      access: 'public',
      summary: 'The process can record an acceptance: its database answers',
      answers: { 200: 'ready', 503: 'not ready' },
      handle: async () => {
        const ready = await pool.query('select 1').then(
          () => true,
          () => false,
        );
        return { status: ready ? 200 : 503, body: { status: ready ? 'ready' : 'database unreachable' } };
      },
    }),
  ];
}
