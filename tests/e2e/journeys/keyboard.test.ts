import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { ask, publishModel } from '#tests/support/school.ts';
import { expectFocusKept, pressAt, tabTo, typeAt, typeDay, waitForFocus, waitToHear } from '../support/keyboard.ts';
import { makeGroup } from '../support/make-group.ts';
import { tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage } from '../support/stage.ts';

let stage: Stage;
let version: PolicyVersionDetail;

beforeAll(async () => {
  stage = await createStage();
  await makeGroup(stage.world, 'Breakfast club', ['jasmine.clarke', 'grace.owusu', 'kwame.mensah']);
  const admin = await stage.world.as('sunita.rao');
  version = await publishModel(admin, 'code-of-conduct');
  const other = await publishModel(admin, 'staff-governors-form');
  await ask(stage.world, admin, [other.id], ['Senior leaders', 'Midday staff']);
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('an admin asks, exempts somebody, and takes back a later due date without a mouse', async () => {
  const { page, tab: screen } = await stage.visit('sunita.rao', tabAt('#/policies'));
  const button = (name: string) => screen.getByRole('button', { name, exact: true });
  const heading = (name: string) => screen.getByRole('heading', { level: 1, name });
  await waitForFocus(heading('Policies'));
  await pressAt(page, screen.getByRole('link', { name: version.title }));
  await waitForFocus(heading(version.title));
  await pressAt(page, screen.getByRole('link', { name: 'Ask people to accept it' }));

  await waitForFocus(heading('New campaign'));
  expect(await screen.getByRole('checkbox', { name: version.title }).isChecked()).toBe(true);
  await typeAt(page, screen.getByRole('combobox', { name: 'Groups' }), 'Breakf');
  await screen.getByRole('option', { name: 'Breakfast club' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await screen.getByRole('button', { name: 'Take out Breakfast club' }).waitFor();
  await typeDay(page, screen.getByLabel('Due date'), '2026-09-30');
  await waitToHear(screen, /3 people.*will be asked/);
  await pressAt(page, button('Send…'));
  const confirm = screen.getByRole('dialog', { name: 'Ask 3 people?' });
  await expectFocusKept(page, confirm);
  await page.keyboard.press('Escape');
  await waitForFocus(button('Send…'));
  await page.keyboard.press('Enter');
  await pressAt(page, confirm.getByRole('button', { name: 'Ask 3 people' }));

  await waitForFocus(heading(version.title));
  await waitToHear(screen, '3 requests sent');
  await pressAt(page, screen.getByRole('checkbox', { name: 'Kwame Mensah' }), 'Space');
  await waitToHear(screen, '1 person selected');
  await pressAt(page, button('Exempt…'), 'Enter', 'Shift+Tab');
  const exempt = screen.getByRole('dialog', { name: 'Exempt 1 person?' });
  await exempt.getByRole('radio', { name: 'Every policy' }).waitFor();
  await expectFocusKept(page, exempt);
  await page.keyboard.press('Escape');
  await waitForFocus(button('Exempt…'));
  await page.keyboard.press('Enter');
  const reason = exempt.getByRole('combobox', { name: 'Reason' });
  await tabTo(page, reason);
  await page.keyboard.press('ArrowDown');
  await typeDay(page, exempt.getByLabel('Last day'), '2026-12-18');
  await pressAt(page, exempt.getByRole('button', { name: 'Exempt 1 person' }));
  await waitToHear(screen, '1 person exempt');
  await waitForFocus(screen.getByRole('heading', { level: 2, name: 'People', exact: true }));
  const people = screen.getByRole('table', { name: 'People' });
  const row = people.getByRole('row', { name: 'Kwame Mensah' });
  await row.getByText('Not part of their work, until 18 December 2026').waitFor();

  const extend = screen.getByRole('dialog', { name: 'Extend the due date?' });
  const openExtend = async () => {
    await pressAt(page, button('More'));
    await waitForFocus(screen.getByRole('menuitem', { name: 'Extend…' }));
    await page.keyboard.press('Enter');
    await extend.waitFor();
  };
  await openExtend();
  await page.keyboard.press('Escape');
  await waitForFocus(button('More'));
  await openExtend();
  await typeDay(page, extend.getByLabel('New due date'), '2026-10-09');
  await pressAt(page, extend.getByRole('button', { name: 'Move the due date' }));
  await waitToHear(screen, 'Due date moved for 2 requests');
  await waitForFocus(screen.getByRole('region', { name: 'Due date moved for 2 requests', exact: true }));
  await pressAt(page, button('Undo'));
  await waitToHear(screen, 'Undone. The campaign is as it was before.');
  await waitForFocus(heading(version.title));
}, 120_000);

test('a leader goes from the number to the names, narrows them, and takes them away without a mouse', async () => {
  const { page, tab: screen } = await stage.visit('margaret.okafor', tabAt('#/compliance'));
  const heading = (name: string) => screen.getByRole('heading', { level: 1, name });
  await waitForFocus(heading('Compliance'));
  await pressAt(page, screen.getByRole('link', { name: /people have not accepted everything$/ }));
  await waitForFocus(heading('People'));
  await typeAt(page, screen.getByLabel('Group', { exact: true }), 'Senior');
  await waitToHear(screen, /^5 people$/);
  await typeAt(page, screen.getByRole('searchbox', { name: 'Find a name' }), 'whit');
  await waitToHear(screen, /^1 person$/);
  await screen.getByRole('row', { name: 'Daniel Whitcombe' }).waitFor();

  const csv = screen.getByRole('button', { name: 'Download CSV' });
  const [file] = await Promise.all([page.waitForEvent('download'), pressAt(page, csv)]);
  expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toHaveLength(2);
  await waitToHear(screen, 'The file is in your downloads');
  await waitForFocus(csv);

  await pressAt(page, screen.getByRole('link', { name: 'Clear filters' }));
  await waitToHear(screen, /^1\d people$/);
  await waitForFocus(heading('People'));
  await pressAt(page, screen.getByRole('link', { name: 'Compliance', exact: true }).last(), 'Enter', 'Shift+Tab');
  await waitForFocus(heading('Compliance'));
}, 90_000);
