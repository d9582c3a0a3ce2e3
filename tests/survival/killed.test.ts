import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readSettings } from '#server/config/settings.ts';
import { createTenant, type Tenant } from '#server/embedded-tenant/create-tenant.ts';
import { provision } from '#server/provision.ts';
import { firstFaultInLedger } from '#server/store/ledger.ts';
import { openStore } from '#server/store/open-store.ts';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { Receipt } from '#src/contract/requests.ts';
import { type Control, controlOf } from '#tests/support/control.ts';
import { type Client, clientOf } from '#tests/support/http-client.ts';
import { onlyRequest, publishFile, yesToAll } from '#tests/support/school.ts';
import { freePort, until } from '#tests/support/world.ts';
import { type ProductProcess, productProcess } from './product-process.ts';
import { type Moment, type WatchedWire, watchWire } from './watched-wire.ts';

/** One tenant, one database and one product that is killed again and again; at the end everything must add up. */
let tenant: Tenant;
let control: Control;
let wire: WatchedWire;
let product: ProductProcess;
let database: pg.Pool;
let origin: string;
let admin: Client;
const people: string[] = [];
const confirmed: Receipt[] = [];

const as = (person: string) =>
  clientOf(origin, tenant.origin, tenant.environment['TENANT_ID'] ?? '', tenant.environment['CLIENT_ID'] ?? '', person);

beforeAll(async () => {
  const server = inject('postgres');
  const name = `w${randomUUID().replaceAll('-', '')}`;
  const creator = new pg.Client({ ...server, database: 'postgres' });
  await creator.connect();
  await creator.query(`create database ${name} template world`);
  await creator.end();
  database = new pg.Pool({ ...server, database: name, max: 3 });
  const port = await freePort();
  origin = `http://localhost:${port}`;
  tenant = await createTenant({ port: 0, dataDir: null, productUrl: origin });
  control = controlOf(tenant.origin);
  await control.limits(0);
  await provision(readSettings(tenant.environment));
  wire = await watchWire(tenant.origin);
  product = productProcess(origin, {
    ...tenant.environment,
    PORT: String(port),
    DATABASE_URL: `postgresql://${server.user}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.host)}`,
    LIMITS_SCALE: '1000',
    GRAPH_URL: wire.origin,
    BOT_SERVICE_URL: `${wire.origin}/connector`,
  });
  await product.start();
  const everyone = await control.people();
  admin = await as(everyone.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '');
  await send(await draft('Rules for everyone', 'All staff'));
  await settled();
  const ordinary = everyone.filter(
    (one) => one.trouble === null && one.accountEnabled && one.groups.some((group) => group.name === 'Teaching staff'),
  );
  people.push(...ordinary.map((one) => one.userPrincipalName));
}, 120_000);

afterAll(async () => {
  product.kill();
  await product.gone();
  await wire.close();
  await tenant.close();
  await database.end();
});

async function draft(title: string, group: string): Promise<string> {
  const text = `# ${title}\n\n- I will lock my screen when I walk away.\n\nI agree to follow these rules.\n`;
  const version = await publishFile(admin, `${title}.md`, Buffer.from(text));
  const id = (await control.groups()).find((one) => one.displayName === group)?.id;
  const created = await admin.post<CampaignDetail>('/api/campaigns', {
    versionIds: [version.id],
    groupIds: [id],
    dueOn: '2027-09-30',
    message: '',
    sendBy: 'app-and-mail',
  });
  return created.body.id;
}

const send = (campaignId: string) => admin.post<CampaignDetail>(`/api/campaigns/${campaignId}/send`);

async function settled(): Promise<void> {
  await until(async () => {
    const { rows } = await database.query(
      `select (select count(*) from outbox where done_at is null)::int + (select count(*) from delivery where state = 'queued')::int
        + (select count(*) from original_file where kept_at is null)::int
        + (select count(*) from campaign where status = 'sending')::int as open`,
    );
    return rows[0].open === 0;
  });
}

/** Brings the product back, hurries what a dead process had leased, and lets it finish. */
async function recover(): Promise<void> {
  await product.gone();
  await product.start();
  await database.query('update outbox set leased_until = null, not_before = null where done_at is null');
  await database.query(`update delivery set leased_until = null, not_before = null where state = 'queued'`);
  await database.query('update original_file set not_before = null where kept_at is null');
  await settled();
}

/** Presses Accept; a receipt that arrives is a promise that is kept in mind. Null when the answer was lost. */
async function press(person: string): Promise<Receipt | null> {
  const client = await as(person);
  const request = await onlyRequest(client);
  const answer = await client
    .post<Receipt>(`/api/requests/${request.id}/attestation`, yesToAll(request))
    .catch(() => null);
  if (answer?.status === 200 || answer?.status === 201) {
    confirmed.push(answer.body);
    return answer.body;
  }
  return null;
}

type KillPoint = { readonly name: string; readonly arm: () => Promise<void> };

const onWire = (name: string, moment: Moment): KillPoint => ({ name, arm: async () => wire.at(moment, product.kill) });

/** Holds the ledger's head, so that the product's transaction stands just before its end, and kills it there. */
const beforeCommit: KillPoint = {
  name: 'before the commit',
  arm: async () => {
    const holder = await database.connect();
    await holder.query('begin');
    await holder.query('select * from ledger_head for update');
    void until(async () => {
      const { rows } = await holder.query(
        // Whoever waits for this very transaction: other tests have databases on the same server.
        'select count(*)::int as waiting from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))',
      );
      return rows[0].waiting > 0;
    }).then(async () => {
      product.kill();
      await product.gone();
      await holder.query('rollback');
      holder.release();
    });
  },
};

/** PostgreSQL tells of the row at the commit and not before. */
const afterCommit = (table: string): KillPoint => ({
  name: 'after the commit',
  arm: async () => {
    const listener = await database.connect();
    await listener.query(`
      create or replace function tell() returns trigger language plpgsql as $$ begin perform pg_notify('committed', ''); return new; end $$;
      create or replace trigger tell after insert on ${table} for each row execute function tell();
      listen committed`);
    listener.once('notification', () => {
      product.kill();
      void listener.query(`drop trigger tell on ${table}; unlisten *`).then(() => listener.release());
    });
  },
});

/** Rows of both lists go in one batch. */
const rowBatch = (when: Moment['when']): Moment => ({ when, method: 'POST', path: /\/\$batch/ });
const filePut = (when: Moment['when']): Moment => ({ when, method: 'PUT', path: /:\/content/ });
const cardPut = (when: Moment['when']): Moment => ({ when, method: 'PUT', path: /\/activities\// });

const whileAccepting: readonly KillPoint[] = [
  beforeCommit,
  afterCommit('attestation'),
  onWire('before the rows reach both lists', rowBatch('before')),
  onWire('after the rows reached both lists, before it is noted', rowBatch('after')),
  onWire('before the card turns', cardPut('before')),
  onWire('after the card turned, before it is noted', cardPut('after')),
];

const whileSending: readonly KillPoint[] = [
  beforeCommit,
  afterCommit('request'),
  onWire('before the app is installed', { when: 'before', method: 'POST', path: /teamwork\/installedApps/ }),
  onWire('after the chat was opened, before the card', { when: 'after', method: 'POST', path: /v3\/conversations$/ }),
  onWire('before the card is sent', { when: 'before', method: 'POST', path: /\/activities/ }),
  onWire('after the card was sent, before it is noted', { when: 'after', method: 'POST', path: /\/activities/ }),
  onWire('after the mail was sent, before it is noted', { when: 'after', method: 'POST', path: /sendMail/ }),
];

const whileKeeping: readonly KillPoint[] = [
  onWire('before the file reaches the library', filePut('before')),
  onWire('after the file reached the library, before it is noted', filePut('after')),
];

describe('killed while a policy’s own file is brought to the library', () => {
  test.each(whileKeeping)('$name: it is there once, to the byte', async ({ arm, name }) => {
    const bytes = Buffer.from(`# Killed ${name}\n\n- I will lock my screen.\n\nI agree to follow these rules.\n`);
    await arm();
    // The answer to the publication may be lost with the process; the publication is not.
    await publishFile(admin, `${name}.md`, bytes).catch(() => null);
    await recover();
    const files = (await control.files()).filter(
      (file) => file.kind === 'file' && file.name.includes(name) && !file.name.endsWith(' words.json'),
    );
    expect(files).toHaveLength(1);
    expect((await control.fileBytes(files[0]?.id ?? '')).equals(bytes)).toBe(true);
    const { rows } = await database.query(
      'select o.item_id from original_file o join policy_version v on v.id = o.version_id where v.source_name = $1',
      [`${name}.md`],
    );
    expect(rows).toEqual([{ item_id: files[0]?.id }]);
  });
});

describe('killed while somebody accepts', () => {
  test.each(whileAccepting)(
    '$name: what was confirmed stands, and pressing again gives one receipt',
    async ({ arm }) => {
      const person = people.pop() ?? '';
      await arm();
      const first = await press(person);
      await recover();
      const again = await press(person);
      expect(again).not.toBeNull();
      if (first) expect(again?.receiptCode).toBe(first.receiptCode);
      await settled();
    },
  );
});

describe('killed while a campaign is sent', () => {
  test.each(whileSending)('$name: everyone is asked, nobody twice', async ({ arm, name }) => {
    const campaignId = await draft(`Rules, killed ${name}`, 'Senior leaders');
    // People who are known need no installing: a fresh start for those points.
    await database.query('delete from bot_chat');
    await arm();
    await send(campaignId).catch(() => null);
    await recover();
    expect((await send(campaignId)).status).toBe(202);
    await settled();
    const { body } = await admin.get<CampaignDetail>(`/api/campaigns/${campaignId}`);
    expect(body.status).toBe('open');
    expect(body.counts.failed).toBe(0);
    expect(new Set(body.recipients.map((one) => one.objectId)).size).toBe(body.counts.requests);
    for (const { objectId } of body.recipients) {
      const titles = await botCardsAbout(objectId, `killed ${name}`);
      expect(titles).toBeGreaterThan(0);
      // A card that was sent and not noted is sent again: the one duplicate that cannot be excluded.
      expect(titles).toBeLessThanOrEqual(2);
    }
  });
});

test('a card that waited for longer than it may be held goes out once, by whoever took it after that', async () => {
  const campaignId = await draft('Rules, held too long', 'Senior leaders');
  await database.query('delete from bot_chat');
  const first = wire.hold({ method: 'POST', path: /teamwork\/installedApps/ });
  await send(campaignId);
  await first.met;
  // All others are done: what is left is in the hands of the one who waits.
  const left = async () =>
    (await database.query(`select id, attempts from delivery where state = 'queued' and rung = 'teams'`)).rows;
  await until(async () => (await left()).length === 1);
  await database.query(`update delivery set leased_until = null where state = 'queued'`);
  const second = wire.hold({ method: 'POST', path: /\/activities/ });
  await second.met;
  const firstGoesOn = wire.hold({ method: 'POST', path: /v3\/conversations$/ });
  first.letGo();
  await firstGoesOn.met;
  firstGoesOn.letGo();
  // By the time another campaign has gone out, the first has long had its turn too.
  await send(await draft('Rules, sent meanwhile', 'Teaching staff'));
  second.letGo();
  await settled();
  const { body } = await admin.get<CampaignDetail>(`/api/campaigns/${campaignId}`);
  for (const { objectId } of body.recipients) expect(await botCardsAbout(objectId, 'held too long')).toBeLessThan(2);
});

async function botCardsAbout(objectId: string, words: string): Promise<number> {
  const chat = (await control.chats(objectId)).find((one) => one.kind === 'bot');
  return chat?.messages.filter((message) => JSON.stringify(message.cards).includes(words)).length ?? 0;
}

test('at the end every confirmed acceptance is in the ledger and once in Attestations, and nobody has two requests', async () => {
  await settled();
  const store = await openStore({ ...(database.options as object) }, () => undefined);
  expect(await firstFaultInLedger(store.db)).toBeNull();
  await store.close();
  const codes = new Set(confirmed.map((receipt) => receipt.receiptCode));
  expect(codes.size).toBeGreaterThanOrEqual(whileAccepting.length);
  const { rows: inLedger } = await database.query(
    `select payload->>'receiptCode' as code from ledger where kind = 'accepted'`,
  );
  const rowsOf = (await control.list('Attestations')).items.map((item) => JSON.stringify(item.fields));
  for (const code of codes) {
    expect(inLedger.filter((entry) => entry.code === code)).toHaveLength(1);
    expect(rowsOf.filter((row) => row.includes(code))).toHaveLength(1);
  }
  expect(rowsOf).toHaveLength(inLedger.length);
  const { rows } = await database.query(
    'select count(*)::int as requests, count(distinct (version_id, tenant_id, object_id))::int as asked from request',
  );
  expect(rows[0].requests).toBe(rows[0].asked);
  const keys = (await control.list('Compliance')).items.map((item) => item.fields['Key']);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(rows[0].requests);
});
