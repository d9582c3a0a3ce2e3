import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { connectorRouter } from './connector/connector-router.ts';
import { botMetadataRouter } from './connector/metadata-router.ts';
import { controlRouter } from './control/control-router.ts';
import { graphRouter } from './graph/graph-router.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  IDENTITY_HEADER,
  MAIL_SENDER,
  MANAGED_IDENTITY_CLIENT_ID,
  SITE_ID,
  SITE_PATH,
  TEAMS_APP_ID,
  TENANT_ID,
} from './identifiers.ts';
import { identityEndpoint } from './issuer/identity-endpoint.ts';
import { issuerRouter } from './issuer/issuer-router.ts';
import { restRouter } from './sharepoint/rest-router.ts';
import { faultsOf } from './state/faults-handler.ts';
import { versionOfSources } from './state/setup.ts';
import { openWorld, type World } from './world.ts';

export type TenantOptions = {
  /** 0 for any free port. */
  readonly port: number;
  /** Folder the state is kept under; null to keep nothing. */
  readonly dataDir: string | null;
  readonly productUrl: string;
  readonly logFile?: string | null;
  readonly now?: () => Date;
  /** Folder of the built host page. */
  readonly hostFiles?: string;
};

export type Tenant = {
  readonly origin: string;
  /** Settings that point the product at this tenant. */
  readonly environment: Record<string, string>;
  /** The same without a secret, and what Azure puts beside it into the environment of the machine. */
  readonly withoutSecret: {
    readonly environment: Record<string, string>;
    readonly machine: Readonly<Record<'IDENTITY_ENDPOINT' | 'IDENTITY_HEADER', string>>;
  };
  now(): Date;
  setProductUrl(url: string): void;
  /** Calls that were answered 501. */
  readonly unknownCalls: readonly string[];
  close(): Promise<void>;
};

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts a small Microsoft 365 with one tenant, on this machine only.
 *
 * Comments in this folder name the page a behaviour follows by its file, and the set of pages it is in: GD Microsoft
 * Graph (microsoft-graph-docs-contrib), MT Teams (msteams-docs), ENT Entra (entra-docs), BD Bot Framework (bot-docs), SPD
 * SharePoint (sp-dev-docs), AC Adaptive Cards, PERM the permission file of microsoft-graph-devx-content. What no page says
 * is said to be so.
 */
export async function createTenant(options: TenantOptions): Promise<Tenant> {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const server = await listen(app, options.port);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  let productUrl = options.productUrl.replace(/\/$/, '');

  const world = await openWorld({
    dataDir: options.dataDir,
    logFile: options.logFile ?? null,
    manifestFile: join(projectFolder, 'appPackage/manifest.json'),
    appVersion: versionOfSources(join(projectFolder, 'package.json')),
    now: options.now ?? (() => new Date()),
    origin,
    productUrl: () => productUrl,
  });
  mount(app, world, options.hostFiles ?? join(projectFolder, 'dist/host'));
  return {
    origin,
    environment: environmentAt(origin),
    withoutSecret: {
      environment: { ...environmentAt(origin), CLIENT_SECRET: '', MANAGED_IDENTITY_CLIENT_ID },
      machine: { IDENTITY_ENDPOINT: `${origin}/msi/token`, IDENTITY_HEADER },
    },
    now: world.clock.now,
    setProductUrl(url) {
      productUrl = url.replace(/\/$/, '');
    },
    unknownCalls: world.unknownCalls,
    async close() {
      world.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function mount(app: Express, world: World, hostFiles: string): void {
  app.use(onlyThisMachine(world.origin));
  app.use('/v1.0', graphRouter(world));
  app.use('/connector', connectorRouter(world));
  app.use('/bf', botMetadataRouter(world.signer, world.origin));
  app.use('/msi', identityEndpoint(world.tokens));
  app.use('/control', controlRouter(world));
  app.use(`${SITE_PATH}/_api/web`, restRouter(world));
  // A list's address leads to the host page, which shows SharePoint.
  app.get(`${SITE_PATH}{/*rest}`, (_request, response) => response.sendFile(join(hostFiles, 'index.html')));
  app.use('/host', express.static(hostFiles));
  app.get('/', (_request, response) => response.sendFile(join(hostFiles, 'index.html')));
  app.use(faultsOf(world.faults), issuerRouter({ ...world, now: world.tokenTime }));
}

/** A page elsewhere that has its name point here must not reach the tenant. */
function onlyThisMachine(origin: string): express.RequestHandler {
  const { host, port } = new URL(origin);
  return (request, response, next) => {
    if ([host, `127.0.0.1:${port}`, `[::1]:${port}`].includes(request.get('host') ?? '')) next();
    else response.status(421).end();
  };
}

function environmentAt(origin: string): Record<string, string> {
  return {
    TENANT_ID,
    CLIENT_ID,
    CLIENT_SECRET,
    TEAMS_APP_ID,
    SHAREPOINT_SITE_ID: SITE_ID,
    MAIL_SENDER,
    AUTHORITY_URL: origin,
    GRAPH_URL: origin,
    BOT_OPENID_URL: `${origin}/bf/.well-known/openidconfiguration`,
    BOT_SERVICE_URL: `${origin}/connector`,
    OFFICE_SCRIPT_URL: `${origin}/host/office.js`,
    HOST_ORIGINS: origin,
  };
}

function listen(app: Express, port: number): Promise<Server> {
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(server));
  });
}
