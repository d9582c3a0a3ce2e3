import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readSettings } from '#server/config/settings.ts';
import { createTenant, type Tenant } from '#server/embedded-tenant/create-tenant.ts';
import { provision } from '#server/provision.ts';
import { firstFaultInLedger } from '#server/store/ledger.ts';
import { openStore } from '#server/store/open-store.ts';
import { startPrivatePostgres } from '#server/store/private-postgres.ts';
import type { Receipt, RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import { type Control, controlOf } from '#tests/support/control.ts';
import { type Client, clientOf } from '#tests/support/http-client.ts';
import { publishFile, yesToAll } from '#tests/support/school.ts';
import { freePort } from '#tests/support/world.ts';
import { type ProductProcess, productProcess } from './product-process.ts';

/** What stood at the end of a run of kills. All but the first three and `cardsTwiceAndSaid` ought to be 0. */
export type KillReport = {
  readonly kills: Readonly<Record<Victim, number>>;
  readonly confirmed: number;
  readonly requests: number;
  readonly confirmedAndLost: number;
  readonly rowsTwice: number;
  readonly rowsMissing: number;
  readonly neverDelivered: number;
  /** Requests whose card the product says was sent, and that nobody has. */
  readonly sentAndMissing: number;
  /** Cards that went out twice where the product says that it may have been so: the documented duplicates. */
  readonly cardsTwiceAndSaid: number;
  readonly cardsTwiceUnsaid: number;
  readonly firstFaultInLedger: number | null;
  /** Processes that gave up because another was killed. */
  readonly endedByThemselves: number;
};

type Victim = 'web' | 'worker' | 'postgres';

type OneProcess = {
  readonly victim: 'web' | 'worker';
  readonly process: ProductProcess;
  /** Resolves when the process answers again after its last kill. */
  up: Promise<void>;
  gaveUp: boolean;
};

type Stage = {
  readonly tenant: Tenant;
  readonly control: Control;
  readonly database: pg.Pool;
  readonly as: (person: string) => Promise<Client>;
  readonly processes: readonly OneProcess[];
  /** Resolves when another has taken its place. */
  readonly killPostgres: () => Promise<void>;
};

/**
 * A school that asks and accepts without pause while the web process, two workers and PostgreSQL itself are killed at
 * random moments, over and over; then everything is left to finish and is counted.
 */
export async function randomKills(options: {
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  readonly program?: readonly string[];
}): Promise<KillReport> {
  const { stage, close } = await setStage(options.folder, options.program);
  const random = randomFrom(options.seed);
  const confirmed = new Map<string, Receipt>();
  const acting = { on: true };
  const life = [askAgainAndAgain(stage, acting), acceptAgainAndAgain(stage, acting, confirmed, random)];
  const kills = { web: 0, worker: 0, postgres: 0 };
  for (let count = 0; count < options.kills; count += 1) {
    await pause(50 + random() * 350);
    kills[await killOne(stage, random)] += 1;
  }
  acting.on = false;
  await Promise.all([...life, ...stage.processes.map(({ up }) => up)]);
  await finished(stage);
  const report = await count(stage, confirmed, kills);
  await close();
  return report;
}

async function setStage(folder: string, program: readonly string[] | undefined) {
  const postgres = await startPrivatePostgres(folder, null);
  const { host, user } = postgres.connection;
  const [webPort, ...workerPorts] = [await freePort(), await freePort(), await freePort()];
  const origin = `http://localhost:${webPort}`;
  const tenant = await createTenant({ port: 0, dataDir: null, productUrl: origin });
  const control = controlOf(tenant.origin);
  await control.limits(0);
  await provision(readSettings(tenant.environment));
  const environment = {
    ...tenant.environment,
    LIMITS_SCALE: '1000',
    LOG_LEVEL: 'silent',
    DATABASE_URL: `postgresql://${user}@localhost:5432/postgres?host=${encodeURIComponent(host)}`,
  };
  const start = async (port: number | undefined, victim: OneProcess['victim']): Promise<OneProcess> => {
    const environmentOfRole = { ...environment, PORT: String(port), PUBLIC_URL: origin, ROLE: victim };
    const one: OneProcess = {
      victim,
      process: productProcess(`http://localhost:${port}`, environmentOfRole, program, () => {
        one.gaveUp = true;
        one.up = comeBack(database, one.process);
      }),
      up: Promise.resolve(),
      gaveUp: false,
    };
    await one.process.start();
    return one;
  };
  const database = new pg.Pool({ ...postgres.connection, max: 2 });
  // PostgreSQL is among the killed.
  database.on('error', () => undefined);
  const processes = [
    await start(webPort, 'web'),
    ...(await Promise.all(workerPorts.map((port) => start(port, 'worker')))),
  ];
  const { TENANT_ID, CLIENT_ID } = tenant.environment as { TENANT_ID: string; CLIENT_ID: string };
  const stage: Stage = {
    tenant,
    control,
    database,
    as: (person) => clientOf(origin, tenant.origin, TENANT_ID, CLIENT_ID, person),
    processes,
    async killPostgres() {
      const pidOf = () => Number(readFileSync(join(postgres.folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
      const killed = await insist(async () => pidOf());
      process.kill(killed, 'SIGKILL');
      // Its sessions may answer for a moment more.
      while (killed === (await insist(async () => pidOf()))) await pause(20);
    },
  };
  return {
    stage,
    async close() {
      for (const { process: one } of processes) one.kill();
      await Promise.all(processes.map(({ process: one }) => one.gone()));
      await database.end();
      await tenant.close();
      await postgres.stop();
    },
  };
}

/** Kills one that is up; it comes back while the others go on and the next is killed. */
async function killOne(stage: Stage, random: () => number): Promise<Victim> {
  const drawn = random();
  if (drawn < 0.15) {
    await stage.killPostgres();
    await back(stage.database);
    return 'postgres';
  }
  const one = stage.processes[Math.floor(((drawn - 0.15) / 0.85) * stage.processes.length)];
  if (!one) throw new Error('There is nobody to kill');
  await one.up;
  one.process.kill();
  one.up = comeBack(stage.database, one.process);
  return one.victim;
}

/** A start that meets PostgreSQL on its own way back is made again, as whoever runs the product would. */
async function comeBack(database: pg.Pool, process: ProductProcess): Promise<void> {
  await process.gone();
  for (;;) {
    const isUp = await process.start().then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await back(database);
  }
}

async function back(database: pg.Pool): Promise<void> {
  while (
    !(await database.query('select 1').then(
      () => true,
      () => false,
    ))
  )
    await pause(50);
}

async function askAgainAndAgain(stage: Stage, acting: { readonly on: boolean }): Promise<void> {
  const { control } = stage;
  const person = (await control.people()).find((one) => one.roles.includes('Policy.Manage'));
  const groups = await control.groups();
  const groupIds = ['Teaching staff', 'Support staff'].map(
    (name) => groups.find((one) => one.displayName === name)?.id ?? '',
  );
  const admin = await stage.as(person?.userPrincipalName ?? '');
  let drafts = 0;
  while (acting.on) {
    // Words of their own each time: where only the answer was lost, the same words would be known already.
    const version = await insist(() => {
      drafts += 1;
      const text = `# Rules ${drafts}\n\n- I will lock my screen when I walk away.\n\nI agree to follow these rules.\n`;
      return publishFile(admin, `rules-${drafts}.md`, Buffer.from(text));
    });
    const body = { versionIds: [version.id], groupIds, dueOn: '2099-09-30', message: '', sendBy: 'app' };
    const campaign = await insist(() => created(admin.post<{ id: string }>('/api/campaigns', body)));
    await insist(() => created(admin.post(`/api/campaigns/${campaign.id}/send`)));
    await pause(1_000);
  }
}

/** Everybody presses Accept for whatever is outstanding; a receipt that arrives is a promise kept in mind. */
async function acceptAgainAndAgain(
  stage: Stage,
  acting: { readonly on: boolean },
  confirmed: Map<string, Receipt>,
  random: () => number,
): Promise<void> {
  const people = (await stage.control.people()).filter((one) => one.accountEnabled && one.userType === 'Member');
  const clients = await Promise.all(people.map((one) => stage.as(one.userPrincipalName)));
  while (acting.on) {
    const client = clients[Math.floor(random() * clients.length)];
    if (client) await acceptOne(client, confirmed).catch(() => undefined);
    await pause(5);
  }
}

async function acceptOne(client: Client, confirmed: Map<string, Receipt>): Promise<void> {
  const { body } = await client.get<{ requests: RequestSummary[] }>('/api/requests');
  const open = body.requests?.find((one) => one.standing === 'outstanding');
  if (!open) return;
  const request = (await client.get<RequestDetail>(`/api/requests/${open.id}`)).body;
  const answer = await client.post<Receipt>(`/api/requests/${open.id}/attestation`, yesToAll(request));
  if (answer.status === 200 || answer.status === 201) confirmed.set(answer.body.receiptCode, answer.body);
}

async function created<T>(reply: Promise<{ readonly status: number; readonly body: T }>): Promise<T> {
  const { status, body } = await reply;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Does it until it succeeds, as a person would who is told that something went wrong. */
async function insist<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch {
      await pause(100);
    }
  }
}

/** Hurries what dead processes had leased, and waits until nothing is left to do. */
async function finished({ database }: Stage): Promise<void> {
  await insist(async () => {
    await database.query('update outbox set leased_until = null, not_before = null where done_at is null');
    await database.query(`update delivery set leased_until = null, not_before = null where state = 'queued'`);
  });
  for (;;) {
    const { rows } = await insist(() =>
      database.query(`select (select count(*) from outbox where done_at is null and dead_at is null)::int
        + (select count(*) from delivery where state = 'queued')::int as open`),
    );
    if (rows[0].open === 0) return;
    await pause(100);
  }
}

async function count(
  { control, database, processes }: Stage,
  confirmed: ReadonlyMap<string, Receipt>,
  kills: KillReport['kills'],
): Promise<KillReport> {
  const codes = new Set(
    (await database.query('select receipt_code from attestation')).rows.map((row) => row.receipt_code),
  );
  const requests = (
    await database.query(
      `select r.id, r.object_id, r.tenant_id || '|' || r.version_id || '|' || r.object_id as key,
        exists (select 1 from attestation a where a.request_id = r.id) as accepted,
        exists (select 1 from delivery d where d.request_id = r.id and d.state = 'sent') as delivered,
        (select d.activity_id from delivery d where d.request_id = r.id and d.state = 'sent' and d.rung = 'teams') as activity,
        exists (select 1 from delivery d where d.request_id = r.id and d.state = 'skipped') as skipped,
        exists (select 1 from delivery d where d.request_id = r.id and d.unsure) as unsure
       from request r`,
    )
  ).rows;
  const attested = (await control.list('Attestations')).items.map((item) => String(item.fields['Key']));
  const listed = (await control.list('Compliance')).items.map((item) => String(item.fields['Key']));
  const { cards, messages } = await cardsInChats(control);
  const twice = requests.filter((one) => (cards.get(one.id) ?? 0) > 1);
  const store = await openStore({ ...(database.options as object) }, () => undefined);
  const fault = await firstFaultInLedger(store.db);
  await store.close();
  return {
    kills,
    confirmed: confirmed.size,
    requests: requests.length,
    confirmedAndLost: [...confirmed.keys()].filter((code) => !codes.has(code)).length,
    rowsTwice: attested.length - new Set(attested).size + listed.length - new Set(listed).size,
    rowsMissing:
      requests.filter((one) => !listed.includes(one.key)).length +
      requests.filter((one) => one.accepted && !attested.includes(one.key)).length,
    neverDelivered: requests.filter((one) => !one.delivered && !one.skipped).length,
    sentAndMissing: requests.filter((one) => one.activity !== null && !messages.has(one.activity)).length,
    cardsTwiceAndSaid: twice.filter((one) => one.unsure).length,
    cardsTwiceUnsaid: twice.filter((one) => !one.unsure).length,
    firstFaultInLedger: fault,
    endedByThemselves: processes.filter(({ gaveUp }) => gaveUp).length,
  };
}

/** The ids of all messages in chats, and how many of them ask for each request; a receipt asks for nothing any more. */
async function cardsInChats(control: Control) {
  const counts = new Map<string, number>();
  const messages = new Set<string>();
  for (const { objectId } of await control.people()) {
    for (const chat of await control.chats(objectId)) {
      for (const message of chat.messages) {
        messages.add(message.id);
        const id = /"requestId":"([^"]+)"|requests?\/([0-9a-f-]{36})/.exec(JSON.stringify(message.cards));
        const requestId = id?.[1] ?? id?.[2];
        if (requestId) counts.set(requestId, (counts.get(requestId) ?? 0) + 1);
      }
    }
  }
  return { cards: counts, messages };
}

/** The same numbers for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
