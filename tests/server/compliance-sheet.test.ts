import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#tests/support/http-client.ts';
import { dateOfSerial, readWorkbook } from '#tests/support/read-workbook.ts';
import { ask, dueOn, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let leader: Client;
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const admin = await world.as('sunita.rao');
  leader = await world.as('margaret.okafor');
  const version = await publishModel(admin, 'code-of-conduct');
  await ask(world, admin, [version.id], ['Senior leaders']);
  const daniel = await world.as('daniel.whitcombe');
  const request = await onlyRequest(daniel);
  expect((await daniel.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
}, 60_000);
afterAll(() => world.close());

async function sheet(query = '') {
  const response = await fetch(`${world.origin}/api/compliance.xlsx${query}`, {
    headers: { authorization: `Bearer ${leader.token}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('compliance-2026-09-01.xlsx');
  return readWorkbook(new Uint8Array(await response.arrayBuffer()));
}

const evil = '=HYPERLINK("http://evil.example","Click")';

test('the workbook holds every row, names that begin like a formula as text, and dates as dates', async () => {
  await world.database.query(`update person set name = $1 where name = 'Daniel Whitcombe'`, [
    `${evil} & <b>_x0041_\u0007`,
  ]);
  const { parts, sheets } = await sheet();
  expect(parts).toEqual(expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml']));
  const [[header = [], ...rows] = [], about = []] = sheets;
  expect(rows).toHaveLength(5);
  expect(header.map(({ value }) => value).slice(0, 3)).toEqual(['Name', 'Email', 'Guest']);
  const at = (title: string) => header.findIndex(({ value }) => value === title);
  for (const row of [header, ...rows]) {
    expect(row).toHaveLength(header.length);
    expect(row[0]?.type).toBe('inlineStr');
  }
  const daniel = rows.find(([name]) => name?.value.startsWith('=')) ?? [];
  // Excel reads the escape back as the underscore that stood there.
  expect(daniel[0]).toEqual({ type: 'inlineStr', style: null, value: `${evil} & <b>_x005F_x0041_` });
  expect(daniel[at('Due')]?.type).toBeNull();
  expect(dateOfSerial(daniel[at('Due')]?.value ?? '')).toBe(`${dueOn}T00:00`);
  // Nine in the morning in the school, eight in UTC.
  expect(dateOfSerial(daniel[at('Accepted (UK time)')]?.value ?? '')).toMatch(/^2026-09-01T09:/);
  expect(rows.filter((row) => row[at('Accepted (UK time)')]?.value === '')).toHaveLength(4);
  expect(about.map(([name]) => name?.value)).toContain('As at (UK time)');
  expect(about.at(-1)?.map(({ value }) => value)).toEqual(['Rows', '5']);
});

test('it holds what the page was narrowed to, says so, and speaks Welsh to whoever reads Welsh', async () => {
  const { sheets } = await sheet('?standing=accepted&language=cy');
  const [[header = [], ...rows] = [], about = []] = sheets;
  expect(rows).toHaveLength(1);
  expect(header[0]?.value).toBe('Enw');
  expect(rows[0]?.map(({ value }) => value)).toContain('Wedi derbyn');
  expect(about.find(([name]) => name?.value === 'Statws')?.[1]?.value).toBe('Wedi derbyn');
});
