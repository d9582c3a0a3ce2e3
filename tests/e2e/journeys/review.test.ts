import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage, soon } from '../support/stage.ts';

const markdown = `# Mobile Phone Policy for Staff

Oakfield Primary School

## What staff do

1. Phones stay out of sight. Ask Mrs Jane Patel, the Designated Safeguarding Lead.
   1. In lessons.
   2. In assembly.
2. Mrs Jane Patel keeps the list of exceptions.

## Advice for visitors

A visitor may ask at the office.

I have read this policy and I will follow it.

Signature

Name
`;

let stage: Stage;
let draft: PolicyVersionDetail;

beforeAll(async () => {
  stage = await createStage();
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('corrects a draft with the keyboard alone, hears what happened, and takes it back', async () => {
  const { page, tab } = await open('keyboard');
  await row(tab, '1. In lessons.').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await heard(tab, 'Clause 2 joined with clause 1. Undo takes it back.');
  await focused(tab, '1. In lessons. In assembly.');
  await page.keyboard.press('Control+z');
  await row(tab, '2. In assembly.').focus();
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await heard(tab, 'Clause 2 brought out one level. Undo takes it back.');
  expect(await row(tab, '2. In assembly.').getAttribute('aria-level')).toBe('2');

  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.type(' Always.');
  await page.keyboard.press('Escape');
  await focused(tab, '2. In assembly. Always.');
  await page.keyboard.press('Delete');
  await heard(tab, 'Clause 2 deleted. It stands under Left out. Undo takes it back.');
  await page.keyboard.press('Shift+F10');
  await tab.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => tab.getByRole('menu').count(), soon).toBe(0);
  await focused(tab, '2. Mrs Jane Patel keeps the list of exceptions.');

  await tab.getByRole('tab', { name: 'Left out' }).click();
  await tab.getByRole('button', { name: 'Put back “2. In assembly. Always.”' }).click();
  await row(tab, '2. In assembly. Always.').waitFor();
  await tab.getByText('All changes saved').waitFor();
  await expect
    .poll(async () => (await saved()).sections[0]?.blocks.map(({ text }) => text), soon)
    .toEqual([
      'Phones stay out of sight. Ask Mrs Jane Patel, the Designated Safeguarding Lead.',
      'Mrs Jane Patel keeps the list of exceptions.',
      'In assembly. Always.',
    ]);
});

test('shows the line of the original, parts what is accepted, and changes a name everywhere', async () => {
  const { tab } = await open('names');
  await row(tab, /^2\. Mrs Jane Patel/).click();
  await expect.poll(() => tab.locator('mark').textContent(), soon).toContain('keeps the list of exceptions');

  await tab.getByRole('combobox', { name: /^Kind of section: section “Advice/ }).selectOption('Annex');
  await row(tab, 'Advice for visitors').getByText('Shown apart', { exact: true }).waitFor();

  await tab.getByRole('tab', { name: 'What was understood' }).click();
  await tab.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Mr Omar Haddad');
  await tab.getByRole('button', { name: 'Also change it in the text (2 places)' }).click();
  await row(tab, '2. Mr Omar Haddad keeps the list of exceptions.').waitFor();
  await tab.getByRole('button', { name: 'Undo' }).click();
  await row(tab, '2. Mrs Jane Patel keeps the list of exceptions.').waitFor();
});

test('gives a place in the text to the school’s own words, and shows them merged', async () => {
  const { page, tab } = await open('local values');
  await row(tab, /^2\. Mrs Jane Patel/).dblclick();
  const words = tab.getByRole('textbox', { name: 'Words of clause 2' });
  await words.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(0, 'Mrs Jane Patel'.length));
  await tab.getByRole('button', { name: 'Use our own words here' }).click();
  await tab.getByRole('textbox', { name: 'What is it called?' }).fill('Keeper of the list');
  await page.keyboard.press('Enter');
  await row(tab, /^2\. Mrs Jane Patel \(Keeper of the list\)/).waitFor();

  await tab.getByRole('tab', { name: 'What was understood' }).click();
  await tab.getByRole('textbox', { name: 'Keeper of the list' }).fill('Miss Eve Stone');
  await tab.getByRole('switch', { name: 'As staff will see it' }).click();
  await tab.getByRole('listitem').getByText('Miss Eve Stone keeps the list of exceptions.').waitFor();
  await expect
    .poll(async () => (await saved()).localValues, soon)
    .toEqual([{ name: 'Keeper of the list', value: 'Miss Eve Stone' }]);
});

test('imports pasted text', async () => {
  const { tab } = await stage.visit('sunita.rao', tabAt('#/policies'));
  await tab.getByRole('button', { name: 'Paste text' }).click();
  await tab
    .getByRole('textbox', { name: 'Text of the policy' })
    .fill('Lone Working Policy\n\n1. Sign in.\n2. Sign out.\n');
  await tab.getByRole('button', { name: 'Import this text' }).click();
  await tab.getByRole('heading', { level: 1, name: 'Lone Working Policy' }).waitFor();
  await row(tab, '2. Sign out.').waitFor();
});

/** A draft of its own for each test, open in the tab. */
async function open(name: string): Promise<{ page: Page; tab: FrameLocator }> {
  const admin = await stage.world.as('sunita.rao');
  const text = `${markdown}\n<!-- ${name} -->\n`;
  const path = `/api/policies/import?name=${encodeURIComponent(`${name}.md`)}`;
  draft = (await admin.upload<PolicyVersionDetail>(path, text)).body;
  const { page, tab } = await stage.visit('sunita.rao', tabAt(`#/policies/${draft.id}`), { width: 1400, height: 900 });
  await tab.getByRole('tree').waitFor();
  return { page, tab };
}

async function saved(): Promise<PolicyVersionDetail['document']> {
  const admin = await stage.world.as('sunita.rao');
  return (await admin.get<PolicyVersionDetail>(`/api/policy-versions/${draft.id}`)).body.document;
}

function row(tab: FrameLocator, name: string | RegExp) {
  return tab.getByRole('treeitem', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
}

async function focused(tab: FrameLocator, name: string): Promise<void> {
  await expect.poll(() => row(tab, name).evaluate((one) => one === document.activeElement), soon).toBe(true);
}

/** What a screen reader says of the last correction. */
async function heard(tab: FrameLocator, words: string): Promise<void> {
  await tab.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });
}
