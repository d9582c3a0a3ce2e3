import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { publishModel } from '#tests/support/school.ts';
import { makeGroup } from '../support/make-group.ts';
import { tabAt } from '../support/microsoft-365.ts';
import { createStage, type Stage } from '../support/stage.ts';

let stage: Stage;
let version: PolicyVersionDetail;

/** Four people, one of whom no message reaches. */
beforeAll(async () => {
  stage = await createStage();
  const { control } = stage.world;
  await control.changePerson((await control.person('grace.owusu')).objectId, { mail: null, appRefused: true });
  await makeGroup(stage.world, 'Breakfast club', ['jasmine.clarke', 'grace.owusu', 'kwame.mensah', 'Kayleigh Moss']);
  version = await publishModel(await stage.world.as('sunita.rao'), 'code-of-conduct');
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('a campaign from its first day to its last: everything an admin does with it on the way', async () => {
  const { page, tab: screen, go } = await stage.visit('sunita.rao', tabAt(`#/campaigns/new?versionId=${version.id}`));
  const progress = screen.getByRole('region', { name: 'Progress' });
  const people = screen.getByRole('table', { name: 'People' });
  const rowOf = (name: string) => people.getByRole('row', { name });
  const said = (words: string) => screen.getByRole('region', { name: words, exact: true });

  await screen.getByRole('combobox', { name: 'Groups' }).pressSequentially('Breakf');
  await screen.getByRole('option', { name: 'Breakfast club' }).click();
  await screen.getByLabel('Due date').fill('2026-09-30');
  await screen.getByRole('region', { name: 'What will be sent' }).getByText('4 people').waitFor();
  await screen.getByRole('button', { name: 'Send…' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Ask 4 people' }).click();
  await progress.getByText('4 requests sent').waitFor();
  await progress.getByText('0 of 4 accepted').waitFor();
  await rowOf('Grace Owusu').getByText('Printed slip').waitFor();

  await screen.getByRole('button', { name: 'Pause' }).click();
  await progress.getByText('Paused: nothing is sent').waitFor();
  await screen.getByRole('button', { name: 'Resume' }).click();
  await progress.getByText('4 requests sent').waitFor();

  await choose(screen, 'Extend…');
  const extend = screen.getByRole('dialog', { name: 'Extend the due date?' });
  await extend.getByLabel('New due date').fill('2026-10-09');
  await extend.getByRole('button', { name: 'Move the due date' }).click();
  await said('Due date moved for 4 requests').getByRole('button', { name: 'Undo' }).waitFor();

  await people.getByRole('checkbox', { name: 'Kwame Mensah' }).check();
  await screen.getByRole('button', { name: 'Exempt…' }).click();
  const exempt = screen.getByRole('dialog', { name: 'Exempt 1 person?' });
  await exempt.getByRole('combobox', { name: 'Reason' }).selectOption('On leave');
  await exempt.getByLabel('Last day').fill('2026-12-18');
  await exempt.getByRole('button', { name: 'Exempt 1 person' }).click();
  await said('1 person exempt').waitFor();
  await rowOf('Kwame Mensah').getByText('On leave, until 18 December 2026').waitFor();
  await progress.getByText('0 of 3 accepted').waitFor();
  await progress.getByText('of 4 asked, 1 exempt').waitFor();

  await choose(screen, 'Add people…');
  const add = screen.getByRole('dialog', { name: 'Add people' });
  await add.getByRole('combobox', { name: 'Single persons' }).pressSequentially('Rhys');
  await add.getByRole('option', { name: 'Rhys Llewellyn' }).click();
  await add.getByRole('button', { name: 'Ask them' }).click();
  await rowOf('Rhys Llewellyn').getByText('Teams sent').waitFor();

  const nextMorning = '2026-09-02T08:00:00Z';
  await stage.world.control.setClock(nextMorning);
  await page.context().clock.setFixedTime(nextMorning);
  await screen.getByRole('button', { name: 'Remind now…' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Remind 4 people' }).click();
  const reminded = said('3 people get a reminder; 2 people get none:');
  await reminded.getByRole('listitem').getByText('1 is on leave.').waitFor();
  await reminded.getByText('1 has neither the app nor a mail address: print a slip.').waitFor();

  await screen.getByRole('button', { name: 'Why is Jasmine Clarke asked?' }).click();
  const why = screen.getByRole('dialog', { name: 'Why is Jasmine Clarke asked?' });
  await why.getByText('Breakfast club').first().waitFor();
  await why.getByRole('button', { name: 'Close' }).click();

  await choose(screen, 'Recall…');
  const recall = screen.getByRole('dialog', { name: 'Recall this campaign?' });
  await recall.getByRole('button', { name: 'Recall it' }).click();
  await recall.getByText('Give the reason. It is kept with the campaign.').waitFor();
  await recall.getByRole('textbox', { name: 'Reason' }).fill('Sent a week too early.');
  await recall.getByRole('button', { name: 'Recall it' }).click();
  await progress.getByText('Recalled: nobody is asked any more.').waitFor();
  await said('Recalled; 5 requests ended').getByRole('button', { name: 'Undo' }).click();
  await said('Undone. The campaign is as it was before.').waitFor();
  await progress.getByText('0 of 4 accepted').waitFor();
  await rowOf('Kwame Mensah').getByText('On leave, until 18 December 2026').waitFor();
  await rowOf('Jasmine Clarke').getByText('1, on 2 September 2026').waitFor();

  await screen.getByRole('link', { name: 'Print slips' }).click();
  const slip = screen.getByRole('list', { name: 'Slips' }).getByRole('listitem').filter({ hasText: 'Grace Owusu' });
  await slip.getByText(/^Code [A-Z0-9-]+$/).waitFor();
  await slip.getByText('by 9 October 2026').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await screen.getByRole('button', { name: 'Print', exact: true }).count()).toBe(0);
  expect(await slip.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });

  await go(tabAt('#/compliance'));
  const byPolicy = screen.getByRole('table', { name: 'By policy' });
  await byPolicy.getByText('0 of 4').getByText('of 5 asked, 1 exempt').waitFor();
  await screen.getByRole('region', { name: 'Compliance' }).getByText('of 5 asked, 1 exempt').waitFor();
  await go(tabAt('#/campaigns'));
  const campaigns = screen.getByRole('list', { name: 'Campaigns' });
  await campaigns.getByText('of 5 asked, 1 exempt').waitFor();
  await campaigns.getByRole('link', { name: version.title }).click();
  await choose(screen, 'Close…');
  const close = screen.getByRole('dialog', { name: 'Close this campaign?' });
  await close.getByRole('textbox', { name: 'Reason' }).fill('Everybody signed on paper at the meeting.');
  await close.getByRole('button', { name: 'Close it' }).click();
  await progress.getByText('Closed: nobody is asked any more.').waitFor();
  expect(await screen.getByRole('button', { name: 'Remind now…' }).count()).toBe(0);
  const history = screen.getByRole('region', { name: 'What has happened' });
  await history.getByText('Everybody signed on paper at the meeting.').waitFor();
  await screen.getByRole('link', { name: 'Campaigns', exact: true }).first().click();
  await campaigns.getByText('Closed').waitFor();
}, 90_000);

/** One of the acts that stand in the menu. */
async function choose(screen: FrameLocator, name: string): Promise<void> {
  await screen.getByRole('button', { name: 'More', exact: true }).click();
  await screen.getByRole('menuitem', { name }).click();
}
