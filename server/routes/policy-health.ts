import { defineRoute, type Route } from '#server/http/define-route.ts';
import type { JudgeDeps } from '#server/services/judge-policies.ts';
import { readPolicyHealth } from '#server/services/read-policy-health.ts';
import { takeOwnership } from '#server/services/take-ownership.ts';
import { idParams } from '#src/contract/common.ts';
import { policyHealth } from '#src/contract/policy-health.ts';

export function policyHealthRoutes(deps: JudgeDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/policy-health',
      access: 'leader',
      summary: 'Policies in use, and what in them somebody should see to',
      answers: { 200: policyHealth },
      handle: async ({ caller }) => ({ status: 200, body: await readPolicyHealth(deps, caller) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/policies/{id}/owner',
      access: 'admin',
      summary: 'Look after a policy from now on',
      params: idParams,
      answers: { 204: 'The caller looks after the policy' },
      handle: async ({ caller, params }) => {
        await takeOwnership(deps.db, caller, params.id);
        return { status: 204, body: null };
      },
    }),
  ];
}
