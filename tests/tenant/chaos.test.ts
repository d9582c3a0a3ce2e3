import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChaosReport, controlOf } from '#tests/support/control.ts';
import { catalogueAppId, type EmbeddedTenant, openEmbedded } from './open-tenant.ts';

let tenant: EmbeddedTenant;
let control: ReturnType<typeof controlOf>;
beforeEach(async () => {
  tenant = await openEmbedded();
  control = controlOf(tenant.origin);
  await control.limits(0);
});
afterEach(() => tenant.close());

const address = (mail: string) => ({ emailAddress: { address: mail } });
const send = (mail: string) =>
  tenant.graph('POST', `/users/${tenant.mailSender}/sendMail`, {
    message: { subject: 'x', body: { contentType: 'text', content: 'x' }, toRecipients: [address(mail)] },
  });

test('a share of the calls fails, evenly in every way, and the same way again for the same seed', async () => {
  const storm = async (seed: number): Promise<{ report: ChaosReport; statuses: string[] }> => {
    await control.chaos({ share: 0.5, seed, hangSeconds: 0.01 });
    const statuses: string[] = [];
    for (let asked = 0; asked < 120; asked += 1) {
      statuses.push(
        await tenant.graph('GET', `/users/${tenant.objectId}?$select=id`).then(
          ({ status, headers }) => `${status} ${headers.get('retry-after')}`,
          () => 'no answer',
        ),
      );
    }
    return { report: await control.chaosReport(), statuses };
  };
  const { report, statuses } = await storm(7);
  const failed = statuses.filter((status) => status !== '200 null').length;
  expect(failed).toBeGreaterThan(45);
  expect(failed).toBeLessThan(75);
  expect(report.calls).toBe(120);
  for (const kind of ['throttled', 'unavailable', 'hangs', 'reset'] as const) {
    expect(report.struck[kind]).toBeGreaterThan(7);
  }
  expect(report.struck.lost).toBe(0);
  expect(new Set(statuses)).toEqual(new Set(['200 null', '429 1', '429 2', '503 null', '503 1', '503 2', 'no answer']));
  expect((await storm(7)).statuses).toEqual(statuses);
  expect((await storm(8)).statuses).not.toEqual(statuses);
});

test('a call that hangs or is cut off has acted or has not', async () => {
  await control.chaos({ share: 0.5, seed: 2, hangSeconds: 0.01 });
  const lists = `/sites/${tenant.siteId}/lists`;
  const create = (name: string) => ({ displayName: name, columns: [], list: { template: 'genericList' } });
  const silent: string[] = [];
  for (let number = 0; number < 40; number += 1) {
    await tenant.graph('POST', lists, create(`List ${number}`)).catch(() => silent.push(`List ${number}`));
  }
  const { blows } = await control.chaosReport();
  const acted = blows.filter(({ kind, before }) => ['hangs', 'reset'].includes(kind) && !before).length;
  await control.chaos({ share: 0 });
  const { value = [] } = (await tenant.graph('GET', lists)).body;
  expect(value.filter(({ displayName }) => silent.includes(String(displayName))).length).toBe(acted);
  expect(acted).toBeGreaterThan(0);
  expect(silent.length).toBeGreaterThan(acted);
});

test('some people are refused for ever, each in one way, and the report names them', async () => {
  await control.largeSchool(400, 0);
  const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await catalogueAppId(tenant)}`;
  await control.chaos({ share: 0.3, seed: 3, hangSeconds: 0.01 });
  // Guests and those who left among the school's own people are refused the app in any weather.
  const invented = ({ objectId }: { objectId: string }) => objectId.includes('-9000-');
  const refused = (await control.chaosReport()).refused.filter(invented);
  expect(refused.length).toBeGreaterThan(10);
  expect(refused.length).toBeLessThan(40);
  const one = (kind: string) => refused.find(({ refusal }) => refusal === kind)?.objectId ?? '';
  const connector = await tenant.connector();
  const install = (id: string) =>
    tenant.graph('POST', `/users/${id}/teamwork/installedApps`, { 'teamsApp@odata.bind': app });
  const create = (id: string) =>
    connector('POST', '/v3/conversations', { members: [{ id }], tenantId: tenant.environment.TENANT_ID });
  const calm = async <T extends { status: number }>(call: () => Promise<T>): Promise<T> => {
    for (;;) {
      const answer = await call().catch(() => null);
      if (answer && ![429, 503].includes(answer.status)) return answer;
    }
  };
  expect((await calm(() => install(one('app-refused')))).status).toBe(403);
  await calm(() => install(one('not-installed')));
  const absent = await calm(() => create(one('not-installed')));
  expect([absent.status, JSON.stringify(absent.body)]).toEqual([403, expect.stringContaining('ForbiddenOperation')]);
  await calm(() => install(one('bot-blocked')));
  const chat = await calm(() => create(one('bot-blocked')));
  const path = `/v3/conversations/${encodeURIComponent(String(chat.body.id))}/activities`;
  const blocked = await calm(() => connector('POST', path, { type: 'message', text: 'x' }));
  expect([blocked.status, JSON.stringify(blocked.body)]).toEqual([
    403,
    expect.stringContaining('MessageWritesBlocked'),
  ]);
});

test('a mail that is lost is taken with 202, reaches nobody, and is counted', async () => {
  const kwame = await control.person('Kwame Mensah');
  await control.chaos({ share: 0.6, seed: 5, hangSeconds: 0.01 });
  let taken = 0;
  for (let sent = 0; sent < 60; sent += 1) {
    const status = await send(String(kwame.mail))
      .then((answer) => answer.status)
      .catch(() => 0);
    taken += status === 202 ? 1 : 0;
  }
  const { lost, blows } = await control.chaosReport();
  const unheard = blows.filter(({ kind, before }) => ['hangs', 'reset'].includes(kind) && !before).length;
  expect(lost.length).toBeGreaterThan(2);
  expect(lost[0]).toEqual({ path: expect.stringContaining('/sendMail'), recipients: [kwame.mail] });
  expect((await control.mailbox(kwame.objectId)).length).toBe(taken + unheard - lost.length);
});

test('a batch is cut off as a whole, and what else befalls it befalls its parts', async () => {
  await control.chaos({ share: 0.5, seed: 4, hangSeconds: 0.01 });
  const ids = (await control.people()).slice(0, 20).map(({ objectId }) => objectId);
  const requests = ids.map((id) => ({ id, method: 'GET', url: `/users/${id}?$select=id` }));
  const parts = new Set<number>();
  let silent = 0;
  for (let sent = 0; sent < 20; sent += 1) {
    const answer = await tenant.graph('POST', '/$batch', { requests }).catch(() => null);
    if (!answer) silent += 1;
    else expect(answer.status).toBe(200);
    for (const { status } of (answer?.body.responses ?? []) as { status: number }[]) parts.add(status);
  }
  expect(silent).toBeGreaterThan(0);
  expect([...parts].sort()).toEqual([200, 429, 503]);
});
