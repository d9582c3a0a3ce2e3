import { useMemo } from 'react';
import { schoolAnswer } from '#src/contract/school.ts';
import { leaversConfirmed, stuckWork } from '#src/contract/stuck-work.ts';
import type { School } from '#src/domain/school.ts';
import { useSend } from './api-context.ts';
import { as, nothing, type Send } from './send.ts';

/** What the school decides for all its campaigns, and the work that was given up: for admins. */
export function schoolApi(send: Send) {
  return {
    school: () => send({ path: '/api/school', read: as(schoolAnswer) }),
    saveSchool: (body: School) => send({ method: 'PUT', path: '/api/school', body, read: as(schoolAnswer) }),
    stuckWork: () => send({ path: '/api/stuck-work', read: as(stuckWork) }),
    tryAgain: (ids: readonly string[]) =>
      send({ method: 'POST', path: '/api/stuck-work/retry', body: { ids }, read: nothing }),
    confirmLeavers: (groupId: string, readAt: string) =>
      send({
        method: 'POST',
        path: `/api/held-groups/${encodeURIComponent(groupId)}/leavers`,
        body: { readAt },
        read: as(leaversConfirmed),
      }),
  };
}

export type SchoolApi = ReturnType<typeof schoolApi>;

export function useSchoolApi(): SchoolApi {
  const send = useSend();
  return useMemo(() => schoolApi(send), [send]);
}
