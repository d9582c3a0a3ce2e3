import { z } from 'zod';
import { graphPath, odataLiteral } from '#server/adapters/graph/graph-path.ts';
import { type Check, ok, partial, skipped, stopping } from './check.ts';
import { permissionId } from './permissions.ts';
import type { Scene } from './scene.ts';

const catalogue = z.object({
  value: z.array(
    z.object({
      appDefinitions: z
        .array(z.object({ version: z.string().nullish(), publishingState: z.string().nullish() }))
        .nullish(),
    }),
  ),
});
type Definition = { readonly version: string; readonly publishingState: string };

const page = 'Teams admin centre > Teams apps > Manage apps';
const unsent = 'The app cannot be installed for anybody, so no Teams card arrives.';

/** The app in the school's catalogue, and the way to and from its bot. */
export const teamsChecks: readonly Check[] = [
  {
    id: 'catalogue',
    looksAt: 'the Teams catalogue of the school holds the app',
    needs: [permissionId('AppCatalog.Read.All')],
    run: async (scene) => {
      const definitions = await readDefinitions(scene);
      if (definitions === null) {
        return stopping({
          wrong: 'No app in the catalogue has the id TEAMS_APP_ID.',
          means: unsent,
          fix: `${page} > Upload new app: choose the app package. Its manifest’s "id" must be TEAMS_APP_ID.`,
        });
      }
      if (definitions.length > 0 && !definitions.some(isPublished)) {
        return stopping({
          wrong: 'The app waits in the catalogue to be approved.',
          means: unsent,
          fix: `${page}: open the app, which is marked "Submitted", and publish it.`,
        });
      }
      return ok('it does');
    },
  },
  {
    id: 'catalogue.version',
    looksAt: 'the app in the catalogue is not older than this product',
    needs: ['catalogue'],
    run: async (scene) => {
      const { appVersion } = scene;
      if (appVersion === null) return skipped('the product’s package.json is not beside this program');
      const published = ((await readDefinitions(scene)) ?? []).filter(isPublished).map(({ version }) => version);
      const newest = published.sort(compareVersions).at(-1);
      if (newest === undefined) return skipped('the catalogue does not say its version');
      if (compareVersions(newest, appVersion) >= 0) return ok(newest);
      return partial({
        wrong: `The catalogue has version ${newest} of the app; this product’s is ${appVersion}.`,
        means: 'What the newer version declares is missing: pages, permissions or notifications.',
        fix: `${page} > the app > Upload file: choose the app package of this product ("npm run package").`,
      });
    },
  },
  {
    id: 'bot.keys',
    looksAt: 'the keys by which card answers are checked can be read',
    needs: ['settings.services'],
    run: async ({ settings }) => {
      const keys = await readKeys(settings.botOpenIdUrl).catch(() => 0);
      if (keys > 0) return ok(`${keys} keys`);
      return stopping({
        wrong: `${settings.botOpenIdUrl} gives no keys.`,
        means: 'Every press of a button on a card is refused.',
        fix: `Let this machine connect to ${new URL(settings.botOpenIdUrl).host} (DNS, firewall, proxy).`,
      });
    },
  },
  {
    id: 'bot.service',
    looksAt: 'the service that cards are sent through can be reached',
    needs: ['settings.services'],
    run: async ({ settings }) => {
      // Any answer is one of a service that is there.
      const status = await fetch(settings.botServiceUrl, { signal: AbortSignal.timeout(10_000) })
        .then((response) => response.status)
        .catch(() => null);
      if (status !== null && status < 500) return ok('it answers');
      return stopping({
        wrong: `${settings.botServiceUrl} ${status === null ? 'cannot be reached' : `answers ${status}`}.`,
        means: 'No Teams card can be sent.',
        fix: `Let this machine connect to ${new URL(settings.botServiceUrl).host} (DNS, firewall, proxy).`,
      });
    },
  },
];

/** https://learn.microsoft.com/graph/api/appcatalogs-list-teamsapps Null where the catalogue has no such app. */
async function readDefinitions({ graph, settings }: Scene): Promise<readonly Definition[] | null> {
  const query = { $filter: `externalId eq ${odataLiteral(settings.teamsAppId)}`, $expand: 'appDefinitions' };
  const [app] = catalogue.parse(await graph.get(graphPath`/appCatalogs/teamsApps`, { query })).value;
  if (!app) return null;
  return (app.appDefinitions ?? []).flatMap(({ version, publishingState }) =>
    version ? [{ version, publishingState: publishingState ?? 'published' }] : [],
  );
}

function isPublished({ publishingState }: Definition): boolean {
  return publishingState === 'published';
}

function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

async function readKeys(openIdUrl: string): Promise<number> {
  const read = async (url: string) => (await fetch(url, { signal: AbortSignal.timeout(10_000) })).json();
  const { jwks_uri } = z.object({ jwks_uri: z.url() }).parse(await read(openIdUrl));
  return z.object({ keys: z.array(z.unknown()) }).parse(await read(jwks_uri)).keys.length;
}
