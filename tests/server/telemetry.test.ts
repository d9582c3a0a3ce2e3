import { execFile } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { metrics } from '#server/telemetry/signals.ts';
import { type Envelope, type Insights, openInsights } from '#tests/support/insights.ts';
import { ask, botCard, onlyRequest, publishModel, startOfTerm, yesInputs, yesToAll } from '#tests/support/school.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

async function watchedWorld(insights: Insights): Promise<World> {
  const APPLICATIONINSIGHTS_CONNECTION_STRING = insights.connectionString;
  return createWorld({ now: startOfTerm, settings: { APPLICATIONINSIGHTS_CONNECTION_STRING } });
}

/** Publishing, asking, a card and a tab accepted, with the bot and the directory refusing once; gives what is secret. */
async function wholeJob(world: World): Promise<readonly string[]> {
  const people = await world.control.people();
  const admin = await world.as('sunita.rao');
  const version = await publishModel(admin, 'code-of-conduct');
  await world.control.fail({ path: '/v3/conversations', method: 'POST', status: 429, retryAfter: 1, times: 1 });
  await world.control.fail({ path: '/transitiveMembers', method: 'GET', status: 503, retryAfter: 1, times: 1 });
  const campaign = await ask(world, admin, [version.id], ['Governors']);
  const { rows } = await world.database.query<{ id: string; object_id: string }>(
    `select r.id, r.object_id from request r join delivery d on d.request_id = r.id
     where d.rung = 'teams' and d.state = 'sent' order by r.id`,
  );
  const [one, other] = rows.map((row) => people.find(({ objectId }) => objectId === row.object_id));
  if (!one || !other) throw new Error('Fewer than two people have a card');
  const inTab = await world.as(one.userPrincipalName);
  const request = await onlyRequest(inTab);
  const { receiptCode } = (
    await inTab.post<{ receiptCode: string }>(`/api/requests/${request.id}/attestation`, yesToAll(request))
  ).body;
  await world.settled();
  const onCard = await world.as(other.userPrincipalName);
  await (await botCard(world, other.objectId)).press(yesInputs(await onlyRequest(onCard)));
  await world.settled();
  return [
    ...people.flatMap((person) => [person.name, person.objectId, person.userPrincipalName, person.mail ?? '']),
    ...people.flatMap((person) => person.name.split(' ').filter((part) => part.length > 3)),
    ...people.flatMap((person) => person.otherMails),
    ...(await world.control.groups()).flatMap((group) => [group.id, group.displayName]),
    ...[admin.token, inTab.token, onCard.token].flatMap((token) => token.split('.')),
    ...rows.map(({ id }) => id),
    ...[version.document.title, version.id, version.contentHash ?? '', campaign.id, receiptCode],
    ...[world.settings.tenantId, world.settings.clientId, world.settings.mailSender, world.settings.sharePointSiteId],
  ].filter((secret) => secret !== undefined && secret !== '');
}

const address = /\b\d{1,3}(?:\.\d{1,3}){3}\b|::1|::ffff:/;

const traceOf = ({ tags }: Envelope): string => tags['ai.operation.id'] ?? '';

test('a whole job is told of, from the request to the rows it caused, and nothing of whom or what it was about', async () => {
  const insights = await openInsights();
  const world = await watchedWorld(insights);
  const secrets = await wholeJob(world);
  await world.close();
  const told = insights.envelopes();

  const named = (name: string) => told.filter(({ data }) => data.baseData.name === name);
  const [acceptance] = named('POST /api/requests/:id/attestation');
  const trace = acceptance ? traceOf(acceptance) : 'none';
  const joined = told.filter((item) => traceOf(item) === trace).map(({ data }) => data.baseData.name);
  expect(joined).toContain('register');
  expect(joined).toContain('POST graph /v1.0/$batch');
  expect(named('POST bot /{id}/v3/conversations/{id}/activities').length).toBeGreaterThan(1);
  const refused = named('POST bot /{id}/v3/conversations').filter(({ data }) => data.baseData.resultCode === '429');
  expect(refused.map(({ data }) => data.baseData.properties['countersign.retry_after'])).toEqual(['1']);
  const reads = named('GET graph /v1.0/groups/{id}/transitiveMembers/microsoft.graph.user');
  const resends = reads.map(({ data }) => data.baseData.properties['http.request.resend_count']);
  expect(resends.slice(0, 2)).toEqual([undefined, '1']);
  const calls = told.filter(({ data }) => data.baseType === 'RemoteDependencyData');
  const services = new Set(calls.map(({ data }) => data.baseData.name?.split(' ')[1]));
  expect([...services].sort()).toEqual(['bot', 'graph', 'mail', 'sharepoint', 'sign-in']);

  const points = told.flatMap(({ data }) =>
    (data.baseData.metrics ?? []).map((one) => ({ ...one, ...data.baseData.properties })),
  );
  const names = points.map(({ name }) => name).filter((name) => name.startsWith('countersign.'));
  expect(new Set(names)).toEqual(new Set(Object.values(metrics)));
  expect(points).toContainEqual(expect.objectContaining({ name: metrics.acceptances, channel: 'teams-tab', value: 1 }));
  expect(points).toContainEqual(expect.objectContaining({ name: metrics.tap, channel: 'teams-card', count: 1 }));
  expect(points).toContainEqual(expect.objectContaining({ name: metrics.deliveries, rung: 'teams', outcome: 'later' }));
  expect(points).toContainEqual(expect.objectContaining({ name: metrics.throttles, budget: 'bot', value: 1 }));
  expect(world.logged.some((line) => /original\.kept .*"traceId":"[0-9a-f]{32}"/.test(line))).toBe(true);

  const bytes = insights.received.join('\n');
  expect(secrets.length).toBeGreaterThan(100);
  // A surname may stand inside a word of ours, so a single word counts as it is written, and whole.
  const holds = (secret: string) =>
    /^\w+$/.test(secret)
      ? new RegExp(`\\b${secret}\\b`).test(bytes)
      : bytes.toLowerCase().includes(secret.toLowerCase());
  const found = secrets.filter(holds);
  expect(found).toEqual([]);
  // The header that every HTTP call has is the only place where a host stands.
  expect(insights.received.map((one) => one.replace(/^host\n.*$/im, '')).filter((one) => address.test(one))).toEqual(
    [],
  );
  await insights.close();
});

test.each(['refusing', 'hanging'] as const)(
  'nobody waits for a receiver that is %s',
  async (mood) => {
    const insights = await openInsights();
    insights.become(mood);
    const world = await watchedWorld(insights);
    const admin = await world.as('sunita.rao');
    const version = await publishModel(admin, 'code-of-conduct');
    await ask(world, admin, [version.id], ['Governors']);
    // What has been told by now is on its way, and stays there.
    await until(async () => insights.received.length > 0);
    const { rows } = await world.database.query<{ object_id: string }>('select object_id from request limit 1');
    const person = (await world.control.people()).find(({ objectId }) => objectId === rows[0]?.object_id);
    const client = await world.as(person?.userPrincipalName ?? '');
    const request = await onlyRequest(client);
    const begun = performance.now();
    expect((await client.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
    expect(performance.now() - begun).toBeLessThan(3_000);
    const stopping = performance.now();
    await world.close();
    expect(performance.now() - stopping).toBeLessThan(10_000);
    await insights.close();
  },
  60_000,
);

test('without a place to send it to, nothing is listened to and none of it is loaded', async () => {
  const world = await createWorld();
  expect(channel('undici:request:create').hasSubscribers).toBe(false);
  await world.close();
  expect(await loadedBy('null')).toEqual([]);
  const key = "'InstrumentationKey=00000000-0000-4000-8000-000000000000;IngestionEndpoint=https://localhost:1/'";
  expect((await loadedBy(key)).length).toBeGreaterThan(2);
});

/** The packages of telemetry that a process asks for when it loads the whole product and opens telemetry so. */
async function loadedBy(connectionString: string): Promise<readonly string[]> {
  const hook = `export function resolve(name, context, next) {
    if (/opentelemetry/.test(name)) process._rawDebug('loads ' + name);
    return next(name, context);
  }`;
  const hookUrl = `data:text/javascript,${encodeURIComponent(hook)}`;
  const register = `import { register } from 'node:module'; register(${JSON.stringify(hookUrl)});`;
  const script = `
    import { startApp } from './server/create-app.ts';
    import { openTelemetry } from './server/telemetry/telemetry.ts';
    const telemetry = await openTelemetry(${connectionString}, 'all');
    process.exit(typeof startApp === 'function' ? 0 : 1);`;
  const { stderr } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(register)}`],
    ...['--input-type=module', '--eval', script],
  ]);
  return stderr.split('\n').filter((line) => line.startsWith('loads '));
}

test('alerts ask for metrics that there are', () => {
  const bicep = readFileSync('infra/modules/alerts.bicep', 'utf8');
  const asked = [...bicep.matchAll(/countersign\.[a-z_.]+/g)].map(([name]) => name);
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((name) => !Object.values<string>(metrics).includes(name))).toEqual([]);
});
