import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, groupId, publishModel } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { makeGroup } from './support/make-group.ts';
import { type Screen, tabAt } from './support/microsoft-365.ts';
import { createStage, type Stage } from './support/stage.ts';

let stage: Stage;
let admin: Client;
let campaign: CampaignDetail;
const club = 'Breakfast club';

/** A campaign with somebody who gets a slip, and somebody who is exempt. */
beforeAll(async () => {
  stage = await createStage();
  const { control } = stage.world;
  admin = await stage.world.as('sunita.rao');
  await control.changePerson((await control.person('grace.owusu')).objectId, { mail: null, appRefused: true });
  await makeGroup(stage.world, club, ['jasmine.clarke', 'grace.owusu', 'kwame.mensah', 'Kayleigh Moss']);
  campaign = await ask(stage.world, admin, [(await publishModel(admin, 'code-of-conduct')).id], [club]);
  const objectIds = [(await control.person('kwame.mensah')).objectId];
  const exemption = { objectIds, policyId: null, reason: 'leave', note: 'Back in the spring', until: '2026-12-18' };
  await admin.post('/api/exemptions', exemption);
}, 60_000);
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('the school, what needs attention when nothing does, and the slips on the screen and on paper', async () => {
  const look = lookAt(await stage.visit('sunita.rao', tabAt('#/school')));
  await look('#/school', (tab) => tab.getByRole('link', { name: 'Needs attention' }).waitFor());
  await look('#/school/attention', (tab) => tab.getByText('Nothing needs your attention').waitFor());
  const slips = `#/campaigns/${campaign.id}/slips`;
  const screen = await look(slips, (tab) => tab.getByRole('list', { name: 'Slips' }).waitFor());
  await screen.page.emulateMedia({ media: 'print' });
  await look(slips, (tab) => tab.getByRole('list', { name: 'Slips' }).waitFor());
}, 90_000);

test.each<[string, (tab: FrameLocator) => Promise<unknown>]>([
  ['Extend the due date?', (tab) => fromMenu(tab, 'Extend…')],
  [
    'Add people',
    async (tab) => {
      await fromMenu(tab, 'Add people…');
      await tab.getByRole('combobox', { name: 'Single persons' }).pressSequentially('Rhys');
      await tab.getByRole('option', { name: 'Rhys Llewellyn' }).click();
    },
  ],
  ['Remind 3 people now?', (tab) => tab.getByRole('button', { name: 'Remind now…' }).click()],
  [
    'Recall this campaign?',
    async (tab) => {
      await fromMenu(tab, 'Recall…');
      await tab.getByRole('button', { name: 'Recall it' }).click();
      await tab.getByText('Give the reason. It is kept with the campaign.').waitFor();
    },
  ],
  ['Close this campaign?', (tab) => fromMenu(tab, 'Close…')],
  [
    'Exempt 1 person?',
    async (tab) => {
      await tab.getByRole('checkbox', { name: 'Jasmine Clarke' }).check();
      await tab.getByRole('button', { name: 'Exempt…' }).click();
      await tab.getByRole('radio', { name: 'Every policy' }).waitFor();
    },
  ],
  [
    'End the exemption of Kwame Mensah?',
    (tab) => tab.getByRole('button', { name: 'End the exemption of Kwame Mensah' }).click(),
  ],
  [
    'Why is Jasmine Clarke asked?',
    async (tab) => {
      await tab.getByRole('button', { name: 'Why is Jasmine Clarke asked?' }).click();
      await tab.getByRole('dialog').getByText(club).first().waitFor();
    },
  ],
])(
  'the campaign: %s',
  async (title, open) => {
    const place = `#/campaigns/${campaign.id}`;
    await lookAt(await stage.visit('sunita.rao', tabAt(place)))(place, async (tab) => {
      await open(tab);
      await tab.getByRole('dialog', { name: title, exact: true }).waitFor();
    });
  },
  60_000,
);

test('the campaign after a reminder that not everybody gets, and what needs attention when something does', async () => {
  const { world } = stage;
  const { control, database } = world;
  await ask(world, admin, [(await publishModel(admin, 'all-adults-numbered')).id], ['All staff']);
  await follow('2026-09-02T09:00:00Z');
  const place = `#/campaigns/${campaign.id}`;
  const screen = await stage.visit('sunita.rao', tabAt(place));
  const look = lookAt(screen);
  await look(place, async (tab) => {
    await tab.getByRole('button', { name: 'Remind now…' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Remind 3 people' }).click();
    await tab.getByRole('listitem').filter({ hasText: '1 is on leave.' }).waitFor();
  });

  await control.changeMembers(await groupId(world, 'All staff'), { remove: [await groupId(world, 'Support staff')] });
  await control.fail({ path: `/groups/${await groupId(world, club)}/`, status: 403, times: 100 });
  await follow('2026-09-02T11:00:00Z');
  await control.clearFaults();
  await database.query(`insert into outbox (kind, request_id, created_at, dead_at, attempts, last_error)
    select 'card', id, now(), now(), 8, 'Teams answered 400 BadSyntax.' from request limit 1`);
  await database.query(`insert into register_drift (at, list, item_id, what, columns, request_id, repaired_at)
    select now(), 'compliance', '7', 'edited', '["Standing", "Due"]', id, now() from request limit 1`);
  await look('#/school/attention', async (tab) => {
    await tab.getByText('people in All staff seem to have left at once').waitFor();
    await tab.getByText(`The group ${club} cannot be read`).waitFor();
    await tab.getByRole('table', { name: '2 things were given up' }).waitFor();
    await tab.getByRole('table', { name: 'Changed by hand in SharePoint' }).waitFor();
    await tab.getByText(/^Show the names of these/).click();
  });
  await look('#/school/attention', async (tab) => {
    await tab.getByRole('button', { name: 'They have left: close their requests' }).click();
    await tab.getByRole('dialog', { name: /^Close the requests of \d+ people from All staff\?$/ }).waitFor();
  });
}, 120_000);

/** Looks at one page after another, each once what is to be seen there is there. */
function lookAt(screen: Screen) {
  return async (hash: string, until: (tab: FrameLocator) => Promise<unknown>): Promise<Screen> => {
    await screen.go(tabAt(hash));
    await until(screen.tab);
    await expectAccessible(screen, tabAt(hash), 'tab', [1280, 390]);
    return screen;
  };
}

/** One of the acts that stand in the menu. */
async function fromMenu(tab: FrameLocator, name: string): Promise<void> {
  await tab.getByRole('button', { name: 'More', exact: true }).click();
  await tab.getByRole('menuitem', { name }).click();
}

async function follow(moment: string): Promise<void> {
  await stage.world.control.setClock(moment);
  await wakeUp(stage.world, 'people');
  await stage.world.settled();
}
