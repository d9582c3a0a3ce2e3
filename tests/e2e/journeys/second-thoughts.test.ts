import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, publishModel } from '#tests/support/school.ts';
import { tab, tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage, soon } from '../support/stage.ts';

const title = 'Acceptable Use Policy (AUP): Staff and Governors Agreement Form';

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
  const admin = await stage.world.as('sunita.rao');
  const version = await publishModel(admin, 'staff-governors-form');
  await ask(stage.world, admin, [version.id], ['All staff']);
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

async function reading(person: string) {
  const { page, tab: screen } = await stage.visit(person, tab);
  await screen.getByRole('list', { name: 'To read and accept' }).getByRole('link', { name: title }).click();
  await screen.getByRole('radio', { name: 'Yes' }).check();
  await screen.getByRole('textbox', { name: 'Role within the school' }).fill('Teaching assistant');
  return { page, screen, accept: screen.getByRole('button', { name: 'Accept', exact: true }) };
}

const acceptancesOf = async (name: string) => {
  await stage.world.settled();
  const rows = (await stage.world.control.list('Attestations')).items.map(({ fields }) => fields);
  return rows.filter((fields) => fields['Person'] === name).map((fields) => fields['Outcome']);
};

test('somebody who pressed by mistake undoes it, and may accept again', async () => {
  const { screen, accept } = await reading('jasmine.clarke');
  await accept.click();
  await screen.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();
  await screen.getByText(/You can undo this until/).waitFor();
  await screen.getByRole('button', { name: 'Undo' }).click();
  await screen.getByText(`Undone. You have not accepted ${title}.`).waitFor();
  await accept.waitFor();
  expect(await acceptancesOf('Jasmine Clarke')).toEqual(['Taken back']);
  await screen.getByRole('radio', { name: 'Yes' }).check();
  await screen.getByRole('textbox', { name: 'Role within the school' }).fill('Teaching assistant');
  await accept.click();
  await screen.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();
  expect(await acceptancesOf('Jasmine Clarke')).toEqual(['Accepted']);
});

test('without a connection the press is kept, over a closed page too, and recorded once', async () => {
  const { page, screen, accept } = await reading('tomasz.zielinski');
  stage.expectFault('ERR_INTERNET_DISCONNECTED');
  await page.context().setOffline(true);
  await accept.click();
  await screen.getByText('Waiting for a connection').first().waitFor();
  await page.context().setOffline(false);
  await screen.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();
  expect(await acceptancesOf('Tomasz Zielinski')).toEqual(['Accepted']);
});

test('a press that an earlier page could not finish is finished by My policies', async () => {
  const { page, screen, accept } = await reading('amelia.thornton');
  stage.expectFault('ERR_FAILED');
  // Everything reaches the school but the press itself.
  await page.context().route(/\/attestation$/, (route) => route.abort());
  await accept.click();
  await screen.getByText('Waiting for a connection').first().waitFor();
  await page.context().unroute(/\/attestation$/);
  await page.goto('about:blank');
  expect(await acceptancesOf('Amelia Thornton')).toEqual([]);
  await page.goBack();
  await screen.getByText('You are up to date').waitFor();
  expect(await acceptancesOf('Amelia Thornton')).toEqual(['Accepted']);
});

test('somebody declines and says why; a leader answers, an admin sees no reason, and the person reads the answer', async () => {
  const { screen } = await reading('rhys.llewellyn');
  await screen.getByText('I have a question, need help, or do not accept').click();
  await screen.getByRole('button', { name: 'Send', exact: true }).click();
  await screen.getByText('Choose one').waitFor();
  await screen.getByRole('radio', { name: 'I do not accept this' }).check();
  await screen.getByRole('textbox', { name: 'Your reason' }).fill('My own phone is not the school’s.');
  await screen.getByRole('button', { name: 'Send', exact: true }).click();
  await screen.getByRole('region', { name: 'You have declined' }).waitFor();

  const admin = await stage.visit('sunita.rao', tabAt('#/responses'));
  await admin.tab.getByText('The reason is for leaders alone.').waitFor();

  const leader = await stage.visit('margaret.okafor', tabAt('#/compliance'));
  await leader.tab.getByRole('link', { name: '1 question or refusal waits for an answer' }).click();
  await leader.tab.getByText('My own phone is not the school’s.').waitFor();
  await leader.tab.getByRole('button', { name: 'Answer Rhys Llewellyn' }).click();
  await leader.tab.getByRole('textbox', { name: 'Your answer' }).fill('It applies to work on it only. Let us talk.');
  await leader.tab.getByRole('button', { name: 'Send answer' }).click();
  await leader.tab.getByText('Nobody is waiting for an answer').waitFor();

  const back = await stage.visit('rhys.llewellyn', tab);
  await back.tab.getByRole('region', { name: 'Done' }).getByRole('link', { name: title }).click();
  await back.tab.getByText('Margaret Okafor answered on').waitFor();
  await back.tab.getByText('It applies to work on it only. Let us talk.').waitFor();
  await expect.poll(() => back.tab.getByRole('button', { name: 'Take it back' }).count(), soon).toBe(0);
}, 90_000);
