import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, errorCode, type OpenTenant, openEmbedded, pathOf, tenants } from './open-tenant.ts';

const helloWorld = Buffer.from('hello world');
const FAIL = '@microsoft.graph.conflictBehavior=fail';
const hashOf = ({ body }: Answer) => (body.file as { hashes?: { quickXorHash?: string } } | undefined)?.hashes;

/** GD drive-get.md, driveitem-post-children.md, driveitem-put-content.md, driveitem-get.md, driveitem-list-children.md. */
describe.each(tenants)('the document library in $name', ({ open }) => {
  let tenant: OpenTenant;
  let folder: string;
  let inFolder: (name: string) => string;
  beforeAll(async () => {
    tenant = await open();
    folder = `Conformance ${Math.random().toString(36).slice(2)}`;
    inFolder = (name) =>
      `/sites/${tenant.siteId}/drive/root:/${encodeURIComponent(folder)}/${encodeURIComponent(name)}`;
    expect((await makeFolder()).status).toBe(201);
  });
  afterAll(() => tenant.close());
  const makeFolder = () =>
    tenant.graph('POST', `/sites/${tenant.siteId}/drive/root/children`, {
      name: folder,
      folder: {},
      '@microsoft.graph.conflictBehavior': 'fail',
    });
  const put = (name: string, bytes: Uint8Array, query = '', headers = {}) =>
    tenant.graph('PUT', `${inFolder(name)}:/content${query}`, bytes, headers);

  test('is the site’s drive', async () => {
    const { status, body } = await tenant.graph('GET', `/sites/${tenant.siteId}/drive`);
    expect([status, body.driveType]).toEqual([200, 'documentLibrary']);
    expect(String(body.webUrl)).toMatch(/^https?:/);
  });

  test('makes a folder once, whatever the case of its letters', async () => {
    const again = await makeFolder();
    expect([again.status, errorCode(again)]).toEqual([409, 'nameAlreadyExists']);
    folder = folder.toUpperCase();
    expect((await makeFolder()).status).toBe(409);
  });

  test('takes a file and gives it back by its path, with the one hash SharePoint has', async () => {
    const created = await put('Hello – wörld (1).txt', helloWorld);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ name: 'Hello – wörld (1).txt', size: 11 });
    expect(hashOf(created)).toEqual({ quickXorHash: 'aCgDG9jwBhDc4Q1yawMZAAAAAAA=' });
    const read = await tenant.graph('GET', `${inFolder('hello – WÖRLD (1).txt')}?$select=id,webUrl,file`);
    expect([read.status, read.body.id]).toEqual([200, created.body.id]);
    expect(read.body).not.toHaveProperty('size');
    expect(String(read.body.webUrl)).toMatch(/^https?:/);
    expect((await tenant.graph('GET', inFolder('elsewhere.txt'))).status).toBe(404);
  });

  test('keeps what stands under a name when asked to fail, and replaces it when not asked', async () => {
    const first = await put('taken.txt', helloWorld, `?${FAIL}`);
    expect(first.status).toBe(201);
    const second = await put('taken.txt', Buffer.from('other'), `?${FAIL}`);
    expect([second.status, errorCode(second)]).toEqual([409, 'nameAlreadyExists']);
    expect(hashOf(await tenant.graph('GET', inFolder('taken.txt')))).toEqual(hashOf(first));
    const third = await put('taken.txt', Buffer.from('other'));
    expect([third.status, third.body.id, third.body.size]).toEqual([200, first.body.id, 5]);
    const fourth = await put('taken.txt', helloWorld, '?@microsoft.graph.conflictBehavior=rename');
    expect(fourth.status).toBe(201);
    expect(fourth.body.name).not.toBe('taken.txt');
  });

  test('changes a file only for one who knows its present state', async () => {
    const { eTag } = (await put('state.txt', helloWorld)).body;
    expect((await put('state.txt', helloWorld, '', { 'If-Match': String(eTag) })).status).toBe(200);
    expect((await put('state.txt', helloWorld, '', { 'If-Match': String(eTag) })).status).toBe(412);
  });

  test.each(['a:b.txt', 'a*b.txt', 'a"b.txt', 'a<b>.txt', 'a|b.txt'])('refuses the name %s', async (name) => {
    expect((await put(name, helloWorld)).status).toBe(400);
  });

  test('lists what a folder holds, page by page', async () => {
    for (const name of ['page 1.txt', 'page 2.txt', 'page 3.txt']) await put(name, helloWorld);
    const names: unknown[] = [];
    let path: string | null = `/sites/${tenant.siteId}/drive/root:/${encodeURIComponent(folder)}:/children?$top=2`;
    while (path) {
      const { body }: Answer = await tenant.graph('GET', path);
      names.push(...(body.value ?? []).map(({ name }) => name));
      path = body['@odata.nextLink'] === undefined ? null : pathOf(body['@odata.nextLink']);
    }
    expect(names).toEqual(expect.arrayContaining(['page 1.txt', 'page 2.txt', 'page 3.txt']));
    expect(new Set(names).size).toBe(names.length);
  });

  test('is closed to one without a token', async () => {
    expect((await tenant.anonymous('GET', `/sites/${tenant.siteId}/drive`)).status).toBe(401);
  });
});

describe('the document library in the embedded tenant', () => {
  test('survives a restart with its bytes, which the controls show and give', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'tenant-'));
    const before = await openEmbedded({ dataDir });
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_none, index) => index % 251));
    await before.graph('PUT', `/sites/${before.siteId}/drive/root:/kept.bin:/content`, bytes);
    await before.close();
    const after = await openEmbedded({ dataDir });
    const { files } = (await after.control('GET', '/files')).body as { files: { id: string; name: string }[] };
    expect(files).toMatchObject([{ name: 'kept.bin', parentId: null, kind: 'file', size: bytes.length }]);
    const answer = await fetch(`${after.origin}/control/files/${files[0]?.id}/content`);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=kept.bin');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await after.control('GET', '/files/elsewhere/content')).status).toBe(404);
    await after.close();
    await rm(dataDir, { recursive: true });
  });

  test('wants the folder to be there, is throttled with the lists, and closed to one who may not write', async () => {
    const tenant = await openEmbedded();
    const drive = `/sites/${tenant.siteId}/drive`;
    const noFolder = await tenant.graph('PUT', `${drive}/root:/nowhere/a.txt:/content`, helloWorld);
    expect(noFolder.status).toBe(409);
    const reader = await tenant.readerGraph();
    expect((await reader('PUT', `${drive}/root:/a.txt:/content`, helloWorld)).status).toBe(403);
    await tenant.control('POST', '/busy', { sharepoint: true });
    const busy = await tenant.graph('PUT', `${drive}/root:/a.txt:/content`, helloWorld);
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '5']);
    await tenant.control('POST', '/busy', { sharepoint: false });
    await tenant.control('POST', '/faults', { path: '/drive/', status: 423 });
    const locked = await tenant.graph('PUT', `${drive}/root:/a.txt:/content`, helloWorld);
    expect([locked.status, errorCode(locked)]).toEqual([423, 'resourceLocked']);
    await tenant.close();
  });
});
