import type { Directory } from '#server/adapters/ports.ts';
import { defineRoute, type Route } from '#server/http/define-route.ts';
import { searchPeople } from '#server/services/search-people.ts';
import { peopleList, peopleQuery } from '#src/contract/why.ts';

export function peopleRoutes({ directory }: { readonly directory: Directory }): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/people',
      access: 'admin',
      summary: 'People of the directory by name or address',
      query: peopleQuery,
      answers: { 200: peopleList },
      handle: async ({ query }) => ({ status: 200, body: { people: await searchPeople(directory, query.search) } }),
    }),
  ];
}
