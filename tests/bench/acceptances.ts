import { Agent, request } from 'node:http';
import pg from 'pg';
import { createTenant } from '#server/embedded-tenant/create-tenant.ts';
import { startPrivatePostgres } from '#server/store/private-postgres.ts';
import { clientOf, tokenFor } from '#tests/support/http-client.ts';
import { publishFile } from '#tests/support/school.ts';
import { type Figure, median, rounded } from './figure.ts';
import { startServer } from './server-process.ts';

const atOnce = 24;
const perRound = 1_000;
const rounds = 3;
/** Until the compiler of V8 has seen both. */
const warmUp = 500;

type Post = { readonly path: string; readonly token: string | null; readonly body: string };

/** Acceptances a second through the whole product, beside a bare Express route with one durable insert, turn by turn. */
export async function acceptancesPerSecond(folder: string, port: number): Promise<Figure> {
  const postgres = await startPrivatePostgres(folder, null);
  const { host, user } = postgres.connection;
  const databaseUrl = `postgresql://${user}@localhost:5432/postgres?host=${encodeURIComponent(host)}`;
  const origin = `http://localhost:${port}`;
  const bareOrigin = `http://localhost:${port + 1}`;
  const tenant = await createTenant({ port: 0, dataDir: null, productUrl: origin });
  const env = { ...tenant.environment, DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' };
  const tsx = [process.execPath, '--import', 'tsx'];
  const product = await startServer([...tsx, 'server/main.ts'], origin, { ...env, PORT: String(port) });
  const bare = await startServer([...tsx, 'tests/bench/bare-route.ts'], bareOrigin, { ...env, PORT: String(port + 1) });
  const posts = await plantRequests(postgres.connection, tenant, origin);
  const barePosts = posts.map(({ body }) => ({ path: '/bare', token: null, body }));

  const ours: number[] = [];
  const theirs: number[] = [];
  await perSecond(bareOrigin, barePosts.slice(0, warmUp));
  await perSecond(origin, posts.slice(0, warmUp));
  for (let round = 0; round < rounds; round += 1) {
    const from = warmUp + round * perRound;
    theirs.push(await perSecond(bareOrigin, barePosts.slice(from, from + perRound)));
    ours.push(await perSecond(origin, posts.slice(from, from + perRound)));
  }
  await Promise.all([product.stop(), bare.stop()]);
  await tenant.close();
  await postgres.stop();
  const ratio = median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)));
  return {
    name: 'acceptances a second',
    value: rounded(median(ours), 0),
    unit: 'per second, against a bare Express route with one durable insert',
    reference: rounded(median(theirs), 0),
    ratio: rounded(ratio),
    goal: 'ratio at least 0.6',
    ok: ratio >= 0.6,
  };
}

/** Plants requests for known people and many versions straight into the tables: sending them is not what is measured. */
async function plantRequests(
  connection: pg.ClientConfig,
  tenant: { readonly origin: string; readonly environment: Record<string, string> },
  origin: string,
): Promise<readonly Post[]> {
  const { TENANT_ID, CLIENT_ID } = tenant.environment as { TENANT_ID: string; CLIENT_ID: string };
  const { people } = (await (await fetch(`${tenant.origin}/control/people`)).json()) as {
    people: { objectId: string; name: string; userPrincipalName: string; accountEnabled: boolean; roles: string[] }[];
  };
  const active = people.filter((one) => one.accountEnabled);
  const admin = active.find((one) => one.roles.includes('Policy.Manage'));
  const client = await clientOf(origin, tenant.origin, TENANT_ID, CLIENT_ID, admin?.userPrincipalName ?? '');
  const text = '# Rules\n\n- I will lock my screen when I walk away.\n\nI agree to follow these rules.\n';
  const version = await publishFile(client, 'rules.md', Buffer.from(text));
  const database = new pg.Client(connection);
  await database.connect();
  const versions = Math.ceil((warmUp + perRound * rounds) / active.length);
  await database.query(
    `insert into policy (id, created_at, owner_id) select gen_random_uuid(), now(), $2 from generate_series(1, $1)`,
    [versions, admin?.objectId],
  );
  await database.query(
    `insert into policy_version (id, policy_id, status, number, document, canonical, content_hash, source_name,
      source_hash, source_text, source, created_at, created_by, published_at, published_by, effective_from, change_kind,
      accepted_since)
      select gen_random_uuid(), p.id, v.status, v.number, v.document, v.canonical, v.content_hash, v.source_name,
      v.source_hash, v.source_text, v.source, v.created_at, v.created_by, v.published_at, v.published_by,
      v.effective_from, v.change_kind, v.accepted_since
      from policy p, policy_version v where v.id = $1 and p.id <> v.policy_id`,
    [version.id],
  );
  await database.query(
    `insert into campaign values (gen_random_uuid(), 'open', '2099-01-01', '', 'app', now(), $1, now(), '[]')`,
    [admin?.objectId],
  );
  for (const one of active) {
    await database.query(`insert into person values ($1, $2, $3, $4, null, null, false, true, 'salt', now())`, [
      TENANT_ID,
      one.objectId,
      one.name,
      one.userPrincipalName,
    ]);
  }
  const { rows } = await database.query<{
    id: string;
    object_id: string;
    hash: string;
    fields: number;
    declarations: number;
  }>(
    `insert into request (id, campaign_id, version_id, tenant_id, object_id, state, due_on, asked_at, ledger_number, ledger_hash)
      select gen_random_uuid(), (select id from campaign), v.id, p.tenant_id, p.object_id, 'outstanding', '2099-01-01', now(), 0, ''
      from policy_version v, person p where v.id <> $1 returning id, object_id,
      (select content_hash from policy_version where id = version_id) as hash`,
    [version.id],
  );
  await database.end();
  const tokens = new Map<string, string>();
  for (const one of active)
    tokens.set(one.objectId, await tokenFor(tenant.origin, TENANT_ID, CLIENT_ID, one.userPrincipalName));
  return rows.map((row) => ({
    path: `/api/requests/${row.id}/attestation`,
    token: tokens.get(row.object_id) ?? null,
    body: JSON.stringify({
      contentHash: row.hash,
      answers: version.document.declarations.map(() => ({ value: 'yes' })),
      fields: version.document.signatureFields.map(() => 'As known'),
      channel: 'teams-tab',
    }),
  }));
}

async function perSecond(origin: string, posts: readonly Post[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const queue = [...posts];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await post(origin, next, agent);
    }),
  );
  agent.destroy();
  return posts.length / ((performance.now() - began) / 1_000);
}

function post(origin: string, { path, token, body }: Post, agent: Agent): Promise<void> {
  return new Promise((done, fail) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    const outgoing = request(`${origin}${path}`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode === 201 ? done() : fail(new Error(`${path} answered ${answer.statusCode}`)),
      );
    });
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}
