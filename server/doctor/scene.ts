import { decodeJwt } from 'jose';
import pg from 'pg';
import { z } from 'zod';
import { type Credentials, createCredentials } from '#server/adapters/credentials.ts';
import { createGraph, type Graph, graphOrigin } from '#server/adapters/graph/client.ts';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { type Reach, reachSite } from '#server/adapters/sharepoint/reach-site.ts';
import type { Settings } from '#server/config/settings.ts';
import { type Db, databaseOn } from '#server/store/open-store.ts';

/** What the doctor takes from outside beside the settings. */
export type Outside = {
  readonly now: () => Date;
  /** Where the database is; throws where the private one does not start. */
  readonly openDatabase: () => Promise<pg.PoolConfig>;
  /** Version of the Teams app that belongs to this product; null where nothing tells it. */
  readonly appVersion: string | null;
};

/** The address of the tenant's sign-in answered: its status, what it said, and how far its clock is ahead of ours. */
export type EntraAnswer = { readonly status: number; readonly body: unknown; readonly aheadMs: number };

/** Somebody of the school, to read harmlessly about. */
export type Somebody = { readonly id: string; readonly mail: string | null; readonly enabled: boolean | undefined };

/** What the checks share. Everything is fetched once, by whichever check comes first. */
export type Scene = {
  readonly settings: Settings;
  readonly now: () => Date;
  readonly appVersion: string | null;
  /** Microsoft's own addresses, and not a simulated Microsoft 365 on this machine. */
  readonly overMicrosoft: boolean;
  readonly graph: Graph;
  readonly entra: () => Promise<EntraAnswer>;
  /** @throws Failure with Entra's own words in its details */
  readonly appToken: (scope: string) => Promise<string>;
  /** Application permissions on Graph that an administrator has consented to. */
  readonly roles: () => Promise<ReadonlySet<string>>;
  readonly people: () => Promise<readonly Somebody[]>;
  /** SharePoint's own REST service, beside Graph. */
  readonly site: () => Promise<Reach>;
  readonly pool: () => Promise<pg.Pool>;
  readonly db: () => Promise<Db>;
  readonly close: () => Promise<void>;
};

const answerWithin = 10_000;
export const graphScope = `${graphOrigin}/.default`;

const users = z.object({
  value: z.array(z.object({ id: z.string(), mail: z.string().nullish(), accountEnabled: z.boolean().nullish() })),
});

export function openScene(settings: Settings, outside: Outside): Scene {
  // Made at the first use: a certificate that cannot be read is a finding.
  const credentials = once(async (): Promise<Credentials> => createCredentials(settings));
  const appToken = async (scope: string) => (await credentials()).appToken(scope);
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  const graph = createGraph(settings, appToken, sleep);
  let opened: pg.Pool | null = null;
  const pool = once(async () => {
    opened = new pg.Pool({ ...(await outside.openDatabase()), max: 4, connectionTimeoutMillis: answerWithin });
    opened.on('error', () => undefined);
    return opened;
  });
  return {
    settings,
    now: outside.now,
    appVersion: outside.appVersion,
    overMicrosoft: !isOwnMachine(settings.authorityUrl),
    graph,
    appToken,
    entra: once(() => askEntra(settings, outside.now)),
    roles: once(async () => new Set(z.array(z.string()).parse(decodeJwt(await appToken(graphScope))['roles'] ?? []))),
    people: once(async () => {
      const query = { $select: 'id,mail,accountEnabled', $top: '25' };
      const { value } = users.parse(await graph.get(graphPath`/users`, { query }));
      return value.map(({ id, mail, accountEnabled }) => ({
        id,
        mail: mail ?? null,
        enabled: accountEnabled ?? undefined,
      }));
    }),
    site: once(() => reachSite(settings, graph, appToken)),
    pool,
    db: async () => databaseOn(await pool()),
    // A query that hangs does not hold up the end.
    close: () => Promise.race([Promise.resolve(opened?.end()), sleep(2_000)]),
  };
}

/** Public, and the same for every tenant: https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc */
async function askEntra(settings: Settings, now: () => Date): Promise<EntraAnswer> {
  const address = `${settings.authorityUrl}/${settings.tenantId}/v2.0/.well-known/openid-configuration`;
  const before = now().getTime();
  const response = await fetch(address, { signal: AbortSignal.timeout(answerWithin) });
  const between = (before + now().getTime()) / 2;
  // Whole seconds, so that half a second more is nearer on the average.
  const date = Date.parse(response.headers.get('date') ?? '') + 500;
  const body: unknown = await response.json().catch(() => null);
  return { status: response.status, body, aheadMs: Number.isNaN(date) ? 0 : date - between };
}

const ownNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isOwnMachine(address: string): boolean {
  return ownNames.has(new URL(address).hostname);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
