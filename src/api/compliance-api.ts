import { type ComplianceQuery, complianceRows, complianceSummary } from '#src/contract/compliance.ts';
import { as, type Send } from './send.ts';

/** Compliance: for leaders and admins. */
export function complianceApi(send: Send) {
  return {
    summary: () => send({ path: '/api/compliance', read: as(complianceSummary) }),
    people: (query: ComplianceQuery) => send({ path: '/api/compliance/people', query, read: as(complianceRows) }),
    csv: (query: ComplianceQuery) => send({ path: '/api/compliance.csv', query, read: (response) => response.blob() }),
  };
}

export type ComplianceApi = ReturnType<typeof complianceApi>;
