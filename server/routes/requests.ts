import { defineRoute, type Route } from '#server/http/define-route.ts';
import { listOwnRequests, readOwnRequest } from '#server/services/read-requests.ts';
import { type RecordDeps, recordAttestation } from '#server/services/record-attestation.ts';
import { type RespondDeps, respond, undoResponse } from '#server/services/respond.ts';
import { undoAttestation } from '#server/services/undo-attestation.ts';
import { idParams } from '#src/contract/common.ts';
import { attestationBody, receipt, requestDetail, requestList } from '#src/contract/requests.ts';
import { responseBody, responseParams, undoBody } from '#src/contract/responses.ts';

/** What a signed-in person may see and do about their own requests; everybody is staff here. */
export function requestRoutes(deps: RecordDeps & RespondDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/requests',
      access: 'staff',
      summary: 'What the caller is asked to accept, and what they accepted',
      answers: { 200: requestList },
      handle: async ({ caller }) => ({ status: 200, body: { requests: await listOwnRequests(deps, caller) } }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/requests/{id}',
      access: 'staff',
      summary: "One of the caller's requests, with the words to accept",
      params: idParams,
      answers: { 200: requestDetail },
      handle: async ({ caller, params }) => ({ status: 200, body: await readOwnRequest(deps, caller, params.id) }),
    }),
    defineRoute({
      method: 'post',
      path: '/api/requests/{id}/attestation',
      access: 'staff',
      summary: 'Accept; a second time gives the receipt of the first',
      params: idParams,
      body: attestationBody,
      answers: { 200: receipt, 201: receipt },
      handle: async ({ caller, params, body }) => {
        const { contentHash, channel, ...words } = body;
        const { receipt: given, first } = await recordAttestation(deps, caller, {
          requestId: params.id,
          contentHash,
          channel,
          words,
        });
        return { status: first ? 201 : 200, body: given };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/requests/{id}/attestation/undo',
      access: 'staff',
      summary: 'Take back an acceptance within minutes of it',
      params: idParams,
      body: undoBody,
      answers: { 200: requestDetail },
      handle: async ({ caller, params, body }) => {
        await undoAttestation(deps, caller, params.id, body.receiptCode);
        return { status: 200, body: await readOwnRequest(deps, caller, params.id) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/requests/{id}/responses',
      access: 'staff',
      summary: 'Decline, ask, or say what is needed',
      params: idParams,
      body: responseBody,
      answers: { 201: requestDetail },
      handle: async ({ caller, params, body }) => {
        await respond(deps, caller, params.id, body);
        return { status: 201, body: await readOwnRequest(deps, caller, params.id) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/api/requests/{id}/responses/{responseId}',
      access: 'staff',
      summary: 'Take back what was said within minutes of it',
      params: responseParams,
      answers: { 200: requestDetail },
      handle: async ({ caller, params }) => {
        await undoResponse(deps, caller, params.id, params.responseId);
        return { status: 200, body: await readOwnRequest(deps, caller, params.id) };
      },
    }),
  ];
}
