import { useMemo } from 'react';
import { receivedResponses } from '#src/contract/responses.ts';
import { useSend } from './api-context.ts';
import { as, type Send } from './send.ts';

/** What people said besides accepting: for leaders and admins. */
export function responsesApi(send: Send) {
  return {
    responses: () => send({ path: '/api/responses', read: as(receivedResponses) }),
    answer: (id: string, text: string) =>
      send({
        method: 'POST',
        path: `/api/responses/${encodeURIComponent(id)}/answer`,
        body: { text },
        read: as(receivedResponses),
      }),
  };
}

export type ResponsesApi = ReturnType<typeof responsesApi>;

export function useResponsesApi(): ResponsesApi {
  const send = useSend();
  return useMemo(() => responsesApi(send), [send]);
}
