import type { z } from 'zod';
import { type attestationBody, receipt, requestDetail, requestList } from '#src/contract/requests.ts';
import type { ResponseBody } from '#src/contract/responses.ts';
import { me } from '#src/contract/session.ts';
import { as, type Send } from './send.ts';

/** What everybody who is signed in may ask for. */
export function staffApi(send: Send) {
  return {
    me: () => send({ path: '/api/me', read: as(me) }),
    requests: () => send({ path: '/api/requests', read: as(requestList) }),
    request: (id: string) => send({ path: `/api/requests/${encodeURIComponent(id)}`, read: as(requestDetail) }),
    accept: (id: string, body: z.infer<typeof attestationBody>) =>
      send({
        method: 'POST',
        path: `/api/requests/${encodeURIComponent(id)}/attestation`,
        body,
        read: as(receipt),
      }),
    undoAcceptance: (id: string, receiptCode: string) =>
      send({
        method: 'POST',
        path: `/api/requests/${encodeURIComponent(id)}/attestation/undo`,
        body: { receiptCode },
        read: as(requestDetail),
      }),
    respond: (id: string, body: ResponseBody) =>
      send({
        method: 'POST',
        path: `/api/requests/${encodeURIComponent(id)}/responses`,
        body,
        read: as(requestDetail),
      }),
    undoResponse: (id: string, responseId: string) =>
      send({
        method: 'DELETE',
        path: `/api/requests/${encodeURIComponent(id)}/responses/${encodeURIComponent(responseId)}`,
        read: as(requestDetail),
      }),
  };
}

export type StaffApi = ReturnType<typeof staffApi>;
