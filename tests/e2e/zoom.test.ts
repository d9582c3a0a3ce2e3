import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { ask, onlyRequest, publishModel } from '#tests/support/school.ts';
import { typeDay, waitToHear } from './support/keyboard.ts';
import { createStage, type Stage } from './support/stage.ts';

/** What is left of 1,280 x 1,024 px at 400% (WCAG 2.2, success criterion 1.4.10). */
const zoomed = { width: 320, height: 256 };

let stage: Stage;
let version: PolicyVersionDetail;

beforeAll(async () => {
  stage = await createStage();
  const admin = await stage.world.as('sunita.rao');
  version = await publishModel(admin, 'code-of-conduct');
  await ask(stage.world, admin, [version.id], ['Midday staff']);
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('a policy is read and accepted at 400%', async () => {
  const { id } = await onlyRequest(await stage.world.as('joyce.campbell'));
  const page = await open(`#/requests/${id}`, 'Joyce Campbell');
  const accept = page.getByRole('button', { name: 'Accept', exact: true });
  await accept.waitFor();
  const yes = page.getByRole('radio', { name: 'Yes' });
  await expectSeenOnTheWay(page, yes);
  await page.keyboard.press('Space');
  await expectSeenOnTheWay(page, accept);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `You have accepted ${version.title}` }).waitFor();
}, 90_000);

test('people are asked at 400%', async () => {
  const page = await open(`#/campaigns/new?versionId=${version.id}`, 'Sunita Rao');
  const groups = page.getByRole('combobox', { name: 'Groups' });
  await groups.waitFor();
  await expectSeenOnTheWay(page, groups);
  await page.keyboard.type('Senior');
  const option = page.getByRole('option', { name: 'Senior leaders' });
  await option.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take out Senior leaders' }).waitFor();
  await typeDay(page, page.getByLabel('Due date'), '2026-09-30');
  await waitToHear(page, /5 people.*will be asked/);
  await expectSeenOnTheWay(page, page.getByRole('button', { name: 'Send…' }));
  await page.keyboard.press('Enter');
  await expectSeenOnTheWay(page, page.getByRole('dialog').getByRole('button', { name: 'Ask 5 people' }));
  await page.keyboard.press('Enter');
  await waitToHear(page, '5 requests sent');
}, 90_000);

test.each([zoomed, { width: 1280, height: 640 }])(
  'nothing that stays in sight covers what has the focus: $width px wide',
  async (window) => {
    const page = await open('#/school', 'Sunita Rao', window);
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.waitFor();
    await expectSeenOnTheWay(page, save);
    await page.goto(`${stage.world.origin}/tab#/campaigns`);
    await page.getByRole('link', { name: /Midday staff/ }).click();
    const heading = page.getByRole('heading', { level: 1, name: version.title });
    await page.getByRole('checkbox').last().focus();
    await expectSeenOnTheWay(page, page.getByRole('link', { name: 'Campaigns' }).first(), 'Shift+Tab');
    await heading.waitFor();
  },
  90_000,
);

test('what finds words in a policy covers none of its links', async () => {
  const { id } = await onlyRequest(await stage.world.as('parveen.akhtar'));
  const page = await open(`#/requests/${id}`, 'Parveen Akhtar', { width: 390, height: 640 });
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  const accept = page.getByRole('button', { name: 'Accept', exact: true });
  await expectSeenOnTheWay(page, accept);
  await expectSeenOnTheWay(page, page.getByRole('searchbox'), 'Shift+Tab');
}, 90_000);

/** In a browser, where nothing stands round the product. */
async function open(hash: string, person: string, window = zoomed): Promise<Page> {
  const page = await (await stage.browser(window)).newPage();
  await page.goto(`${stage.world.origin}/tab${hash}`);
  await page.getByRole('link', { name: person }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  return page;
}

/** Goes on until this has the focus, and finds the middle of every stop in sight (success criterion 2.4.11). */
async function expectSeenOnTheWay(page: Page, target: Locator, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const hidden: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    const covered = await coveredNow(page);
    if (covered !== null) hidden.push(covered);
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(hidden).toEqual([]);
      return;
    }
    await page.keyboard.press(way);
  }
  throw new Error(`The key ${way} does not lead to ${target}`);
}

/** What has the focus, where something else stands in the middle of what can be seen of it. */
function coveredNow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { activeElement, documentElement } = document;
    if (activeElement === null || activeElement === document.body) return null;
    const box = activeElement.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, documentElement.clientWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, documentElement.clientHeight)];
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isSeen = right > left && bottom > top && there !== null;
    if (isSeen && (activeElement.contains(there) || there.contains(activeElement))) return null;
    const name = activeElement.getAttribute('aria-label') ?? activeElement.textContent?.trim() ?? '';
    return `${activeElement.tagName} ${name} is behind ${there?.outerHTML.slice(0, 120)}`;
  });
}
