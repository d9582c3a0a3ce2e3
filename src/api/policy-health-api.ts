import { policyHealth } from '#src/contract/policy-health.ts';
import { as, nothing, type Send } from './send.ts';

/** Policy health: for leaders and admins; taking a policy into one's care is for admins. */
export function policyHealthApi(send: Send) {
  return {
    health: () => send({ path: '/api/policy-health', read: as(policyHealth) }),
    lookAfter: (policyId: string) =>
      send({ method: 'POST', path: `/api/policies/${encodeURIComponent(policyId)}/owner`, read: nothing }),
  };
}

export type PolicyHealthApi = ReturnType<typeof policyHealthApi>;
