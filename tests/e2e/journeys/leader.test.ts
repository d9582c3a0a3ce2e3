import { readFile } from 'node:fs/promises';
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { Client } from '#tests/support/http-client.ts';
import { readWorkbook } from '#tests/support/read-workbook.ts';
import { ask, groupId, onlyRequest, publishModel, yesToAll } from '#tests/support/school.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage, soon } from '../support/stage.ts';

let stage: Stage;
let admin: Client;
let version: PolicyVersionDetail;

beforeAll(async () => {
  stage = await createStage();
  admin = await stage.world.as('sunita.rao');
  version = await publishModel(admin, 'staff-governors-form');
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('watches the lists fill while people are asked and accept, then finds who is outstanding', async () => {
  const { page, go, tab: screen } = await stage.visit('margaret.okafor', { app: 'sharepoint' });
  await page.getByText('Nothing here yet').waitFor();
  await ask(stage.world, admin, [version.id], ['Senior leaders', 'Midday staff']);
  const compliance = page.getByRole('table', { name: 'Compliance' });
  await expect.poll(() => compliance.getByRole('row').count(), soon).toBe(5 + 8 + 1);
  const daniel = compliance.getByRole('row', { name: 'Daniel Whitcombe' });
  await daniel.getByText('Outstanding').waitFor();

  const receipt = await accept('daniel.whitcombe');
  await daniel.getByText('Accepted', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Accepted 1' }).click();
  await expect.poll(() => compliance.getByRole('row').count(), soon).toBe(2);
  await page.getByRole('navigation', { name: 'Site' }).getByRole('button', { name: 'Attestations' }).click();
  const attestation = page.getByRole('table', { name: 'Attestations' }).getByRole('row', { name: 'Daniel Whitcombe' });
  await attestation.getByText(receipt).waitFor();

  await go(tabAt('#/compliance'));
  await screen.getByText('1 of 13', { exact: true }).first().waitFor();
  const byGroup = screen.getByRole('table', { name: 'By group' });
  const leaders = byGroup.getByRole('row', { name: 'Senior leaders' });
  await leaders.getByText('1 of 5').waitFor();
  await byGroup.getByRole('row', { name: 'Midday staff' }).getByText('0 of 8').waitFor();
  await leaders.getByRole('link', { name: '4', exact: true }).click();

  const people = screen.getByRole('table', { name: 'People' });
  await screen.getByText('4 people', { exact: true }).waitFor();
  await people.getByRole('row', { name: 'Priya Raman' }).getByText('Outstanding').waitFor();
  expect(await people.getByRole('row', { name: 'Daniel Whitcombe' }).count()).toBe(0);
  await screen.getByLabel('Standing', { exact: true }).selectOption({ label: 'Accepted' });
  await people.getByRole('row', { name: 'Daniel Whitcombe' }).getByText(receipt).waitFor();
  await back(screen);
  await screen.getByText('4 people', { exact: true }).waitFor();
  await back(screen);
  await leaders.getByText('1 of 5').waitFor();
}, 60_000);

test('goes from the number to the names, finds one, and takes them away as files', async () => {
  const governors = await publishModel(admin, 'all-adults-numbered');
  await ask(stage.world, admin, [governors.id], ['Governors']);
  const screen = await stage.visit('margaret.okafor', tabAt('#/compliance'));
  const { page, tab } = screen;
  const looksRight = async (hash: string, shows: string) => {
    await screen.go(tabAt(hash));
    await tab.getByRole('table', { name: shows }).waitFor();
    await expectAccessible(screen, tabAt(hash), 'tab', [1280, 390]);
  };
  await tab.getByRole('link', { name: /^\d+ people have not accepted everything$/ }).waitFor();
  await tab.getByRole('link', { name: /Outstanding$/ }).waitFor();
  await looksRight('#/compliance', 'By policy');

  await tab.getByRole('link', { name: /people have not accepted everything$/ }).click();
  await tab.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  const group = await groupId(stage.world, 'Governors');
  await tab.getByLabel('Group', { exact: true }).selectOption({ label: 'Governors' });
  const { total } = (await admin.get<{ total: number }>(`/api/compliance/people?groupId=${group}`)).body;
  await tab.getByText(`${total} people`, { exact: true }).waitFor();
  await looksRight(`#/compliance/people?groupId=${group}`, 'People');
  await tab.getByRole('searchbox', { name: 'Find a name' }).fill('ashb');
  await tab.getByText('1 person', { exact: true }).waitFor();
  await tab.getByRole('link', { name: 'Clear filters' }).click();
  await expect.poll(() => tab.getByRole('searchbox', { name: 'Find a name' }).inputValue(), soon).toBe('');
  await tab.getByLabel('Group', { exact: true }).selectOption({ label: 'Governors' });
  await tab.getByText(`${total} people`, { exact: true }).waitFor();

  const download = async (button: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      tab.getByRole('button', { name: button }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const csv = await download('Download CSV');
  expect(csv.name).toBe('compliance-2026-09-01.csv');
  const [header, ...lines] = csv.bytes.toString('utf8').trim().split('\r\n');
  expect(header).toMatch(/^"Name","Email","Guest","Policy","Version","Standing",/);
  expect(lines).toHaveLength(total);
  expect(lines.find((line) => line.includes('Caroline Ashby'))).toContain('"outstanding"');
  expect(lines.filter((line) => line.includes('Joyce Campbell'))).toEqual([]);
  const workbook = await download('Download Excel');
  expect(workbook.name).toBe('compliance-2026-09-01.xlsx');
  expect(readWorkbook(workbook.bytes).sheets[0]).toHaveLength(1 + total);
}, 120_000);

test('sees how a policy is accepted as a chart and as its table, and who was not asked', async () => {
  const screen = await stage.visit('margaret.okafor', tabAt(`#/compliance?trend=${version.id}`));
  const { tab, page } = screen;
  const trend = tab.getByRole('region', { name: 'On the way to the due date' });
  await trend.getByRole('img', { name: /1 of 13, due on 30 September 2026/ }).waitFor();
  await trend.getByRole('button', { name: 'Show as a table' }).click();
  await trend.getByRole('row', { name: '1 September 2026' }).getByRole('cell', { name: '7%' }).waitFor();
  const asTable = tabAt(`#/compliance?trend=${version.id}&as=table`);
  await screen.go(asTable);
  await trend.getByRole('table').waitFor();
  await expectAccessible(screen, asTable, 'tab', [1280]);

  const row = tab.getByRole('table', { name: 'By policy' }).getByRole('row', { name: version.title });
  await row.getByRole('link').last().click();
  await tab.getByRole('heading', { name: `Not asked for ${version.title}` }).waitFor();
  const notAsked = tabAt(`#/compliance/not-asked?versionId=${version.id}`);
  await screen.go(notAsked);
  await tab.getByRole('table', { name: 'People' }).getByText('Caroline Ashby').waitFor();
  await expectAccessible(screen, notAsked, 'tab', [1280, 390]);

  await screen.go(tabAt('#/compliance/people?standing=accepted'));
  await tab.getByRole('table', { name: 'People' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await tab.getByRole('button').count()).toBe(0);
  expect(await tab.getByRole('navigation').count()).toBe(0);
  await tab.getByText(/^1 September 2026 at 09:\d\d \(UK time\)$/).waitFor();
}, 120_000);

test('sees what stays closed to staff: the site and the figures', async () => {
  stage.expectFault('403 (Forbidden)');
  const { page } = await stage.visit('kwame.mensah', { app: 'sharepoint' });
  await page.getByText('You need permission to access this item').waitFor();
  const { tab: screen } = await stage.visit('kwame.mensah', tabAt('#/compliance'));
  await screen.getByText('This page is not open to you').waitFor();
});

/** As the button of the browser or of Teams does. */
async function back(screen: FrameLocator): Promise<void> {
  await screen.locator('html').evaluate(() => window.history.back());
}

async function accept(person: string): Promise<string> {
  const client = await stage.world.as(person);
  const request = await onlyRequest(client);
  const path = `/api/requests/${request.id}/attestation`;
  return (await client.post<{ receiptCode: string }>(path, yesToAll(request))).body.receiptCode;
}
