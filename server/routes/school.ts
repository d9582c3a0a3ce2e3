import { defineRoute, type Route } from '#server/http/define-route.ts';
import { changeSchool } from '#server/services/change-school.ts';
import { readSchool, schoolAnswerFrom } from '#server/services/read-school.ts';
import type { Wake } from '#server/services/wake.ts';
import type { Db } from '#server/store/open-store.ts';
import { school, schoolAnswer } from '#src/contract/school.ts';

export function schoolRoutes(deps: {
  readonly db: Db;
  readonly now: () => Date;
  readonly wake: Wake;
}): readonly Route[] {
  const { db, now } = deps;
  return [
    defineRoute({
      method: 'get',
      path: '/api/school',
      access: 'leader',
      summary: 'What the school decided for all its campaigns: holidays, hours, ways to reach people',
      answers: { 200: schoolAnswer },
      handle: async () => ({ status: 200, body: schoolAnswerFrom(await readSchool(db), now()) }),
    }),
    defineRoute({
      method: 'put',
      path: '/api/school',
      access: 'admin',
      summary: 'Decide it anew',
      body: school,
      answers: { 200: schoolAnswer },
      handle: async ({ caller, body }) => ({
        status: 200,
        body: schoolAnswerFrom(await changeSchool(deps, caller, body), now()),
      }),
    }),
  ];
}
