import { inject } from 'vitest';
import type { World } from './world.ts';

/** The settings of the running world, as its process would have them. */
export function environmentOf({ settings, database: pool }: World): Record<string, string> {
  const server = inject('postgres');
  const { database } = pool.options;
  return {
    PORT: String(settings.port),
    DATABASE_URL: `postgresql://${server.user}@localhost:${server.port}/${database}?host=${encodeURIComponent(server.host)}`,
    TENANT_ID: settings.tenantId,
    CLIENT_ID: settings.clientId,
    API_URI: settings.apiUri,
    CLIENT_SECRET: settings.credential.kind === 'secret' ? settings.credential.secret : '',
    TEAMS_APP_ID: settings.teamsAppId,
    SHAREPOINT_SITE_ID: settings.sharePointSiteId,
    MAIL_SENDER: settings.mailSender,
    AUTHORITY_URL: settings.authorityUrl,
    GRAPH_URL: settings.graphUrl,
    BOT_OPENID_URL: settings.botOpenIdUrl,
    BOT_SERVICE_URL: settings.botServiceUrl,
  };
}
