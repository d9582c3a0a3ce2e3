import type { Directory, Register } from '#server/adapters/ports.ts';
import { defineRoute, type Route } from '#server/http/define-route.ts';
import { listNotAsked, complianceApart as readApart } from '#server/services/compliance-apart.ts';
import { complianceCsv } from '#server/services/compliance-csv.ts';
import { complianceSheet } from '#server/services/compliance-sheet.ts';
import { complianceTrend } from '#server/services/compliance-trend.ts';
import { listCompliance } from '#server/services/list-compliance.ts';
import { summariseCompliance } from '#server/services/read-compliance.ts';
import type { Db } from '#server/store/open-store.ts';
import {
  complianceApart,
  compliancePageQuery,
  complianceQuery,
  complianceRows,
  complianceSheetQuery,
  complianceSummary,
  notAskedQuery,
  notAskedRows,
  trendAnswer,
  trendQuery,
} from '#src/contract/compliance.ts';
import { dayOf } from '#src/domain/day.ts';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function complianceRoutes(deps: {
  readonly db: Db;
  readonly now: () => Date;
  readonly register: Register;
  readonly directory: Directory;
}): readonly Route[] {
  const fileName = (ending: string) => `compliance-${dayOf(deps.now())}.${ending}`;
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
      path: '/api/compliance/apart',
      access: 'leader',
      summary: 'How many are exempt and why, and how many people no campaign ever asked',
      answers: { 200: complianceApart },
      handle: async () => ({ status: 200, body: await readApart(deps) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/compliance/trend',
      access: 'leader',
      summary: 'How a policy came to be accepted, day by day',
      query: trendQuery,
      answers: { 200: trendAnswer },
      handle: async ({ query }) => ({ status: 200, body: { trend: await complianceTrend(deps, query.versionId) } }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/compliance/people',
      access: 'leader',
      summary: 'Who was asked for what, and where each stands, a page at a time',
      query: compliancePageQuery,
      answers: { 200: complianceRows },
      handle: async ({ query }) => ({ status: 200, body: await listCompliance(deps, query) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/compliance/not-asked',
      access: 'leader',
      summary: 'Who was not asked for a policy, or never for any, a page at a time',
      query: notAskedQuery,
      answers: { 200: notAskedRows },
      handle: async ({ query }) => ({ status: 200, body: await listNotAsked(deps, query) }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/compliance.csv',
      access: 'leader',
      summary: 'Who was asked for what, as plain text for a spreadsheet',
      query: complianceQuery,
      answers: { 200: 'CSV' },
      handle: async ({ query }) => {
        const content = await complianceCsv(deps, query);
        return { status: 200, file: { name: fileName('csv'), type: 'text/csv; charset=utf-8', content } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/compliance.xlsx',
      access: 'leader',
      summary: 'The same as a workbook of Excel, with real dates',
      query: complianceSheetQuery,
      answers: { 200: 'Office Open XML' },
      handle: async ({ query }) => {
        const content = await complianceSheet(deps, query);
        return { status: 200, file: { name: fileName('xlsx'), type: workbookType, content } };
      },
    }),
  ];
}
