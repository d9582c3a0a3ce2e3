import { defineRoute, type Route } from '#server/http/define-route.ts';
import { type ClientConfig, clientConfig, me } from '#src/contract/session.ts';

export function sessionRoutes(config: ClientConfig): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/client-config',
      access: 'public',
      summary: 'What a client needs to sign somebody in; holds no secret',
      answers: { 200: clientConfig },
      handle: async () => ({ status: 200, body: config }),
    }),
    defineRoute({
      method: 'get',
      path: '/api/me',
      access: 'staff',
      summary: 'Who the caller is and which roles they hold',
      answers: { 200: me },
      handle: async ({ caller }) => {
        const { tenantId, objectId, name, guest, roles } = caller;
        return { status: 200, body: { tenantId, objectId, name, guest, roles: [...roles] } };
      },
    }),
  ];
}
