import pg from 'pg';
import { createTenant } from '#server/embedded-tenant/create-tenant.ts';
import { startPrivatePostgres } from '#server/store/private-postgres.ts';
import { type Client, clientOf } from '#tests/support/http-client.ts';
import { publishFile } from '#tests/support/school.ts';
import { type Figure, rounded } from './figure.ts';
import { plantTrust } from './plant-trust.ts';
import { startServer } from './server-process.ts';

const fewer = 5_000;
const more = 50_000;
const policies = 5;
const looks = 200;

/** The compliance summary for 50,000 people and five policies, over HTTP, beside the same for a tenth of the people. */
export async function complianceSummary(folder: string, port: number): Promise<Figure> {
  const slow = await summaryTime(`${folder}-more`, port, more);
  const fast = await summaryTime(`${folder}-fewer`, port + 1, fewer);
  const ratio = slow.p95 / fast.p95;
  return {
    name: 'compliance summary, 50,000 people x 5 policies',
    value: rounded(slow.p95, 1),
    unit: `ms p95, against 5,000 people (planted in ${rounded(slow.planted, 1)} s)`,
    reference: rounded(fast.p95, 1),
    ratio: rounded(ratio),
    goal: 'under 50 ms, ratio at most 1.5',
    ok: slow.p95 < 50 && ratio <= 1.5,
  };
}

async function summaryTime(folder: string, port: number, people: number): Promise<{ p95: number; planted: number }> {
  const postgres = await startPrivatePostgres(folder, null);
  const { host, user } = postgres.connection;
  const origin = `http://localhost:${port}`;
  const tenant = await createTenant({ port: 0, dataDir: null, productUrl: origin });
  const product = await startServer([process.execPath, '--import', 'tsx', 'server/main.ts'], origin, {
    ...tenant.environment,
    DATABASE_URL: `postgresql://${user}@localhost:5432/postgres?host=${encodeURIComponent(host)}`,
    LOG_LEVEL: 'error',
    PORT: String(port),
  });
  const { TENANT_ID, CLIENT_ID } = tenant.environment as { TENANT_ID: string; CLIENT_ID: string };
  const everyone = (await (await fetch(`${tenant.origin}/control/people`)).json()) as {
    people: { userPrincipalName: string; roles: string[] }[];
  };
  const admin = everyone.people.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '';
  const client = await clientOf(origin, tenant.origin, TENANT_ID, CLIENT_ID, admin);
  const versionIds: string[] = [];
  for (let number = 1; number <= policies; number += 1) {
    const text = `# Rules ${number}\n\n- I will lock my screen when I walk away.\n\nI agree to follow these rules.\n`;
    versionIds.push((await publishFile(client, `rules-${number}.md`, Buffer.from(text))).id);
  }
  const database = new pg.Client(postgres.connection);
  await database.connect();
  const began = performance.now();
  await plantTrust(database, { tenantId: TENANT_ID, versionIds, people });
  const planted = (performance.now() - began) / 1_000;
  await database.query('analyze');
  await database.end();
  const p95 = await p95Of(client, people);
  await product.stop();
  await tenant.close();
  await postgres.stop();
  return { p95, planted };
}

async function p95Of(client: Client, people: number): Promise<number> {
  const times: number[] = [];
  for (let look = -20; look < looks; look += 1) {
    const began = performance.now();
    const { status, body } = await client.get<{ people: number }>('/api/compliance');
    // The first looks warm up what any later one finds ready.
    if (look >= 0) times.push(performance.now() - began);
    if (status !== 200 || body.people !== people) throw new Error(`The summary answered ${status} for ${body.people}`);
  }
  return times.sort((a, b) => a - b)[Math.floor(looks * 0.95)] ?? Number.NaN;
}
