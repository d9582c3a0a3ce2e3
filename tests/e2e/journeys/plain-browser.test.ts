import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, publishModel } from '#tests/support/school.ts';
import { createStage, type Stage } from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await createStage();
  const admin = await stage.world.as('sunita.rao');
  const version = await publishModel(admin, 'code-of-conduct');
  await ask(stage.world, admin, [version.id], ['Supply agency'], 'app-and-mail');
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('a guest without Teams follows the link in the mail, signs in, and accepts', async () => {
  const { control } = stage.world;
  const guest = await control.person('Kayleigh Moss');
  const [mail] = await control.mailbox(guest.objectId);
  const link = mail?.html.match(/href="(http[^"]+\/tab[^"]*)"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const page = await (await stage.browser()).newPage();
  await page.goto(link);
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.getByRole('link', { name: guest.name }).click();

  const title = 'Staff and Volunteer Acceptable Use Policy and Code of Conduct';
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('radio', { name: 'Yes' }).check();
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await page.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();
  await stage.world.settled();
  const { items } = await control.list('Attestations');
  expect(items.map(({ fields }) => [fields['Person'], fields['Channel']])).toEqual([[guest.name, 'Browser']]);

  await page.reload();
  await page.getByRole('heading', { name: `You have accepted ${title}` }).waitFor();
});

test('a link that was meant for somebody else shows nothing of theirs', async () => {
  stage.expectFault('403 (Forbidden)');
  const person = await stage.world.as('Tariq Mahmood');
  const { requests } = (await person.get<{ requests: { id: string }[] }>('/api/requests')).body;
  const page = await (await stage.browser()).newPage();
  await page.goto(`${stage.world.origin}/tab#/requests/${requests[0]?.id}`);
  await page.getByRole('link', { name: 'Rhys Llewellyn' }).click();
  await page.getByText('This policy was sent to somebody else').waitFor();
});
