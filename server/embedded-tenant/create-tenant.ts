import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { createBotChats } from './connector/bot-chats.ts';
import { createBotEndpoint } from './connector/bot-endpoint.ts';
import { connectorRouter } from './connector/connector-router.ts';
import { botMetadataRouter } from './connector/metadata-router.ts';
import { type Controlled, controlRouter } from './control/control-router.ts';
import { createAuthenticate } from './graph/authenticate.ts';
import { createDispatch } from './graph/dispatch.ts';
import { graphRouter } from './graph/graph-router.ts';
import { operations } from './graph/operations.ts';
import { createPerform } from './graph/perform.ts';
import { CLIENT_ID, CLIENT_SECRET, MAIL_SENDER, SITE_ID, SITE_PATH, TEAMS_APP_ID, TENANT_ID } from './identifiers.ts';
import { issuerRouter } from './issuer/issuer-router.ts';
import { createSigner } from './issuer/signer.ts';
import { createTokens } from './issuer/tokens.ts';
import { createDirectory } from './people/directory.ts';
import { readActivityTypes } from './state/activity-types.ts';
import { createChanges } from './state/changes.ts';
import { createClock } from './state/clock.ts';
import { createConversations } from './state/conversations.ts';
import { createExchangeLog } from './state/exchange-log.ts';
import { createFaults } from './state/faults.ts';
import { faultsOf } from './state/faults-handler.ts';
import { createInstallations } from './state/installations.ts';
import { createLimits } from './state/limits.ts';
import { createLists } from './state/lists.ts';
import { createMailboxes } from './state/mailboxes.ts';
import { createNotifications } from './state/notifications.ts';
import { openStore } from './state/store.ts';

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
  now(): Date;
  setProductUrl(url: string): void;
  /** Calls that were answered 501. */
  readonly unknownCalls: readonly string[];
  close(): Promise<void>;
};

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
const MOST_UNKNOWN_CALLS = 1_000;

/** Starts a small Microsoft 365 with one tenant, on this machine only. */
export async function createTenant(options: TenantOptions): Promise<Tenant> {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const server = await listen(app, options.port);
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  let productUrl = options.productUrl.replace(/\/$/, '');

  const world = await openWorld(options, origin, () => productUrl);
  mount(app, world, options.hostFiles ?? join(projectFolder, 'dist/host'));
  return {
    origin,
    environment: environmentAt(origin),
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

/** Everything the tenant holds, and what acts on it. */
async function openWorld(options: TenantOptions, origin: string, productUrl: () => string) {
  const store = openStore(options.dataDir === null ? null : join(options.dataDir, 'tenant', 'journal.jsonl'));
  // Tokens live by the machine's own time, as those who check them do: moving the school's clock signs nobody out.
  const tokenTime = options.now ?? (() => new Date());
  const clock = createClock(store, tokenTime);
  const { now } = clock;
  const changes = createChanges();
  store.onChange(changes.touch);
  const changesIn = (ms: number) => setTimeout(changes.touch, ms).unref();

  const limits = createLimits();
  const faults = createFaults();
  const busy = { sharepoint: false };
  const unknownCalls: string[] = [];
  const onUnknown = (call: string) => {
    if (unknownCalls.length < MOST_UNKNOWN_CALLS) unknownCalls.push(call);
  };

  const directory = createDirectory(store);
  const installations = createInstallations(store, now);
  const conversations = createConversations(store, now);
  const mailboxes = createMailboxes(store, { directory, limits, now, changesIn });
  const notifications = createNotifications(store, now);
  const lists = createLists(store, now);
  const signer = await createSigner(store);
  const tokens = createTokens(signer, origin, tokenTime);
  const serviceUrl = `${origin}/connector`;
  const bot = createBotEndpoint({ serviceUrl, productUrl, tokens, directory, conversations, now });
  const graph = {
    origin,
    now,
    tokenTime,
    directory,
    installations,
    conversations,
    mailboxes,
    notifications,
    lists,
    activityTypes: readActivityTypes(join(projectFolder, 'appPackage/manifest.json')),
    announceInstallation: bot.announceInstallation,
  };
  const dispatch = createDispatch(operations, graph, limits);
  const perform = createPerform({ dispatch, faults, isBusy: () => busy.sharepoint, now, onUnknown });
  const reset = () => {
    store.clear(['keys']);
    directory.seed();
    limits.clear();
    faults.clear();
    busy.sharepoint = false;
    unknownCalls.length = 0;
  };
  return {
    ...graph,
    productUrl,
    serviceUrl,
    clock,
    changes,
    limits,
    faults,
    busy,
    signer,
    tokens,
    bot,
    perform,
    unknownCalls,
    onUnknown,
    reset,
    log: createExchangeLog(options.logFile ?? null),
    chats: createBotChats({ directory, installations, conversations }),
    authenticate: createAuthenticate(tokens, tokenTime),
    close() {
      bot.close();
      changes.close();
      store.close();
    },
  } satisfies Controlled & Record<string, unknown>;
}

type World = Awaited<ReturnType<typeof openWorld>>;

function mount(app: Express, world: World, hostFiles: string): void {
  app.use(onlyThisMachine(world.origin));
  app.use('/v1.0', graphRouter(world));
  app.use('/connector', connectorRouter(world));
  app.use('/bf', botMetadataRouter(world.signer, world.origin));
  app.use('/control', controlRouter(world));
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
