import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, publishModel } from '#tests/support/school.ts';
import { pressAt, tabTo, waitForFocus, waitToHear } from '../support/keyboard.ts';
import { chat, tab } from '../support/microsoft-365.ts';
import { createStage, type Stage, soon } from '../support/stage.ts';

/** What each model asks of its signer, as the school printed it. */
const form = {
  title: 'Acceptable Use Policy (AUP): Staff and Governors Agreement Form',
  question: "I would like a school mail account and access to the school's digital services.",
};
const conduct = {
  title: 'Staff and Volunteer Acceptable Use Policy and Code of Conduct',
  question: "I have been shown how to use the school's information systems, at a level that suits my role.",
};

const receiptCode = /^[A-Z0-9]{4}-[A-Z0-9]{4}$/;

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
  const admin = await stage.world.as('sunita.rao');
  const [first, second] = [
    await publishModel(admin, 'staff-governors-form'),
    await publishModel(admin, 'code-of-conduct'),
  ];
  await ask(stage.world, admin, [first.id], ['Teaching staff'], 'app-and-mail');
  await ask(stage.world, admin, [second.id], ['Support staff']);
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('accepts on the card in Teams, after it asked again for what was left out', async () => {
  const { page, messages, tab: opened } = await stage.visit('tomasz.zielinski', chat);
  await messages.getByRole('heading', { name: form.title }).waitFor();
  await messages.getByRole('button', { name: 'Accept', exact: true }).click();
  await messages.getByText('Choose an answer').waitFor();
  expect(await acceptancesOf('Tomasz Zielinski')).toEqual([]);

  await messages.getByRole('radio', { name: 'No' }).check();
  expect(await messages.getByRole('textbox', { name: 'Full name (printed)' }).inputValue()).toBe('Tomasz Zielinski');
  await messages.getByRole('textbox', { name: 'Role within the school' }).fill('Online safety lead and year 4');
  await messages.getByRole('button', { name: 'Accept', exact: true }).dblclick();

  await messages.getByText(`You have accepted ${form.title}.`).waitFor();
  const code = (await messages.getByText(receiptCode).textContent()) ?? '';
  await stage.world.settled();
  expect(await acceptancesOf('Tomasz Zielinski')).toMatchObject([
    { Channel: 'Teams card', Receipt: code, Policy: form.title },
  ]);

  await page.reload();
  await messages.getByText(code).waitFor();
  await messages.getByRole('link', { name: 'Open your receipt' }).click();
  await opened.getByRole('heading', { name: `You have accepted ${form.title}` }).waitFor();
  await opened.getByText('Online safety lead and year 4').waitFor();
});

test('reads in the tab, says what is not true yet, and keeps a receipt', async () => {
  const { tab: screen } = await stage.visit('jasmine.clarke', tab);
  await screen.getByRole('list', { name: 'To read and accept' }).getByRole('link', { name: conduct.title }).click();
  await screen.getByRole('heading', { level: 1, name: conduct.title }).waitFor();
  await screen.getByRole('button', { name: 'Accept', exact: true }).click();
  await screen.getByText('Choose an answer').waitFor();

  await screen.getByRole('radiogroup', { name: conduct.question }).getByRole('radio', { name: 'Not yet' }).check();
  await screen.getByRole('button', { name: 'Accept', exact: true }).click();
  await screen.getByText('Say what is missing').waitFor();
  await screen.getByRole('textbox', { name: 'What is missing?' }).fill('The training is on Thursday.');
  expect(await screen.getByRole('textbox', { name: 'Print Name' }).inputValue()).toBe('Jasmine Clarke');
  await screen.getByRole('button', { name: 'Accept', exact: true }).click();

  await screen.getByRole('heading', { name: `You have accepted ${conduct.title}` }).waitFor();
  const receipt = screen.getByRole('region', { name: 'Receipt' });
  await receipt.getByText('Not yet: The training is on Thursday.').waitFor();
  await receipt.getByText('In the school register').waitFor();
  const [row] = await acceptancesOf('Jasmine Clarke');
  await receipt.getByText(String(row?.['Receipt'])).waitFor();
  expect(row).toMatchObject({ Channel: 'Teams tab', Policy: conduct.title });

  await screen.getByRole('link', { name: 'My policies' }).first().click();
  await screen.getByText('You are up to date').waitFor();
  await screen.getByRole('region', { name: 'Done' }).getByRole('link', { name: conduct.title }).waitFor();
});

test('accepts in the pane beside the message that asks', async () => {
  const { page, pane } = await stage.visit('amelia.thornton', { app: 'outlook' });
  await page.getByRole('navigation', { name: 'Messages' }).getByRole('button', { name: form.title }).click();
  await page.getByRole('button', { name: 'Countersign', exact: true }).click();
  await pane.getByRole('heading', { level: 1, name: form.title }).waitFor();
  await pane.getByRole('radiogroup', { name: form.question }).getByRole('radio', { name: 'Yes' }).check();
  await pane.getByRole('button', { name: 'Accept', exact: true }).click();
  await pane.getByRole('heading', { name: `You have accepted ${form.title}` }).waitFor();
  await pane.getByText('In the school register').waitFor();
  expect(await acceptancesOf('Amelia Thornton')).toMatchObject([{ Channel: 'Outlook', Policy: form.title }]);
});

test('accepts twice, in two windows, and has one receipt', async () => {
  const windows = [await stage.visit('kwame.mensah', tab), await stage.visit('kwame.mensah', tab)];
  for (const { tab: screen } of windows) {
    await screen.getByRole('link', { name: form.title }).click();
    await screen.getByRole('radiogroup', { name: form.question }).getByRole('radio', { name: 'Yes' }).check();
  }
  const codes: (string | null)[] = [];
  for (const { tab: screen } of windows) {
    await screen.getByRole('button', { name: 'Accept', exact: true }).click();
    const receipt = screen.getByRole('region', { name: 'Receipt' });
    codes.push(await receipt.getByText(receiptCode).textContent());
  }
  expect(codes[1]).toBe(codes[0]);
  await stage.world.settled();
  expect(await acceptancesOf('Kwame Mensah')).toHaveLength(1);
});

test('needs no mouse', async () => {
  const { page, tab: screen } = await stage.visit('rhys.llewellyn', tab);
  await pressAt(page, screen.getByRole('link', { name: form.title }));
  await waitForFocus(screen.getByRole('heading', { level: 1, name: form.title }));
  await screen.getByRole('heading', { name: 'Your declaration' }).waitFor();
  await pressAt(page, screen.getByRole('button', { name: 'Go to accept' }));
  await waitForFocus(screen.getByRole('heading', { name: 'Your declaration' }));
  await answerByKeyboard(page, screen);
  await pressAt(page, screen.getByRole('button', { name: 'Accept', exact: true }));
  await waitForFocus(screen.getByRole('heading', { name: `You have accepted ${form.title}` }));
  await waitToHear(screen, `Recorded. You have accepted ${form.title}.`);
  await stage.world.settled();
  expect(await acceptancesOf('Rhys Llewellyn')).toHaveLength(1);
});

/** The first answer is chosen with Space, as a radio group that holds none yet expects. */
async function answerByKeyboard(page: Page, screen: FrameLocator): Promise<void> {
  const yes = screen.getByRole('radio', { name: 'Yes' });
  await tabTo(page, yes);
  await page.keyboard.press('Space');
  await expect.poll(() => yes.isChecked(), soon).toBe(true);
}

async function acceptancesOf(name: string): Promise<Record<string, unknown>[]> {
  const { items } = await stage.world.control.list('Attestations');
  return items.map(({ fields }) => fields).filter((fields) => fields['Person'] === name);
}
