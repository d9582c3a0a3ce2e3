import { readFile } from 'node:fs/promises';
import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, publishModel } from '#tests/support/school.ts';
import { expectAccessible } from '../support/expect-accessible.ts';
import { tab, tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage, soon } from '../support/stage.ts';

const title = 'Visits Policy';
const formTitle = 'Acceptable Use Policy (AUP): Staff and Governors Agreement Form';

const sections = ['Before a visit', 'On the way', 'At the place', 'Coming back', 'Money'];

function section(name: string, place: number): string {
  const clause = (number: number) =>
    `${place}.${number} I will look after the children in my group ${name.toLowerCase()}, and count them each time we move.`;
  return `## ${name}\n\n${[1, 2, 3, 4, 5, 6].map(clause).join('\n')}\n`;
}

const text = [
  `# ${title}`,
  ...sections.map((name, index) => section(name, index + 1)),
  '## Worries\n\n6.1 I will tell the designated safeguarding lead the same day.\n',
  '## Definitions\n\n7.1 A residential visit is one with a night away from home.\n',
  'I agree to follow this policy.\n',
].join('\n\n');

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
  const admin = await stage.world.as('sunita.rao');
  const visits = await publishVisits(admin);
  const form = await publishModel(admin, 'staff-governors-form');
  await ask(stage.world, admin, [visits.id], ['All staff']);
  await ask(stage.world, admin, [form.id], ['Teaching staff']);
}, 120_000);
afterEach(() => stage.leave());
afterAll(() => stage.close());

/** With somebody named for the role that a clause names. */
async function publishVisits(admin: Client): Promise<PolicyVersionDetail> {
  const imported = (await admin.upload<PolicyVersionDetail>('/api/policies/import?name=visits.md', Buffer.from(text)))
    .body;
  const contacts = [{ role: 'Designated Safeguarding Lead (DSL)', name: 'Priya Shah' }];
  const declarations = [{ text: 'I agree to follow this policy.', type: 'agreement' as const }];
  const { body: draft } = await admin.put<PolicyVersionDetail>(`/api/policy-versions/${imported.id}/document`, {
    document: { ...imported.document, contacts, declarations, questions: [] },
    revision: imported.revision,
  });
  const published = await admin.post<PolicyVersionDetail>(`/api/policy-versions/${draft.id}/publish`, {
    effectiveFrom: '2026-09-01',
    revision: draft.revision,
  });
  expect(published.status).toBe(200);
  return published.body;
}

async function reading(person: string) {
  const visit = await stage.visit(person, tab);
  await visit.tab.getByRole('link', { name: title }).click();
  await visit.tab.getByRole('button', { name: 'Accept', exact: true }).waitFor();
  return { ...visit, screen: visit.tab };
}

function hasFocus(screen: FrameLocator, name: string): Promise<boolean> {
  return screen
    .getByRole('heading', { name })
    .evaluate((heading) => document.activeElement?.contains(heading) ?? false);
}

test('the contents lead to a section, folded ones too, and say where one is', async () => {
  const { screen } = await reading('jasmine.clarke');
  const contents = screen.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('button', { name: 'Coming back' }).click();
  await expect.poll(() => hasFocus(screen, 'Coming back'), soon).toBe(true);
  await contents.locator('[aria-current="location"]').getByText('Coming back').waitFor();

  expect(await screen.getByText('one with a night away').isVisible()).toBe(false);
  await contents.getByRole('button', { name: 'Definitions' }).click();
  await screen.getByText('one with a night away').waitFor();
  await expect.poll(() => hasFocus(screen, 'Definitions'), soon).toBe(true);

  await screen.getByText('Designated Safeguarding Lead (DSL) in this school: Priya Shah').waitFor();
}, 60_000);

test('finding words unfolds and counts them, and reading goes on there; every state is accessible', async () => {
  const visit = await reading('kwame.mensah');
  const { page, screen } = visit;
  const here = tabAt(await screen.getByRole('main').evaluate(() => window.location.hash));
  await visit.go(here);
  await screen.getByRole('button', { name: 'Largest text' }).click();
  await screen.getByRole('button', { name: 'Find', exact: true }).click();
  const box = screen.getByRole('searchbox', { name: 'Find in this policy' });
  await box.fill('COUNT them');
  await screen.getByText('1 of 30', { exact: true }).waitFor();
  await page.keyboard.press('Shift+Enter');
  await screen.getByText('30 of 30', { exact: true }).waitFor();
  await box.fill('night away');
  await screen
    .getByRole('status')
    .getByText(/^1 of 1, in Definitions: A residential visit/)
    .waitFor();
  expect(await screen.getByText('one with a night away').first().isVisible()).toBe(true);
  await expectAccessible(visit, here, 'tab', [1280, 390]);
  await box.fill('giraffe');
  await screen.getByText('Nothing found').first().waitFor();
  await box.fill('night away');
  await screen.getByText('1 of 1', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  const clause = screen.getByText('A residential visit is one with a night away from home.', { exact: true });
  await expect.poll(() => clause.evaluate((one) => one === document.activeElement), soon).toBe(true);

  await page.reload();
  const size = screen.getByRole('button', { name: 'Largest text' });
  await expect.poll(() => size.getAttribute('aria-pressed'), soon).toBe('true');
}, 120_000);

test('somebody who was interrupted comes back to where they stopped, with their answers', async () => {
  const { page, tab: screen } = await stage.visit('rhys.llewellyn', tab);
  await screen.getByRole('link', { name: formTitle }).click();
  await screen.getByRole('radio', { name: 'No' }).check();
  await screen.getByRole('textbox', { name: 'Role within the school' }).fill('Year 5 teacher');
  await page.reload();
  await screen.getByRole('link', { name: formTitle }).click();
  await screen.getByText('Your answers from before are still here.').waitFor();
  expect(await screen.getByRole('radio', { name: 'No' }).isChecked()).toBe(true);
  expect(await screen.getByRole('textbox', { name: 'Role within the school' }).inputValue()).toBe('Year 5 teacher');

  await screen.getByRole('link', { name: 'My policies' }).first().click();
  await screen.getByRole('link', { name: title }).click();
  await screen.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'At the place' }).click();
  await expect
    .poll(() => screen.getByRole('main').evaluate(() => JSON.stringify(localStorage)), soon)
    .toContain('At the place');
  await page.reload();
  await screen.getByRole('link', { name: title }).click();
  await screen.getByRole('region', { name: 'You stopped at: At the place' }).waitFor();
  await screen.getByRole('button', { name: 'Continue where you stopped' }).click();
  const clause = screen.getByText('children in my group at the place').first();
  await expect.poll(() => clause.evaluate((one) => one === document.activeElement), soon).toBe(true);

  await screen.getByRole('button', { name: 'Accept', exact: true }).click();
  await screen.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();
  expect(await screen.getByRole('main').evaluate(() => JSON.stringify(localStorage))).not.toContain('At the place');
}, 90_000);

test('several in one sitting: each comes after the other, and the end has every receipt as a file', async () => {
  const visit = await stage.visit('tomasz.zielinski', tab);
  const { page, tab: screen } = visit;
  await screen.getByRole('button', { name: 'Read and accept all 2' }).click();
  const accept = screen.getByRole('button', { name: 'Accept', exact: true });
  await screen.getByText('1 of 2', { exact: true }).waitFor();
  await screen.getByRole('radio', { name: 'Yes' }).check();
  await screen.getByRole('textbox', { name: 'Role within the school' }).fill('Year 4 teacher');
  await accept.click();
  await screen.getByText('2 of 2', { exact: true }).waitFor();
  await screen.getByRole('region', { name: `Recorded: ${formTitle}` }).waitFor();
  await screen.getByRole('heading', { level: 1, name: title }).waitFor();
  await accept.click();

  await screen.getByRole('heading', { level: 1, name: 'Thank you. That is everything.' }).waitFor();
  await screen.getByText('You have accepted all 2.').waitFor();
  const receipts = screen.getByRole('region', { name: 'Your receipts' });
  expect(await receipts.getByRole('heading', { level: 3 }).allTextContents()).toEqual([formTitle, title]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    screen.getByRole('button', { name: 'Save all receipts' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  await stage.world.settled();
  const rows = (await stage.world.control.list('Attestations')).items.map(({ fields }) => fields);
  const mine = rows.filter((fields) => fields['Person'] === 'Tomasz Zielinski');
  expect(mine).toHaveLength(2);
  for (const row of mine) for (const name of ['Receipt', 'VersionHash', 'Person']) expect(file).toContain(row[name]);
  expect(download.suggestedFilename()).toBe('Receipts.html');
  await visit.go(tabAt('#/sitting'));
  await receipts.waitFor();
  await expectAccessible(visit, tabAt('#/sitting'), 'tab', [1280, 390]);
}, 120_000);
