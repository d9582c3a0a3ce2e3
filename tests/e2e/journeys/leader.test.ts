import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, groupId, onlyRequest, publishModel, yesToAll } from '#tests/support/school.ts';
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
  await screen.getByText('4 rows').waitFor();
  await people.getByRole('row', { name: 'Priya Raman' }).getByText('Outstanding').waitFor();
  expect(await people.getByRole('row', { name: 'Daniel Whitcombe' }).count()).toBe(0);
  await screen.getByLabel('Standing', { exact: true }).selectOption({ label: 'Accepted' });
  await people.getByRole('row', { name: 'Daniel Whitcombe' }).getByText(receipt).waitFor();
});

test('takes the names away as a file for a spreadsheet', async () => {
  const governors = await publishModel(admin, 'all-adults-numbered');
  await ask(stage.world, admin, [governors.id], ['Governors']);
  const { page, tab: screen } = await stage.visit('margaret.okafor', tabAt('#/compliance'));
  await screen.getByLabel('Group', { exact: true }).selectOption({ label: 'Governors' });
  const group = await groupId(stage.world, 'Governors');
  const { rows } = (await admin.get<{ rows: unknown[] }>(`/api/compliance/people?groupId=${group}`)).body;
  await screen.getByText(`${rows.length} rows`).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    screen.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('compliance-2026-09-01.csv');
  const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(header).toMatch(/^"Name","Email","Guest","Policy","Version","Standing",/);
  expect(lines).toHaveLength(rows.length);
  expect(lines.find((line) => line.includes('Caroline Ashby'))).toContain('"outstanding"');
  expect(lines.filter((line) => line.includes('Joyce Campbell'))).toEqual([]);
});

test('sees what stays closed to staff: the site and the figures', async () => {
  stage.expectFault('403 (Forbidden)');
  const { page } = await stage.visit('kwame.mensah', { app: 'sharepoint' });
  await page.getByText('You need permission to access this item').waitFor();
  const { tab: screen } = await stage.visit('kwame.mensah', tabAt('#/compliance'));
  await screen.getByText('This page is not open to you').waitFor();
});

async function accept(person: string): Promise<string> {
  const client = await stage.world.as(person);
  const request = await onlyRequest(client);
  const path = `/api/requests/${request.id}/attestation`;
  return (await client.post<{ receiptCode: string }>(path, yesToAll(request))).body.receiptCode;
}
