import { useMemo } from 'react';
import {
  type CompliancePageQuery,
  type ComplianceQuery,
  complianceApart,
  complianceRows,
  complianceSummary,
  type NotAskedQuery,
  notAskedRows,
  trendAnswer,
} from '#src/contract/compliance.ts';
import { language } from '#strings/language.ts';
import { useSend } from './api-context.ts';
import { as, type Send } from './send.ts';

/** Compliance: for leaders and admins. */
export function complianceApi(send: Send) {
  const file = (path: string, query: Readonly<Record<string, string | undefined>>) =>
    send({ path, query, read: (response) => response.blob() });
  return {
    summary: () => send({ path: '/api/compliance', read: as(complianceSummary) }),
    apart: () => send({ path: '/api/compliance/apart', read: as(complianceApart) }),
    trend: (versionId: string) => send({ path: '/api/compliance/trend', query: { versionId }, read: as(trendAnswer) }),
    people: (query: CompliancePageQuery) =>
      send({ path: '/api/compliance/people', query: inAddress(query), read: as(complianceRows) }),
    notAsked: (query: NotAskedQuery) =>
      send({ path: '/api/compliance/not-asked', query: inAddress(query), read: as(notAskedRows) }),
    csv: (query: ComplianceQuery) => file('/api/compliance.csv', query),
    sheet: (query: ComplianceQuery) => file('/api/compliance.xlsx', { ...query, language }),
  };
}

export type ComplianceApi = ReturnType<typeof complianceApi>;

export function useComplianceApi(): ComplianceApi {
  const send = useSend();
  return useMemo(() => complianceApi(send), [send]);
}

function inAddress<Q extends { readonly page?: number | undefined }>({ page, ...rest }: Q) {
  return { ...rest, page: page === undefined ? undefined : String(page) };
}
