import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import type { OriginalFile } from '#server/adapters/ports.ts';
import { type Microsoft, openMicrosoft } from './microsoft.ts';

let microsoft: Microsoft;
beforeEach(async () => {
  microsoft = await openMicrosoft();
});
afterEach(() => microsoft.close());

const versionId = '1a2b3c4d-0000-4000-8000-000000000000';
const original = (change: Partial<OriginalFile> = {}): OriginalFile => ({
  versionId,
  folder: 'Screens',
  name: 'v1 – screens.md',
  bytes: Buffer.from('I will lock my screen.'),
  ...change,
});
const busy = (retryAfter: number) => expect.objectContaining({ name: 'RegisterBusy', retryAfter });
const files = async () => (await microsoft.control.files()).filter(({ kind }) => kind === 'file');

describe('a file', () => {
  test('is put there once, however often and however close together it is asked for', async () => {
    const kept = await Promise.all(Array.from({ length: 5 }, () => microsoft.originals.keep(original())));
    expect(new Set(kept.map(({ itemId }) => itemId)).size).toBe(1);
    expect(await microsoft.originals.keep(original())).toEqual(kept[0]);
    expect(await files()).toMatchObject([{ id: kept[0]?.itemId, name: 'v1 – screens (1a2b3c4d).md' }]);
  });

  test('goes as the bytes it is, also where they are a part of a longer array', async () => {
    const whole = new Uint8Array(1_000).map((_zero, index) => index % 256);
    await microsoft.originals.keep(original({ bytes: whole.subarray(100, 356) }));
    const [file] = await files();
    const written = await microsoft.control.fileBytes(file?.id ?? '');
    expect([...written]).toEqual([...whole.subarray(100, 356)]);
  });

  test('does not write over what somebody else put there', async () => {
    const site = microsoft.settings.sharePointSiteId;
    await microsoft.graph.post(graphPath`/sites/${site}/drive/root/children`, {
      name: 'Countersign originals',
      folder: {},
    });
    const path = graphPath`/sites/${site}/drive/root:/${'Countersign originals'}:/children`;
    await microsoft.graph.post(path, { name: 'Screens', folder: {} });
    const name = 'v1 – screens (1a2b3c4d).md';
    const theirs = graphPath`/sites/${site}/drive/root:/${'Countersign originals'}/${'Screens'}/${name}:/content`;
    await microsoft.graph.upload(theirs, Buffer.from('theirs'));
    await microsoft.originals.keep(original());
    const [file] = await files();
    expect((await microsoft.control.fileBytes(file?.id ?? '')).toString()).toBe('theirs');
  });

  test('is not taken for a folder of its name', async () => {
    await microsoft.originals.keep(original());
    const site = microsoft.settings.sharePointSiteId;
    const path = graphPath`/sites/${site}/drive/root:/${'Countersign originals'}/${'Screens'}:/children`;
    await microsoft.graph.post(path, { name: 'v1 – screens (2b3c4d5e).md', folder: {} });
    await expect(
      microsoft.originals.keep(original({ versionId: '2b3c4d5e-0000-4000-8000-000000000000' })),
    ).rejects.toMatchObject({ name: 'Failure', code: 'microsoft-unavailable' });
  });
});

describe('a name', () => {
  test.each([
    ['', ''],
    ['...', '...'],
    ['CON', 'nul'],
    ['forms', '.lock'],
    ['~$Policy', '~$policy.docx'],
    ['Trips, visits & "residentials": 2026/27?', 'a\\b/c:d*e?f"g<h>i|j.docx'],
    ['_vti_cnf', 'x_VTI_y.pdf'],
    ['Tabs\tand\nlines', 'line\r\nbreak.docx'],
    ['100% #1; done.', '50%.txt '],
    ['Polisi Diogelu Plant – Ysgol Dŵr y Felin', 'Polisi diogelu – Mawrth.docx'],
    ['\u202Egnp.exe', '\u200Bhidden\u0000.pdf'],
    ['x'.repeat(2_000), `${'long '.repeat(60)}.docx`],
    ['😀'.repeat(300), `${'😀'.repeat(120)}.pdf`],
    ['../../escape', '../../../etc/passwd'],
  ])('SharePoint refuses is made into one it takes: %j, %j', async (folder, name) => {
    const file = original({ folder, name: `v1 – ${name}`, versionId: randomUUID() });
    const kept = await microsoft.originals.keep(file);
    const all = await microsoft.control.files();
    expect(all.map(({ kind }) => kind)).toEqual(['folder', 'folder', 'file']);
    expect(all[2]?.name).toContain(file.versionId.slice(0, 8));
    expect(await microsoft.originals.keep(file)).toEqual(kept);
  });

  test('keeps its ending, and what can be read of the rest', async () => {
    await microsoft.originals.keep(original({ folder: 'Trips: visits', name: `v12 – ${'long '.repeat(60)}.docx` }));
    const [, folder, file] = await microsoft.control.files();
    expect(folder?.name).toBe('Trips- visits');
    expect(file?.name).toMatch(/^v12 – (long )+.*\(1a2b3c4d\)\.docx$/);
  });
});

describe('SharePoint in trouble', () => {
  test.each([
    ['throttles', { status: 429, retryAfter: 17 }, 17],
    ['is down', { status: 503, retryAfter: 9 }, 9],
    ['loses the answer', { status: 504, before: false }, 5],
    ['breaks off', { status: 500, drop: true }, 5],
    ['has it locked', { status: 423 }, 5],
  ])('and %s: it says how long to wait, and the next try succeeds', async (_what, fault, wait) => {
    await microsoft.control.fail({ method: 'PUT', path: '/drive/', times: 1, ...fault });
    await expect(microsoft.originals.keep(original())).rejects.toEqual(busy(wait));
    await microsoft.originals.keep(original());
    expect(await files()).toHaveLength(1);
  });

  test('and refuses: it says what to look at', async () => {
    await microsoft.control.fail({ method: 'POST', path: '/drive/', status: 403, times: 1 });
    await expect(microsoft.originals.keep(original())).rejects.toMatchObject({
      code: 'microsoft-unavailable',
      details: [expect.stringMatching(/^403 accessDenied/)],
    });
  });
});
