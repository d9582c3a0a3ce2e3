import type { Directory } from '#server/adapters/ports.ts';
import { defineRoute, type Route } from '#server/http/define-route.ts';
import { endExemption } from '#server/services/end-exemptions.ts';
import { listExemptions } from '#server/services/exempt-list.ts';
import { exemptPeople } from '#server/services/exempt-people.ts';
import type { Wake } from '#server/services/wake.ts';
import type { Db } from '#server/store/open-store.ts';
import { idParams } from '#src/contract/common.ts';
import { exemptionBody, exemptionList } from '#src/contract/exemptions.ts';

/** For admins alone: why somebody is exempt is nobody else's business. */
export function exemptionRoutes(deps: {
  readonly db: Db;
  readonly now: () => Date;
  readonly wake: Wake;
  readonly directory: Directory;
}): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/exemptions',
      access: 'admin',
      summary: 'Everybody who is not asked for the time being',
      answers: { 200: exemptionList },
      handle: async () => ({ status: 200, body: { exemptions: await listExemptions(deps) } }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/exemptions',
      access: 'admin',
      summary: 'Ask people no more for the time being, for one policy or for all',
      body: exemptionBody,
      answers: { 201: exemptionList },
      handle: async ({ caller, body }) => ({
        status: 201,
        body: { exemptions: await exemptPeople(deps, caller, body) },
      }),
    }),
    defineRoute({
      method: 'delete',
      path: '/api/exemptions/{id}',
      access: 'admin',
      summary: 'End an exemption now',
      params: idParams,
      answers: { 204: 'They are asked again' },
      handle: async ({ caller, params }) => {
        await endExemption(deps, caller, params.id);
        return { status: 204, body: null };
      },
    }),
  ];
}
