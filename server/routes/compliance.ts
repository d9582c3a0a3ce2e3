import type { Register } from '#server/adapters/ports.ts';
import { defineRoute, type Route } from '#server/http/define-route.ts';
import { complianceCsv } from '#server/services/compliance-csv.ts';
import { listCompliance, summariseCompliance } from '#server/services/read-compliance.ts';
import type { Db } from '#server/store/open-store.ts';
import { complianceQuery, complianceRows, complianceSummary } from '#src/contract/compliance.ts';
import { dayOf } from '#src/domain/day.ts';

export function complianceRoutes(deps: {
  readonly db: Db;
  readonly now: () => Date;
  readonly register: Register;
}): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/compliance',
      access: 'leader',
      summary: 'How many of how many, by policy and by group',
      answers: { 200: complianceSummary },
      handle: async () => ({ status: 200, body: await summariseCompliance(deps) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/compliance/people',
      access: 'leader',
      summary: 'Who was asked for what, and where each stands',
      query: complianceQuery,
      answers: { 200: complianceRows },
      handle: async ({ query }) => ({ status: 200, body: await listCompliance(deps, query) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/compliance.csv',
      access: 'leader',
      summary: 'The same as a spreadsheet',
      query: complianceQuery,
      answers: { 200: 'CSV' },
      handle: async ({ query }) => {
        const { rows } = await listCompliance(deps, query);
        const name = `compliance-${dayOf(deps.now())}.csv`;
        return { status: 200, file: { name, type: 'text/csv; charset=utf-8', content: complianceCsv(rows) } };
      },
    }),
  ];
}
