import { type Check, ok, skipped, stopping, warning } from './check.ts';
import { isOwnMachine } from './scene.ts';

/** What can be told from the settings alone. */
export const settingsChecks: readonly Check[] = [
  {
    id: 'settings.services',
    looksAt: 'the addresses of Microsoft 365 belong together',
    needs: ['settings'],
    run: async ({ settings, overMicrosoft }) => {
      const addresses = {
        AUTHORITY_URL: settings.authorityUrl,
        GRAPH_URL: settings.graphUrl,
        BOT_OPENID_URL: settings.botOpenIdUrl,
        BOT_SERVICE_URL: settings.botServiceUrl,
      };
      const own = Object.entries(addresses).filter(([, address]) => isOwnMachine(address));
      if (own.length > 0 && own.length < Object.keys(addresses).length) {
        return stopping({
          wrong: `${own.map(([name]) => name).join(' and ')} lead to this machine, the others to Microsoft.`,
          means: 'Sign-in, directory and cards would come from two different tenants; nothing would work.',
          fix: 'Remove AUTHORITY_URL, GRAPH_URL, BOT_OPENID_URL and BOT_SERVICE_URL from the settings for Microsoft’s own.',
        });
      }
      return ok(overMicrosoft ? 'Microsoft’s own addresses' : 'a simulated Microsoft 365 on this machine');
    },
  },
  {
    id: 'settings.address',
    looksAt: 'PUBLIC_URL is an address that people and Microsoft can reach',
    needs: ['settings'],
    run: async ({ settings, overMicrosoft }) => {
      const address = new URL(settings.publicUrl);
      const own = isOwnMachine(settings.publicUrl);
      if (own && overMicrosoft) {
        return stopping({
          wrong: `PUBLIC_URL is ${settings.publicUrl}, which every machine understands as itself.`,
          means: 'No browser, phone or Microsoft service reaches the product: no card can be answered.',
          fix: 'Set PUBLIC_URL to the https address that the product is published under.',
        });
      }
      if (address.protocol !== 'https:' && !own) {
        return stopping({
          wrong: `PUBLIC_URL begins with ${address.protocol}// and not with https://.`,
          means: 'Teams and Outlook show no page and call no bot without TLS.',
          fix: 'Publish the product behind TLS and set PUBLIC_URL to its https address.',
        });
      }
      if (address.pathname !== '/' || address.search !== '') {
        return stopping({
          wrong: `PUBLIC_URL has something behind the host: ${address.pathname}${address.search}`,
          means: 'The pages and the bot are served at the root of the address and would not be found.',
          fix: `Set PUBLIC_URL to ${address.origin}.`,
        });
      }
      return ok(settings.publicUrl);
    },
  },
  {
    id: 'settings.ids',
    looksAt: 'the ids of tenant, app and bot fit together',
    needs: ['settings'],
    run: async ({ settings }) => {
      const { tenantId, clientId, botId, teamsAppId, apiUri, publicUrl } = settings;
      if (clientId === tenantId) {
        return stopping({
          wrong: 'CLIENT_ID and TENANT_ID are the same.',
          means: 'One of them was copied from the wrong line, so nothing can sign in.',
          fix: 'Entra admin centre > App registrations > the app > Overview: "Application (client) ID" is CLIENT_ID, "Directory (tenant) ID" is TENANT_ID.',
        });
      }
      if (botId !== clientId) {
        return stopping({
          wrong: 'BOT_ID is another app registration than CLIENT_ID.',
          means: 'The bot signs in as CLIENT_ID: it would not be let send cards, and answers to them would be refused.',
          fix: 'Register the Azure Bot with the app registration CLIENT_ID, and remove BOT_ID from the settings.',
        });
      }
      if (teamsAppId === tenantId) {
        return stopping({
          wrong: 'TEAMS_APP_ID and TENANT_ID are the same.',
          means: 'Links into Teams lead nowhere and the app is not found in the catalogue.',
          fix: 'Set TEAMS_APP_ID to the "id" in the manifest of the app package.',
        });
      }
      const [, host] = /^api:\/\/([^/]+)\/./.exec(apiUri) ?? [];
      if (host !== undefined && host !== new URL(publicUrl).host) {
        return stopping({
          wrong: `API_URI names the host ${host}, and PUBLIC_URL another one.`,
          means: 'Teams gives the tab no token, so nobody is signed in there.',
          fix: `Entra admin centre > App registrations > the app > Expose an API: change the Application ID URI to api://${new URL(publicUrl).host}/${clientId}, and set API_URI to the same.`,
        });
      }
      return ok('they fit');
    },
  },
  {
    id: 'settings.credential',
    looksAt: 'the product signs in without a secret that can leak',
    needs: ['settings'],
    run: async ({ settings, overMicrosoft }) => {
      if (!overMicrosoft) return skipped('a simulated Microsoft 365 takes its own secret');
      if (settings.credential.kind !== 'secret') return ok('no client secret is used');
      return warning({
        wrong: 'The product signs in with CLIENT_SECRET.',
        means: 'A secret can be read by whoever sees the settings, and everything stops on the day it expires.',
        fix: 'Use a certificate (CLIENT_CERTIFICATE_KEY_FILE, CLIENT_CERTIFICATE_THUMBPRINT), and delete the secret under App registrations > the app > Certificates & secrets.',
      });
    },
  },
];
