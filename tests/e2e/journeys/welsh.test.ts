import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RequestSummary } from '#src/contract/requests.ts';
import { englishTexts, textsLeft } from '#tests/support/language-left.ts';
import { ask, modelFile, publishModel } from '#tests/support/school.ts';
import { tab, tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage } from '../support/stage.ts';

const title = 'Acceptable Use Policy (AUP): Staff and Governors Agreement Form';

let stage: Stage;
let english: readonly string[];
let campaignId: string;
let versionId: string;

/** Everybody here has Microsoft 365 in Welsh. */
beforeAll(async () => {
  stage = await createStage();
  english = await englishTexts();
  for (const name of ['jasmine.clarke', 'rhys.llewellyn', 'sunita.rao', 'margaret.okafor']) {
    const person = (await stage.world.control.people()).find((one) => one.userPrincipalName.startsWith(`${name}@`));
    await stage.world.control.changePerson(person?.objectId ?? '', { preferredLanguage: 'cy-GB' });
  }
  const admin = await stage.world.as('sunita.rao');
  versionId = (await publishModel(admin, 'staff-governors-form')).id;
  campaignId = (await ask(stage.world, admin, [versionId], ['All staff'])).id;
}, 120_000);
afterEach(() => stage.leave());
afterAll(() => stage.close());

/** The policy itself is in the language it was written in. */
async function readBy(screen: FrameLocator): Promise<string> {
  await expect.poll(() => screen.getByLabel('Wrthi’n llwytho').count(), { timeout: 20_000 }).toBe(0);
  return screen.locator('html').evaluate((page) => {
    const shown = page.cloneNode(true) as HTMLElement;
    for (const part of shown.querySelectorAll('style, script, [lang|="en"]')) part.remove();
    const labels = [...shown.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((part) =>
      ['aria-label', 'placeholder', 'title'].map((name) => part.getAttribute(name) ?? ''),
    );
    return [shown.textContent, ...labels].join('\n');
  });
}

test('the tab opens in the language of Teams, and in the other one when it is chosen', async () => {
  const { tab: screen } = await stage.visit('jasmine.clarke', tab);
  await screen.getByRole('heading', { level: 1, name: 'Fy mholisïau' }).waitFor();
  expect(await screen.locator('html').getAttribute('lang')).toBe('cy');
  await screen.getByRole('button', { name: 'English' }).click();
  await screen.getByRole('heading', { level: 1, name: 'My policies' }).waitFor();
  expect(await screen.locator('html').getAttribute('lang')).toBe('en');
  await screen.getByRole('button', { name: 'Cymraeg' }).click();
  await screen.getByRole('heading', { level: 1, name: 'Fy mholisïau' }).waitFor();
}, 60_000);

test('a person reads, declines, accepts and undoes without a word of English', async () => {
  const staff = await stage.world.as('rhys.llewellyn');
  const { requests } = (await staff.get<{ requests: RequestSummary[] }>('/api/requests')).body;
  const { tab: screen } = await stage.visit('rhys.llewellyn', tabAt(`#/requests/${requests[0]?.id}`));
  await screen.getByRole('heading', { level: 1, name: title }).waitFor();
  await screen.locator('details summary').last().click();
  expect(textsLeft(await readBy(screen), english)).toEqual([]);
  await screen.getByRole('radio').first().check();
  await screen.getByRole('button', { name: 'Derbyn', exact: true }).click();
  await screen.getByRole('button', { name: 'Dadwneud' }).waitFor();
  expect(textsLeft(await readBy(screen), english)).toEqual([]);
}, 90_000);

test('every page of admins and leaders is in Welsh', async () => {
  const admin = await stage.world.as('sunita.rao');
  const draft = await admin.upload<{ id: string }>('/api/policies/import?name=code.md', modelFile('code-of-conduct'));
  const { tab: screen, go } = await stage.visit('sunita.rao', tab);
  const pages = [
    '#/policies',
    `#/policies/${draft.body.id}`,
    `#/policies/${versionId}`,
    '#/campaigns',
    '#/campaigns/new',
    `#/campaigns/${campaignId}`,
    `#/campaigns/${campaignId}/slips`,
    '#/compliance',
    '#/compliance/people',
    '#/compliance/not-asked',
    '#/responses',
    '#/policy-health',
    '#/school',
    '#/school/attention',
    '#/nowhere',
  ];
  const left: string[] = [];
  for (const hash of pages) {
    await go(tabAt(hash));
    await screen.getByRole('heading', { level: 1 }).waitFor();
    left.push(...textsLeft(await readBy(screen), english).map((text) => `${hash}: ${text}`));
  }
  expect(left).toEqual([]);
}, 180_000);
