import type { z } from 'zod';
import { type attestationBody, receipt, requestDetail, requestList } from '#src/contract/requests.ts';
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
  };
}

export type StaffApi = ReturnType<typeof staffApi>;
