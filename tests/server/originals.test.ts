import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCredentials } from '#server/adapters/credentials.ts';
import { createGraph } from '#server/adapters/graph/client.ts';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import { asWord } from '#tests/import/support/model-formats.ts';
import type { TenantFile } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { modelFile, publishFile, startOfTerm } from '#tests/support/school.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao');
});
afterEach(() => world.close());

const policy = (title: string, rule = 'I will lock my screen.') =>
  Buffer.from(`# ${title}\n\n- ${rule}\n\nI agree to follow these rules.\n`);
const original = async (version: PolicyVersionDetail) =>
  (await admin.get<PolicyVersionDetail>(`/api/policy-versions/${version.id}`)).body.original;

/** Paths of all originals, and the file by each. */
async function library(): Promise<Map<string, TenantFile>> {
  return new Map([...(await everyFile())].filter(([path]) => !path.endsWith(' words.json')));
}

async function everyFile(): Promise<Map<string, TenantFile>> {
  const files = await world.control.files();
  const pathOf = (item: TenantFile): string => {
    const parent = files.find(({ id }) => id === item.parentId);
    return parent ? `${pathOf(parent)}/${item.name}` : item.name;
  };
  return new Map(files.filter(({ kind }) => kind === 'file').map((file) => [pathOf(file), file]));
}

const code = (version: PolicyVersionDetail) => version.id.slice(0, 8);

describe('the file of a published version', () => {
  test('stands in the document library to the byte, once, under the policy’s title and the version’s number', async () => {
    const bytes = await asWord(modelFile('code-of-conduct').toString());
    const version = await publishFile(admin, 'Code of conduct 2026.docx', bytes);
    await world.settled();
    const files = await library();
    const path = `Countersign originals/${version.title}/v1 – Code of conduct 2026 (${code(version)}).docx`;
    expect([...files.keys()]).toEqual([path]);
    const file = files.get(path) as TenantFile;
    expect((await world.control.fileBytes(file.id)).equals(bytes)).toBe(true);
    expect(await original(version)).toMatchObject({ state: 'kept', webUrl: file.webUrl });
  });

  test('has beside it the words that were published, which give the hash that people accept', async () => {
    const version = await publishFile(admin, 'screens.md', policy('Screens'));
    const next = await admin.post<PolicyVersionDetail>(`/api/policy-versions/${version.id}/next`);
    expect(next.status).toBe(201);
    const document = { ...next.body.document, title: 'Screens and phones' };
    const path = `/api/policy-versions/${next.body.id}`;
    const saved = await admin.put<PolicyVersionDetail>(`${path}/document`, { document, revision: next.body.revision });
    const body = {
      effectiveFrom: '2026-09-01',
      revision: saved.body.revision,
      change: { kind: 'minor', reason: 'Title' },
    };
    const second = (await admin.post<PolicyVersionDetail>(`${path}/publish`, body)).body;
    await until(async () => (await everyFile()).size === 3);
    const files = await everyFile();
    const wordsOf = async (name: string) => {
      const file = files.get(`Countersign originals/Screens/${name} words.json`) as TenantFile;
      return JSON.parse((await world.control.fileBytes(file.id)).toString());
    };
    // The second was begun from the first, so it has words of its own and the first one's file.
    for (const one of [version, second]) {
      const kept = await wordsOf(`v${one.number} – screens (${code(one)})`);
      expect(kept).toMatchObject({ version: one.id, policy: version.policyId, contentHash: one.contentHash });
      expect(createHash('sha256').update(canonicalJson(kept.words)).digest('hex')).toBe(one.contentHash);
      expect(kept.entry).toMatchObject({ kind: 'published', subject: one.id });
    }
    expect(await original(second)).toMatchObject({ state: 'kept', webUrl: (await original(version)).webUrl });
  });

  test('is not brought there while it is a draft', async () => {
    const draft = await admin.upload<PolicyVersionDetail>('/api/policies/import?name=draft.md', policy('Draft'));
    await publishFile(admin, 'other.md', policy('Other'));
    await world.settled();
    expect([...(await library()).values()].filter(({ name }) => name.includes('draft'))).toEqual([]);
    expect(await original(draft.body)).toMatchObject({ state: 'draft', webUrl: null });
  });

  test('stands beside the one of the version before, though the title changed', async () => {
    const first = await publishFile(admin, 'screens.md', policy('Screens'));
    const second = await publishFile(
      admin,
      'screens.md',
      policy('Screens and phones', 'I will lock both.'),
      first.policyId,
    );
    await world.settled();
    expect([...(await library()).keys()].toSorted()).toEqual([
      `Countersign originals/Screens/v1 – screens (${code(first)}).md`,
      `Countersign originals/Screens/v2 – screens (${code(second)}).md`,
    ]);
  });

  test('stands apart from the file of another policy with the same title and the same file name', async () => {
    const one = await publishFile(admin, 'policy.md', policy('Screens'));
    const other = await publishFile(admin, 'policy.md', policy('Screens', 'I will log out.'));
    await world.settled();
    expect([...(await library()).keys()].toSorted()).toEqual(
      [one, other].map((version) => `Countersign originals/Screens/v1 – policy (${code(version)}).md`).toSorted(),
    );
  });

  test('gets a name SharePoint takes, whatever the school called it', async () => {
    const name = ' "Staff/Pupils": 100% #1? <new>|*\\_vti_ \u202Efdp.md';
    const version = await publishFile(admin, name, policy('Phones: yes / no? ...'));
    await world.settled();
    const [path = ''] = (await library()).keys();
    expect(path).toBe(
      `Countersign originals/Phones- yes - no/v1 – -Staff-Pupils- 100- -1- -new- fdp (${code(version)}).md`,
    );
    expect(await original(version)).toMatchObject({ name, state: 'kept' });
  });
});

describe('while SharePoint cannot take the file', () => {
  test.each([
    ['throttles', { status: 429, retryAfter: 1 }],
    ['is down', { status: 503, retryAfter: 1 }],
    ['has the place locked', { status: 423 }],
    ['refuses', { status: 403 }],
  ])('because it %s, publishing is not held up and the file follows by itself', async (_why, fault) => {
    await world.control.fail({ method: 'PUT', path: '/drive/', times: 1, ...fault });
    const version = await publishFile(admin, 'screens.md', policy('Screens'));
    expect(await original(version)).toMatchObject({ state: 'waiting', webUrl: null });
    await world.settled();
    expect((await library()).size).toBe(1);
    expect(await original(version)).toMatchObject({ state: 'kept' });
  });

  test('all files wait, and all follow', async () => {
    await world.control.busy(true);
    const versions = [
      await publishFile(admin, 'screens.md', policy('Screens')),
      await publishFile(admin, 'phones.md', policy('Phones')),
    ];
    await until(async () => {
      const { rows } = await world.database.query(`select 1 from original_file where last_error = 'busy'`);
      return rows.length > 0;
    });
    expect(await library()).toEqual(new Map());
    await world.control.busy(false);
    await world.settled();
    expect((await library()).size).toBe(versions.length);
  });

  test('and its answer gets lost, the file is found and not made twice, though SharePoint rewrote it', async () => {
    await world.control.fail({ method: 'PUT', path: '/drive/', status: 504, times: 1, before: false });
    const version = await publishFile(admin, 'screens.md', policy('Screens'));
    await until(async () => (await library()).size === 1);
    const [[path, file] = ['', null]] = await library();
    await rewrite(path, Buffer.from('as SharePoint would have it'));
    await world.settled();
    expect([...(await library()).values()].map(({ id }) => id)).toEqual([file?.id]);
    expect((await world.control.fileBytes(file?.id ?? '')).toString()).toBe('as SharePoint would have it');
    expect(await original(version)).toMatchObject({ state: 'kept', webUrl: file?.webUrl });
  });
});

/** What SharePoint does to Word files and PDFs it takes in: the same item, other bytes. */
async function rewrite(path: string, bytes: Buffer): Promise<void> {
  const { settings } = world;
  const graph = createGraph(settings, createCredentials(settings).appToken, async () => undefined);
  const [top = '', folder = '', name = ''] = path.split('/');
  await graph.upload(
    graphPath`/sites/${settings.sharePointSiteId}/drive/root:/${top}/${folder}/${name}:/content`,
    bytes,
  );
}

describe('the file from our own database', () => {
  const download = (id: string) =>
    fetch(`${world.origin}/api/policy-versions/${id}/original`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });

  test('comes to the byte, to be saved and not to be shown', async () => {
    const bytes = await asWord(modelFile('code-of-conduct').toString());
    const draft = await admin.upload<PolicyVersionDetail>('/api/policies/import?name=Code.docx', bytes);
    const answer = await download(draft.body.id);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': 'attachment; filename=Code.docx',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('keeps a name that could end the header, and is never a page', async () => {
    const name = 'a"; filename=x.html\r\nset-cookie: y – ü.md';
    const text = '# Screens <script>alert(1)</script>\n\n- I will lock my screen.\n';
    const draft = await admin.upload<PolicyVersionDetail>(
      `/api/policies/import?name=${encodeURIComponent(name)}`,
      text,
    );
    const answer = await download(draft.body.id);
    expect(await answer.text()).toBe(text);
    expect(answer.headers.get('set-cookie')).toBe(null);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    const written = answer.headers.get('content-disposition') ?? '';
    expect(decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(written)?.[1] ?? '')).toBe(name);
  });

  test('of a version that is not there is refused', async () => {
    const answer = await download('11111111-1111-4111-8111-111111111111');
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'version-not-found' }]);
  });
});
