import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, publishModel } from '#tests/support/school.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage, soon } from '../support/stage.ts';

const crowd = 20_000;

let stage: Stage;
let campaignId: string;

beforeAll(async () => {
  stage = await createStage();
  const admin = await stage.world.as('sunita.rao');
  const version = await publishModel(admin, 'code-of-conduct');
  campaignId = (await ask(stage.world, admin, [version.id], ['Senior leaders'])).id;
  await stage.world.control.setClock('2026-09-02T09:00:00Z');
  await plant();
}, 120_000);
afterEach(() => stage.leave());
afterAll(() => stage.close());

/** Asks 20 000 more people, straight in the tables: sending to them is not what is looked at. Every tenth has accepted. */
async function plant(): Promise<void> {
  await stage.world.database.query(
    `with sample as (select * from request where campaign_id = $1 limit 1),
    added as (
      insert into person (tenant_id, object_id, name, user_principal_name, mail, guest, enabled, salt, updated_at)
      select s.tenant_id, gen_random_uuid(),
        (array['Ada','Béa','Cai','Dev','Eve','Fay','Gus','Huw','Ivy','Jon'])[1 + n % 10] || ' Crowd' || lpad(n::text, 5, '0'),
        'crowd' || n || '@example.org', 'crowd' || n || '@example.org', n % 50 = 0, true, 's', now()
      from sample s, generate_series(1, $2::int) n returning tenant_id, object_id, name),
    asked as (
      insert into request (id, campaign_id, version_id, tenant_id, object_id, state, due_on, asked_at, ledger_number, ledger_hash)
      select gen_random_uuid(), s.campaign_id, s.version_id, a.tenant_id, a.object_id,
        case when a.name like 'Jon%' then 'accepted' else 'outstanding' end, s.due_on, s.asked_at, 0, ''
      from sample s, added a returning id)
    insert into delivery (request_id, rung, state, sent_at) select id, 'teams', 'sent', '2026-09-01T08:00:00Z' from asked`,
    [campaignId, crowd],
  );
  await stage.world.database.query('analyze');
}

test('the list has no fault that axe finds, wide or narrow, in every theme', async () => {
  const place = tabAt(`#/campaigns/${campaignId}?search=crowd0000&sort=standing`);
  const screen = await stage.visit('sunita.rao', place);
  await screen.tab.getByRole('checkbox', { name: 'Ada Crowd00010' }).waitFor({ state: 'detached' });
  await screen.tab.getByText('9 of 20,005 requests').waitFor();
  await screen.tab.getByRole('checkbox', { name: /Crowd00001/ }).check();
  await expectAccessible(screen, place, 'tab', [1280, 320]);
}, 120_000);

test('an admin scrolls, filters and acts on a list of 20 000 people', async () => {
  const screen = await stage.visit('sunita.rao', tabAt(`#/campaigns/${campaignId}`));
  const { page, tab } = screen;
  const people = tab.getByRole('table', { name: 'People' });
  const frame = () => {
    const found = page.frames().find((one) => one.url().includes(campaignId) && one !== page.mainFrame());
    if (!found) throw new Error('The campaign is not on the screen');
    return found;
  };
  const rows = () => people.getByRole('row').count();
  await expect.poll(rows, soon).toBe(101);
  await tab.getByText('20,005 requests', { exact: true }).waitFor();

  // To the end of the first page, and on to the next.
  const next = tab.getByRole('link', { name: 'Next page' });
  await next.scrollIntoViewIfNeeded();
  await next.click();
  await tab.getByText('Page 2 of 201').waitFor();
  await frame().evaluate(() => history.back());
  await tab.getByText('Page 1 of 201').waitFor();

  // What is shown stands in the address: a reload keeps it.
  await tab.getByLabel('Name begins with').fill('bea');
  await tab.getByText('2,000 of 20,005 requests').waitFor();
  await tab.getByLabel('Standing', { exact: true }).selectOption({ label: 'Outstanding' });
  await people.getByRole('row', { name: 'Béa Crowd00001' }).waitFor();
  await tab.getByLabel('Name begins with').fill('crowd0001');
  await tab.getByText('9 of 20,005 requests').waitFor();
  expect(frame().url()).toContain('search=crowd0001');
  expect(frame().url()).toContain('standing=outstanding');

  // Two of them by name, then everybody whom a filter finds, by one request each.
  await tab.getByRole('checkbox', { name: 'Ada Crowd00010', exact: true }).check();
  await tab.getByRole('checkbox', { name: 'Cai Crowd00012', exact: true }).check();
  await tab.getByText('2 people selected').waitFor();
  await tab.getByRole('button', { name: 'Exempt…' }).click();
  await tab.getByRole('button', { name: 'Exempt 2 people' }).click();
  await tab.getByText('2 people exempt', { exact: true }).first().waitFor();
  await tab.getByText('7 of 20,005 requests').waitFor();

  await tab.getByLabel('Standing', { exact: true }).selectOption({ label: 'Every standing' });
  await tab.getByLabel('Name begins with').fill('crowd1');
  await tab.getByRole('button', { name: 'Select all 10,000 that match' }).click();
  await tab.getByText('10,000 people selected').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    tab.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  expect((await readFile(await download.path(), 'utf8')).trim().split('\r\n')).toHaveLength(10_001);

  const acts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') acts.push(new URL(request.url()).pathname);
  });
  await tab.getByRole('button', { name: 'Remind…' }).click();
  await tab.getByRole('heading', { name: 'Remind 9,000 people now?' }).waitFor();
  await tab.getByText(/^1,000 people of those chosen get none/).waitFor();
  await tab.getByRole('button', { name: 'Remind 9,000 people' }).click();
  await tab.getByText('9,000 people get a reminder; 1,000 people get none:').first().waitFor();
  await tab.getByText('1,000 have accepted.').first().waitFor();
  expect(acts.filter((path) => path.startsWith('/api/'))).toEqual([`/api/campaigns/${campaignId}/remind`]);
}, 120_000);
