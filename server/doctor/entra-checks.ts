import { decodeJwt } from 'jose';
import { z } from 'zod';
import { type Check, ok, skipped, stopping, warning } from './check.ts';
import { entraCode, refusedSignIn } from './entra-refusals.ts';
import { graphScope } from './scene.ts';

const entraError = z.object({ error_description: z.string() });

/** Tokens are refused beyond five minutes: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const mostSkewMs = 5 * 60_000;
const someSkewMs = 60_000;

const botScope = 'https://api.botframework.com/.default';

/** Signing in: the tenant, this machine's clock, and a token for each service. */
export const entraChecks: readonly Check[] = [
  {
    id: 'entra',
    looksAt: 'Entra can be reached and knows the tenant',
    needs: ['settings', 'settings.services', 'settings.ids'],
    run: async ({ settings, entra }) => {
      const answer = await entra().catch(() => null);
      if (answer === null || answer.status >= 500) {
        return stopping({
          wrong: `${settings.authorityUrl} ${answer === null ? 'cannot be reached' : `answers ${answer.status}`}.`,
          means: 'Nobody can sign in and no message can be sent.',
          fix: `Let this machine connect to ${new URL(settings.authorityUrl).host} (DNS, firewall, proxy); Microsoft’s own state is at https://status.cloud.microsoft.`,
        });
      }
      if (answer.status === 200) return ok('it does');
      const said = entraError.safeParse(answer.body);
      const words = said.success ? said.data.error_description : `it answered ${answer.status}`;
      return refusedSignIn(new Error(words), 'Nobody can sign in and no message can be sent.');
    },
  },
  {
    id: 'clock',
    looksAt: 'the clock of this machine agrees with Microsoft’s',
    needs: ['entra'],
    run: async ({ entra }) => {
      const { aheadMs } = await entra();
      const skew = Math.abs(aheadMs);
      if (skew <= someSkewMs) return ok('within a minute');
      const trouble = {
        wrong: `The clock of this machine is ${Math.round(skew / 1_000)} seconds ${aheadMs > 0 ? 'behind' : 'ahead'}.`,
        means:
          skew > mostSkewMs
            ? 'Tokens are refused as not yet or no longer good, and acceptances would carry a wrong time.'
            : 'Beyond five minutes tokens are refused, and acceptances carry a wrong time.',
        fix: 'Set the clock by a time server: "timedatectl set-ntp true" on Linux, "w32tm /resync" on Windows.',
      };
      return skew > mostSkewMs ? stopping(trouble) : warning(trouble);
    },
  },
  {
    id: 'token.graph',
    looksAt: 'Entra gives the app a token for Microsoft Graph',
    needs: ['clock'],
    run: async ({ appToken }) => {
      try {
        await appToken(graphScope);
        return ok('it does');
      } catch (error) {
        return refusedSignIn(error, 'Groups cannot be read, nothing can be sent and no row is written.');
      }
    },
  },
  {
    id: 'token.bot',
    looksAt: 'Entra gives the bot a token for the Bot Framework',
    needs: ['token.graph'],
    run: async ({ appToken }) => {
      try {
        await appToken(botScope);
        return ok('it does');
      } catch (error) {
        return refusedSignIn(error, 'No Teams card can be sent.');
      }
    },
  },
  {
    id: 'token.api',
    looksAt: 'Entra knows the product’s own API and gives it tokens of version 2',
    needs: ['token.graph'],
    run: async ({ settings, appToken }) => {
      const page = 'Entra admin centre > App registrations > the app';
      const token = await appToken(`${settings.apiUri}/.default`).catch((error: unknown) => ({ error }));
      if (typeof token !== 'string') {
        if (entraCode(token.error) !== 500011) {
          return skipped(`Entra gives the app no token of its own (${entraCode(token.error) ?? 'no code'})`);
        }
        return stopping({
          wrong: `No app in the tenant has the Application ID URI ${settings.apiUri}. (AADSTS500011)`,
          means: 'Nobody can sign in to the tab, the pane or the browser page.',
          fix: `${page} > Expose an API: set the Application ID URI to ${settings.apiUri} and add the scope access_as_user, or set API_URI to the one that stands there.`,
        });
      }
      if (decodeJwt(token)['ver'] === '2.0') return ok(settings.apiUri);
      return stopping({
        wrong: 'Entra gives the API tokens of version 1.',
        means: 'The product takes tokens of version 2 alone, so nobody is let in.',
        fix: `${page} > Manifest: set "requestedAccessTokenVersion" under "api" to 2.`,
      });
    },
  },
  {
    id: 'graph',
    looksAt: 'Microsoft Graph can be reached',
    needs: ['settings.services'],
    run: async ({ settings }) => {
      // Without a token: 401 is the answer of a Graph that is there.
      const status = await fetch(`${settings.graphUrl}/v1.0/organization`, { signal: AbortSignal.timeout(10_000) })
        .then((response) => response.status)
        .catch(() => null);
      if (status !== null && status < 500) return ok('it answers');
      return stopping({
        wrong: `${settings.graphUrl} ${status === null ? 'cannot be reached' : `answers ${status}`}.`,
        means: 'Groups cannot be read, nothing can be sent and no row is written.',
        fix: `Let this machine connect to ${new URL(settings.graphUrl).host} (DNS, firewall, proxy); Microsoft’s own state is at https://status.cloud.microsoft.`,
      });
    },
  },
];
