import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import { furtherProcess } from '#tests/support/further-process.ts';
import { campaignBody, publishModel, startOfTerm } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

/** Several processes of the product on one database. */

let world: World;
afterEach(() => world.close());

test('a process for people takes no work, and one for work answers nobody but who asks whether it runs', async () => {
  world = await createWorld({ now: startOfTerm, settings: { ROLE: 'web' } });
  const admin = await world.as('sunita.rao');
  const version = await publishModel(admin, 'code-of-conduct');
  const { body } = await admin.post<CampaignDetail>(
    '/api/campaigns',
    await campaignBody(world, [version.id], ['Governors']),
  );
  expect((await admin.post(`/api/campaigns/${body.id}/send`)).status).toBe(202);
  const worker = await furtherProcess(world, { role: 'worker' });
  await world.settled();
  const isWork = (line: string) => /^(?:\w+ )?(?:delivery|register|original|card|campaign\.open)/.test(line);
  expect(world.logged.filter(isWork)).toEqual([]);
  expect(worker.logged.filter(isWork)).toContain('original.kept');
  const paths = ['/healthz', '/readyz', '/api/me', '/api/requests', '/api/openapi.json', '/tab', '/api/messages'];
  const statuses = (origin: string) =>
    Promise.all(
      paths.map(async (path) => {
        const method = path === '/api/messages' ? 'POST' : 'GET';
        const headers = { authorization: `Bearer ${admin.token}` };
        return (await fetch(origin + path, { method, headers })).status;
      }),
    );
  expect(await statuses(world.origin)).toEqual([200, 200, 200, 200, 200, 200, 401]);
  expect(await statuses(worker.origin)).toEqual([200, 200, 404, 404, 404, 404, 404]);
  await worker.stop();
});

test('cards in an admin’s name that nobody can send any more are given up after ten minutes, and not before', async () => {
  world = await createWorld({ now: startOfTerm, settings: { ROLE: 'worker' } });
  const web = await furtherProcess(world, { role: 'web' });
  const admin = await web.as('sunita.rao');
  const version = await publishModel(admin, 'code-of-conduct');
  await world.control.fail({ path: '/chats', method: 'POST', status: 503, retryAfter: 60, times: 1_000 });
  const { body } = await admin.post<CampaignDetail>(
    '/api/campaigns',
    await campaignBody(world, [version.id], ['Governors'], 'sender'),
  );
  await admin.post(`/api/campaigns/${body.id}/send`);
  const chats = async () =>
    (
      await world.database.query<{ state: string; fault: string | null; rows: number }>(
        `select state, fault, count(*)::int as rows from delivery where rung = 'chat' group by state, fault`,
      )
    ).rows;
  await until(async () => {
    const tried = await world.database.query(`select 1 from delivery where rung = 'chat' and attempts = 0`);
    return (await chats()).length === 1 && tried.rowCount === 0;
  });
  const [queued] = await chats();
  expect(queued).toMatchObject({ state: 'queued' });
  // The process that holds the admin's token ends, and with it the token.
  await web.stop();
  const minutesLater = async (minutes: number) => {
    await world.database.query(
      `update delivery set leased_until = null, not_before = null,
        queued_at = clock_timestamp() - ${minutes} * interval '1 minute' where rung = 'chat'`,
    );
    await world.control.setClock(new Date(Date.parse(startOfTerm) + minutes * 60_000).toISOString());
    await wakeUp(world, 'deliveries');
  };
  await minutesLater(9);
  expect(await chats()).toEqual([queued]);
  await minutesLater(11);
  expect(await chats()).toEqual([{ ...queued, state: 'failed', fault: 'sender-signed-out' }]);
});

/** Passes Graph's calls on, except the first that mails a request, which it never answers. */
async function graphThatHangs(graphUrl: string) {
  let isHanging = false;
  const server = createServer(async (request, response) => {
    const body = request.method === 'GET' ? null : await buffer(request);
    if (!isHanging && request.url?.endsWith('/sendMail') && body?.includes('x-countersign-request')) {
      isHanging = true;
      // Whoever asked gives up.
      response.on('close', () => {
        isHanging = false;
      });
      return;
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, ...(body && type ? { 'content-type': type } : {}) };
    const answer = await fetch(graphUrl + request.url, { method: request.method ?? 'GET', headers, body });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((done) => server.listen(0, done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    isHanging: () => isHanging,
    close: () => server.closeAllConnections(),
  };
}

test('a call to Graph that hangs holds up no other message', async () => {
  world = await createWorld({ now: startOfTerm, settings: { ROLE: 'web' } });
  const admin = await world.as('sunita.rao');
  const { id } = await world.control.addGroup('Visitors');
  const people = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      world.control.addPerson(`Ada Ward ${index}`, { mail: `ada${index}@oakfield.example`, noTeamsLicence: true }, [
        id,
      ]),
    ),
  );
  const version = await publishModel(admin, 'code-of-conduct');
  const campaign = await campaignBody(world, [version.id], ['Visitors']);
  const { body } = await admin.post<CampaignDetail>('/api/campaigns', campaign);
  await admin.post(`/api/campaigns/${body.id}/send`);
  const graph = await graphThatHangs(world.settings.graphUrl);
  const worker = await furtherProcess(world, { role: 'worker', graphUrl: graph.url });
  const reached = async () =>
    (await world.control.received()).filter(
      ({ objectId, mails }) => mails > 0 && people.some((one) => one.objectId === objectId),
    ).length;
  await until(async () => (await reached()) >= people.length - 1 || ((await reached()) > 0 && !graph.isHanging()));
  expect([await reached(), graph.isHanging()]).toEqual([people.length - 1, true]);
  graph.close();
  await worker.stop();
});
