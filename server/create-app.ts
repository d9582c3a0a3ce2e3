import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type pg from 'pg';
import { authorityFor } from './adapters/authority.ts';
import { createBotApp } from './adapters/bot/bot-app.ts';
import { createConnector } from './adapters/bot/connector.ts';
import { createCredentials } from './adapters/credentials.ts';
import { createActivityFeed } from './adapters/graph/activity-feed.ts';
import { createGraph } from './adapters/graph/client.ts';
import { createDirectory } from './adapters/graph/directory.ts';
import { createSenderChat } from './adapters/graph/sender-chat.ts';
import { createTeamsApp } from './adapters/graph/teams-app.ts';
import { publishedLimits } from './adapters/limits.ts';
import { createMailer } from './adapters/mail/mailer.ts';
import type { Budgets } from './adapters/ports.ts';
import { createOriginals } from './adapters/sharepoint/originals.ts';
import { createRegister } from './adapters/sharepoint/register.ts';
import type { Settings } from './config/settings.ts';
import { createActionTokenCheck } from './http/action-token.ts';
import { mountClientPages } from './http/client-pages.ts';
import type { Route } from './http/define-route.ts';
import { createTokenCheck } from './http/entra-token.ts';
import { mountRoutes } from './http/mount-routes.ts';
import { notFound } from './http/not-found.ts';
import { openApi } from './http/openapi.ts';
import { answerProblems } from './http/problem.ts';
import { nameRequest } from './http/request-id.ts';
import { securityHeaders } from './http/security-headers.ts';
import { startWakeUps } from './jobs/wake-ups.ts';
import { errorFacts, type Logger } from './log/logger.ts';
import { campaignActRoutes } from './routes/campaign-acts.ts';
import { campaignPeopleRoutes } from './routes/campaign-people.ts';
import { campaignProgressRoutes } from './routes/campaign-progress.ts';
import { campaignTestRoutes } from './routes/campaign-test.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { complianceRoutes } from './routes/compliance.ts';
import { exemptionRoutes } from './routes/exemptions.ts';
import { healthRoutes } from './routes/health.ts';
import { originalRoutes } from './routes/originals.ts';
import { outlookActionRoutes } from './routes/outlook-actions.ts';
import { peopleRoutes } from './routes/people.ts';
import { policyRoutes } from './routes/policies.ts';
import { policyHealthRoutes } from './routes/policy-health.ts';
import { policyVersionRoutes } from './routes/policy-versions.ts';
import { requestRoutes } from './routes/requests.ts';
import { responseRoutes } from './routes/responses.ts';
import { schoolRoutes } from './routes/school.ts';
import { sessionRoutes } from './routes/session.ts';
import { slipRoutes } from './routes/slips.ts';
import { stuckWorkRoutes } from './routes/stuck-work.ts';
import { whyRoutes } from './routes/why.ts';
import { answerCard } from './services/answer-card.ts';
import { createDeliveryWorker } from './services/deliver.ts';
import { startSenderLane } from './services/deliver-chat.ts';
import { createPeopleWorker } from './services/follow-groups.ts';
import { createOriginalsWorker } from './services/keep-originals.ts';
import { createDaysWorker } from './services/pass-days.ts';
import { languageIfKnown } from './services/reader-language.ts';
import { createReminderWorker } from './services/remind.ts';
import { createRequestMessages } from './services/request-messages.ts';
import { createSenderTokens } from './services/sender-tokens.ts';
import { createHealthWorker } from './services/tell-owners.ts';
import { createCardWorker } from './services/update-cards.ts';
import { createRegisterWatch } from './services/watch-register.ts';
import { type AcceptanceWriter, createAcceptanceWriter } from './services/write-acceptances.ts';
import { createRegisterWorker } from './services/write-register.ts';
import { createBudgets } from './store/budgets.ts';
import { migrationState } from './store/migration-state.ts';
import { openStore } from './store/open-store.ts';
import { readQueues } from './store/queue-readings.ts';
import { traceRequests } from './telemetry/incoming-requests.ts';
import { traceOutgoingCalls } from './telemetry/outgoing-calls.ts';
import type { Peer } from './telemetry/path-pattern.ts';
import { openTelemetry } from './telemetry/telemetry.ts';
import { tracedLog } from './telemetry/traced-log.ts';

/** A PostgreSQL server commonly takes a hundred connections from all processes together; workers need few. */
const connectionsOf = { all: 20, web: 20, worker: 8 } as const;

/** What the product takes from outside beside its settings. */
export type Outside = {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: Logger;
  readonly database: pg.PoolConfig;
  /** Folder of the built client. */
  readonly clientFolder: string;
};

export type RunningApp = {
  readonly port: number;
  readonly routes: readonly Route[];
  /** Lets requests and work in hand end, then closes the database. */
  stop(): Promise<void>;
};

/** The one place that builds adapters, services, routes and jobs, and the one that starts them. */
export async function startApp(settings: Settings, outside: Outside): Promise<RunningApp> {
  const { now } = outside;
  const telemetry = await openTelemetry(settings.applicationInsights, settings.role);
  const log = tracedLog(outside.log, telemetry);
  const onLostConnection = (error: Error) => log.warn('database.connection-lost', errorFacts(error));
  const { db, close } = await openStore({ max: connectionsOf[settings.role], ...outside.database }, onLostConnection);
  if ((await migrationState(db)) === 'ahead') log.warn('database.newer-than-program');
  let stopping = false;
  const wakeUps = await startWakeUps(
    outside.database,
    onLostConnection,
    (kind, error) =>
      // What waits for its turn when the product stops is refused it, and goes on with the next start.
      log[stopping ? 'debug' : 'error']('work.defect', { kind, ...errorFacts(error) }),
    telemetry,
  );
  const { wake } = wakeUps;
  const stopTracing = traceOutgoingCalls(telemetry, peersOf(settings));
  telemetry.watchQueues(() => readQueues(db, now()));

  const credentials = createCredentials(settings);
  const graph = createGraph(settings, credentials.appToken, outside.sleep);
  const shared = createBudgets(db, publishedLimits(settings.licences), { scale: settings.limitsScale });
  const budgets: Budgets = {
    ...shared,
    throttled(key, seconds) {
      telemetry.throttled(key);
      return shared.throttled(key, seconds);
    },
  };
  const directory = createDirectory(settings, graph, budgets);
  const mailer = createMailer(settings, graph, budgets);
  const feed = createActivityFeed(settings, credentials, outside.sleep, budgets);
  const register = createRegister(settings, graph, budgets);
  const senders = createSenderTokens();
  const messages = createRequestMessages(settings, now);
  const write = createAcceptanceWriter({ db, now, wake });
  const writeAcceptance: AcceptanceWriter = async (asked, acceptance) => {
    const row = await write(asked, acceptance);
    if (row) telemetry.accepted(acceptance.channel);
    return row;
  };
  const recording = { db, writeAcceptance };

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', settings.trustProxyHops);
  if (telemetry.isOn) app.use(traceRequests(telemetry));
  app.use(nameRequest, securityHeaders(settings));
  const servesPeople = settings.role !== 'worker';
  const { bot } = servesPeople
    ? await createBotApp(settings, credentials, budgets, app, {
        onCardAction: (press) => answerCard({ ...recording, messages }, press),
        refusalWords: async (code, press) => messages.refusalWords(code, await languageIfKnown(db, press)),
        onDefect: (error) => log.error('card.defect', errorFacts(error)),
      })
    : { bot: createConnector(settings, credentials, budgets) };
  const delivering = {
    ...{ db, now, log, messages, senders, bot, mailer },
    teamsApp: createTeamsApp(settings, graph, budgets),
    senderChat: createSenderChat(settings, credentials, outside.sleep, budgets),
    onOutcome: telemetry.delivered,
  };

  const checkAction = createActionTokenCheck(settings, () => new Date());
  const peoplesRoutes: readonly Route[] = [
    ...sessionRoutes(clientConfigOf(settings)),
    ...requestRoutes({ ...recording, now, wake }),
    ...responseRoutes({ db, now }),
    ...policyRoutes({ db, now, wake }),
    ...policyVersionRoutes({ db, now, wake }),
    ...originalRoutes({ db }),
    ...campaignRoutes({ db, now, wake, directory, messages, senders }),
    ...campaignProgressRoutes({ db, now }),
    ...campaignPeopleRoutes({ db, now, wake }),
    ...campaignTestRoutes({ ...delivering, directory }),
    ...campaignActRoutes({ db, now, wake, directory, senders }),
    ...exemptionRoutes({ db, now, wake, directory }),
    ...complianceRoutes({ db, now, register, directory }),
    ...policyHealthRoutes({ db, now, directory }),
    ...schoolRoutes({ db, now, wake }),
    ...peopleRoutes({ directory }),
    ...whyRoutes({ db, now, directory }),
    ...slipRoutes({ db, publicUrl: settings.publicUrl }),
    ...stuckWorkRoutes({ db, now, wake, directory, log }),
    ...(settings.actionableMessageAccept
      ? outlookActionRoutes({ ...recording, messages, checkToken: checkAction })
      : []),
  ];
  const health = {
    tables: () => migrationState(db),
    isAtWork: settings.role === 'web' ? () => true : wakeUps.isAtWork,
    isStopping: () => stopping,
  };
  const routes = [...healthRoutes(health), ...(servesPeople ? peoplesRoutes : [])];
  // Tokens live by the machine's time, whatever day the product is told it is.
  mountRoutes(
    app,
    routes,
    createTokenCheck(settings, () => new Date()),
  );
  if (servesPeople) {
    const document = openApi(routes, settings.publicUrl);
    app.get('/api/openapi.json', (_request, response) => void response.set('cache-control', 'no-store').json(document));
    mountClientPages(app, outside.clientFolder, settings.officeScriptUrl);
  }
  app.use(notFound, answerProblems(log));

  const server = createServer(app);
  await listen(server, settings.port).catch(async (error: unknown) => {
    stopTracing();
    await Promise.all([wakeUps.stop(), telemetry.stop()]);
    await close();
    throw error;
  });
  // An admin's own token is known to the process that was given it, and to no other.
  const senderLane = startSenderLane({ ...delivering, wake });
  if (settings.role !== 'web') {
    await wakeUps.work({
      days: createDaysWorker({ db, now, wake, directory, senders, log }),
      people: createPeopleWorker({ db, now, wake, directory, log }),
      reminders: createReminderWorker({ db, now, log, directory, mailer, feed, budgets, settings }),
      drift: createRegisterWatch({ db, now, register, log, wake }),
      deliveries: createDeliveryWorker({ ...delivering, wake }),
      register: createRegisterWorker({ db, now, register, log }),
      cards: createCardWorker({ db, bot, messages, log }),
      originals: createOriginalsWorker({ db, now, originals: createOriginals(settings, graph, budgets), log }),
      health: createHealthWorker({ db, now, log, directory, mailer, budgets, settings }),
    });
  }
  log.info('product.started', { port: portOf(server) });

  return {
    port: portOf(server),
    routes,
    async stop() {
      stopping = true;
      await closeServer(server);
      shared.stop();
      await Promise.all([senderLane.stop(), wakeUps.stop()]);
      stopTracing();
      await telemetry.stop();
      await close();
      log.info('product.stopped');
    },
  };
}

function clientConfigOf(settings: Settings) {
  return {
    tenantId: settings.tenantId,
    clientId: settings.clientId,
    ...authorityFor(settings.authorityUrl, settings.tenantId),
    scope: `${settings.apiUri}/access_as_user`,
    hostOrigins: [...settings.hostOrigins],
  };
}

/** The services of Microsoft's that are called, by their configured addresses. */
function peersOf(settings: Settings): readonly Peer[] {
  return [
    { name: 'graph', url: `${settings.graphUrl}/v1.0` },
    { name: 'bot', url: settings.botServiceUrl },
    { name: 'sign-in', url: `${settings.authorityUrl}/${settings.tenantId}` },
    { name: 'sign-in', url: settings.botOpenIdUrl },
  ];
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, done);
  });
}

function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  return closed;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
