import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createGraph } from '#server/adapters/graph/client.ts';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { closed, listening } from './channel.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

/** Graph as a script: one answer for each call, in order. */
async function scripted(...answers: Answer[]) {
  const calls: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    calls.push(request);
    request.resume();
    answers.shift()?.(response, request);
  });
  const graphUrl = await listening(server);
  stop = () => closed(server);
  const waits: number[] = [];
  const graph = createGraph(
    { graphUrl },
    async (scope) => `token for ${scope}`,
    async (wait) => void waits.push(wait),
  );
  return { graph, calls, waits };
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const page = (value: unknown[], next?: string) => json(200, { value, ...(next ? { '@odata.nextLink': next } : {}) });
const busy = (headers: Record<string, string>): Answer =>
  json(429, { error: { code: 'TooManyRequests', message: 'Wait' } }, headers);
const down = (headers: Record<string, string>): Answer =>
  json(503, { error: { code: 'ServiceNotAvailable', message: 'Wait' } }, headers);

test('every call says who calls, and carries the token for Graph', async () => {
  const { graph, calls } = await scripted(json(200, { id: '1' }));
  await graph.get(graphPath`/users/${'a b'}`, { query: { $select: 'id' } });
  expect(calls[0]?.url).toBe('/v1.0/users/a%20b?$select=id');
  expect(calls[0]?.headers).toMatchObject({
    authorization: 'Bearer token for https://graph.microsoft.com/.default',
    'user-agent': expect.stringMatching(/^ISV\|Countersign\|Countersign\/\d/),
  });
});

describe('pages', () => {
  test('are followed to the end, with the same headers', async () => {
    const next = 'https://graph.microsoft.com/v1.0/users?$skiptoken=X%3D%3D%26';
    const { graph, calls } = await scripted(page([1, 2], next), page([3]));
    expect(await graph.all(graphPath`/users`, { headers: { ConsistencyLevel: 'eventual' } })).toEqual([1, 2, 3]);
    expect(calls.map(({ url }) => url)).toEqual(['/v1.0/users', '/v1.0/users?$skiptoken=X%3D%3D%26']);
    expect(calls.map(({ headers }) => headers.consistencylevel)).toEqual(['eventual', 'eventual']);
  });

  test('on another host are not followed', async () => {
    const { graph, calls } = await scripted(page([1], 'https://evil.example/v1.0/users?$skiptoken=2'));
    await expect(graph.all(graphPath`/users`)).rejects.toThrow('another host');
    expect(calls).toHaveLength(1);
  });
});

describe('a wait that Graph asks for', () => {
  test.each([
    ['in seconds', { 'retry-after': '2' }, 2_000],
    ['as a date', { date: 'Tue, 01 Sep 2026 08:00:00 GMT', 'retry-after': 'Tue, 01 Sep 2026 08:00:04 GMT' }, 4_000],
    ['in two ways, of which the longer counts', { 'retry-after': '1', 'ratelimit-reset': '5' }, 5_000],
    ['without saying how long', {}, 1_000],
  ])('%s is kept when reading', async (_, headers, wait) => {
    const { graph, waits } = await scripted(down(headers), json(200, { id: '1' }));
    expect(await graph.get(graphPath`/users`)).toEqual({ id: '1' });
    expect(waits).toEqual([wait]);
  });

  test.each([
    ['when writing', 'post'],
    ['when it is for calling too often', 'get'],
  ] as const)('is handed up %s, and the call is made once', async (_, method) => {
    const { graph, calls, waits } = await scripted(busy({ 'retry-after': '2' }));
    await expect(graph[method](graphPath`/chats`, {})).rejects.toMatchObject({
      status: 429,
      code: 'TooManyRequests',
      retryAfter: 2,
    });
    expect([calls.length, waits]).toEqual([1, []]);
  });

  test('is found also where a gateway answers with a page', async () => {
    const { graph } = await scripted((response) =>
      response.writeHead(503, { 'content-type': 'text/html', 'retry-after': '30' }).end('<html>Busy</html>'),
    );
    await expect(graph.post(graphPath`/chats`, {})).rejects.toMatchObject({ status: 503, retryAfter: 30 });
  });
});

test('an answer that never comes leaves open whether the call acted', async () => {
  const { graph } = await scripted((response) => response.destroy());
  await expect(graph.post(graphPath`/chats`, {})).rejects.toMatchObject({
    name: 'GraphRefusal',
    status: 0,
    down: true,
  });
});

describe('a batch', () => {
  const parts = ['a', 'b', 'c'].map((name) => ({ method: 'POST' as const, path: graphPath`/users/${name}`, body: {} }));

  test('gives each part its own answer, in the order of the parts', async () => {
    const refused = { error: { code: 'TooManyRequests', message: 'Wait' } };
    const { graph, calls } = await scripted(
      json(200, {
        responses: [
          { id: '2', status: 201, body: { id: 'c' } },
          { id: '0', status: 429, headers: { 'Retry-After': '7' }, body: refused },
        ],
      }),
    );
    expect(await graph.batch(parts)).toEqual([
      expect.objectContaining({ name: 'GraphRefusal', status: 429, retryAfter: 7, code: 'TooManyRequests' }),
      expect.objectContaining({ name: 'GraphRefusal', status: 0, unanswered: true }),
      { status: 201, body: { id: 'c' } },
    ]);
    expect(calls.map(({ url }) => url)).toEqual(['/v1.0/$batch']);
  });
});
