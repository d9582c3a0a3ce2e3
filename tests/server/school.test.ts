import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SchoolAnswer } from '#src/contract/school.ts';
import { usualSchool } from '#src/domain/school.ts';
import type { Client } from '#tests/support/http-client.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;
let leader: Client;
beforeAll(async () => {
  // A Friday afternoon, half an hour before the hours to chase are over.
  world = await createWorld({ now: '2026-08-28T15:30:00Z' });
  admin = await world.as('sunita.rao');
  leader = await world.as('margaret.okafor');
});
afterAll(() => world.close());

const read = async (client: Client) => (await client.get<SchoolAnswer>('/api/school')).body;

test('a school that has decided nothing has what is usual, and leaders may look', async () => {
  const { school, bankHolidays, nextChaseDay } = await read(leader);
  expect(school).toEqual(usualSchool);
  expect(nextChaseDay).toBe('2026-08-28');
  expect(bankHolidays[0]).toEqual({ day: '2026-08-31', name: 'Summer bank holiday' });
});

test('what an admin decides holds at once, in order, and for everybody', async () => {
  const wanted = {
    nation: 'scotland',
    closures: [
      { name: 'October week', from: '2026-10-12', until: '2026-10-16' },
      { name: 'Training', from: '2026-08-31', until: '2026-09-01' },
    ],
    chaseFrom: 9,
    chaseUntil: 16,
    fallbacks: ['slip', 'mail', 'slip'],
    weeklySummary: false,
  };
  const saved = await admin.put<SchoolAnswer>('/api/school', wanted);
  expect(saved.status).toBe(200);
  const { school, bankHolidays, nextChaseDay } = await read(leader);
  expect(saved.body.school).toEqual(school);
  expect(school.closures.map(({ name }) => name)).toEqual(['Training', 'October week']);
  expect(school.fallbacks).toEqual(['slip', 'mail']);
  // Its hours are over for this Friday, and Scotland works on the Monday that the school is closed.
  expect(nextChaseDay).toBe('2026-09-02');
  expect(bankHolidays[0]).toEqual({ day: '2026-11-30', name: 'St Andrew’s Day' });
});

test('only an admin decides, and hours and closures have to run forward', async () => {
  expect((await leader.put('/api/school', usualSchool)).status).toBe(403);
  const backwards = { name: 'Backwards', from: '2026-09-02', until: '2026-09-01' };
  for (const wrong of [{ closures: [backwards] }, { chaseFrom: 17, chaseUntil: 8 }, { nation: 'france' }]) {
    expect(await admin.put('/api/school', { ...usualSchool, ...wrong })).toMatchObject({
      status: 400,
      body: { code: 'body-invalid' },
    });
  }
  expect((await read(admin)).school.nation).toBe('scotland');
});
