import { defineRoute, type Route } from '#server/http/define-route.ts';
import { recordApproval, removeApproval } from '#server/services/approve-draft.ts';
import { beginNextVersion } from '#server/services/begin-next-version.ts';
import { recallVersion, withdrawVersion } from '#server/services/end-version.ts';
import { compareVersionsOf } from '#server/services/version-changes.ts';
import type { Wake } from '#server/services/wake.ts';
import type { Db } from '#server/store/open-store.ts';
import { idParams } from '#src/contract/common.ts';
import { changesQuery, versionChanges } from '#src/contract/compared-versions.ts';
import { approvalBody, policyVersionDetail, recallBody, withdrawBody } from '#src/contract/policies.ts';

/** How one version follows another: compared, approved, begun, recalled and withdrawn. */
export function policyVersionRoutes(deps: {
  readonly db: Db;
  readonly now: () => Date;
  readonly wake: Wake;
}): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/policy-versions/{id}/changes',
      access: 'admin',
      summary: 'What changed from another version of the policy, clause by clause, and whether to ask people again',
      params: idParams,
      query: changesQuery,
      answers: { 200: versionChanges },
      handle: async ({ params, query }) => ({
        status: 200,
        body: await compareVersionsOf(deps.db, query.from, params.id),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/policy-versions/{id}/next',
      access: 'admin',
      summary: 'Begin a draft with the words of a published version; a second time gives the same draft',
      params: idParams,
      answers: { 200: policyVersionDetail, 201: policyVersionDetail },
      handle: async ({ caller, params }) => {
        const { version, first } = await beginNextVersion(deps, caller, params.id);
        return { status: first ? 201 : 200, body: version };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/api/policy-versions/{id}/approval',
      access: 'admin',
      summary: 'Note who approved the words of a draft, and when',
      params: idParams,
      body: approvalBody,
      answers: { 200: policyVersionDetail },
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await recordApproval(deps, caller, params.id, body),
      }),
    }),
    defineRoute({
      method: 'delete',
      path: '/api/policy-versions/{id}/approval',
      access: 'admin',
      summary: 'Take a noted approval off a draft',
      params: idParams,
      answers: { 200: policyVersionDetail },
      handle: async ({ caller, params }) => ({ status: 200, body: await removeApproval(deps, caller, params.id) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/policy-versions/{id}/recall',
      access: 'admin',
      summary: 'Take back the version in force; the one before it is in force again',
      params: idParams,
      body: recallBody,
      answers: { 200: policyVersionDetail },
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await recallVersion(deps, caller, params.id, body.reason),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/policy-versions/{id}/withdraw',
      access: 'admin',
      summary: 'End the policy with its version in force; receipts stay',
      params: idParams,
      body: withdrawBody,
      answers: { 200: policyVersionDetail },
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await withdrawVersion(deps, caller, params.id, body),
      }),
    }),
  ];
}
