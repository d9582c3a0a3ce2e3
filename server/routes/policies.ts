import { defineFileRoute, defineRoute, type Route } from '#server/http/define-route.ts';
import { discardDraft, saveDraft } from '#server/services/edit-draft.ts';
import { importPolicy } from '#server/services/import-policy.ts';
import { publishVersion } from '#server/services/publish-version.ts';
import { listPolicyVersions, readPolicyVersion } from '#server/services/read-policies.ts';
import type { Wake } from '#server/services/wake.ts';
import type { Db } from '#server/store/open-store.ts';
import { idParams } from '#src/contract/common.ts';
import { importQuery, policyList, policyVersionDetail, publishBody, saveDocumentBody } from '#src/contract/policies.ts';

export function policyRoutes(deps: {
  readonly db: Db;
  readonly now: () => Date;
  readonly wake: Wake;
}): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/policies',
      access: 'admin',
      summary: 'Every version of every policy, newest first',
      answers: { 200: policyList },
      handle: async () => ({ status: 200, body: { versions: await listPolicyVersions(deps.db) } }),
    }),
    defineFileRoute({
      method: 'post',
      path: '/api/policies/import',
      access: 'admin',
      summary: "Read a school's file into a draft; the same file again gives the same import",
      query: importQuery,
      answers: { 200: policyVersionDetail, 201: policyVersionDetail },
      handle: async ({ caller, query, bytes }) => {
        const version = await importPolicy(deps, caller, { name: query.name, bytes }, query.policyId ?? null);
        return { status: version.alreadyImported ? 200 : 201, body: version };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/policy-versions/{id}',
      access: 'admin',
      summary: 'One version with its words and the text it was read from',
      params: idParams,
      answers: { 200: policyVersionDetail },
      handle: async ({ caller, params }) => ({
        status: 200,
        body: await readPolicyVersion(deps.db, caller, params.id),
      }),
    }),
    defineRoute({
      method: 'put',
      path: '/api/policy-versions/{id}/document',
      access: 'admin',
      summary: 'Correct a draft',
      params: idParams,
      body: saveDocumentBody,
      answers: { 200: policyVersionDetail },
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await saveDraft(deps.db, caller, params.id, body),
      }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/policy-versions/{id}/publish',
      access: 'admin',
      summary: 'Publish a draft: from then on it never changes',
      params: idParams,
      body: publishBody,
      answers: { 200: policyVersionDetail },
      handle: async ({ caller, params, body }) => ({
        status: 200,
        body: await publishVersion(deps, caller, params.id, body),
      }),
    }),
    defineRoute({
      method: 'delete',
      path: '/api/policy-versions/{id}',
      access: 'admin',
      summary: 'Throw a draft away',
      params: idParams,
      answers: { 204: 'The draft is gone' },
      handle: async ({ params }) => {
        await discardDraft(deps.db, params.id);
        return { status: 204, body: null };
      },
    }),
  ];
}
