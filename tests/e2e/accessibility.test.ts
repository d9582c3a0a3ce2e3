import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import { usualSchool } from '#src/domain/school.ts';
import type { Client } from '#tests/support/http-client.ts';
import { campaignBody, publishModel, yesToAll } from '#tests/support/school.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { makeGroup } from './support/make-group.ts';
import { type Place, tabAt } from './support/microsoft-365.ts';
import { createStage, type Stage } from './support/stage.ts';

let stage: Stage;
let admin: Client;
let draft: PolicyVersionDetail;
let form: PolicyVersionDetail;
let conduct: PolicyVersionDetail;
let campaign: CampaignDetail;

const staff = 'Breakfast club';
const shortPolicy = '# Bicycle Policy\n\n## Rules\n\n1. Push bicycles on the playground.\n2. Lock them at the gate.\n';

/** A school in the middle of it: somebody has accepted, somebody is late, and somebody was not reached. */
beforeAll(async () => {
  stage = await createStage();
  const { control } = stage.world;
  admin = await stage.world.as('sunita.rao');
  await control.changePerson((await control.person('grace.owusu')).objectId, { mail: null });
  // Without a slip, which would reach anybody.
  await admin.put('/api/school', { ...usualSchool, fallbacks: ['mail'] });
  await makeGroup(stage.world, staff, ['jasmine.clarke', 'grace.owusu', 'kwame.mensah', 'Kayleigh Moss']);
  form = await publishModel(admin, 'staff-governors-form');
  conduct = await publishModel(admin, 'code-of-conduct');
  const numbered = await publishModel(admin, 'all-adults-numbered');
  draft = (await admin.upload<PolicyVersionDetail>('/api/policies/import?name=bicycles.md', shortPolicy)).body;
  campaign = await send([form.id, numbered.id], '2026-09-30');
  await send([conduct.id], '2026-10-30');
  await control.setClock('2026-10-05T08:00:00Z');
  await accept('jasmine.clarke', form);
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

test('staff: what is waiting, a policy with something to put right, a receipt', async () => {
  const tour = await tourOf('jasmine.clarke');
  await tour('#/', (tab) => tab.getByRole('region', { name: 'Done' }).waitFor());
  await tour(`#/requests/${(await requestFor('jasmine.clarke', conduct)).id}`, async (tab) => {
    await tab.getByRole('button', { name: 'Accept', exact: true }).click();
    await tab.getByText('Choose an answer').waitFor();
  });
  await tour(`#/requests/${(await requestFor('jasmine.clarke', form)).id}`, (tab) =>
    tab.getByRole('region', { name: 'Receipt' }).waitFor(),
  );
}, 60_000);

test('admin: the policies, a draft in review and in correction, and a version', async () => {
  const tour = await tourOf('sunita.rao');
  await tour('#/policies', (tab) => tab.getByRole('list', { name: 'Policies and drafts' }).waitFor());
  await tour(`#/policies/${draft.id}`, async (tab) => {
    await tab.getByRole('treeitem', { name: '2. Lock them at the gate.' }).dblclick();
    await tab.getByRole('textbox', { name: 'Words of clause 2' }).waitFor();
  });
  await tour(`#/policies/${draft.id}`, async (tab) => {
    await tab.getByRole('tab', { name: 'What was understood' }).click();
    await tab.getByRole('button', { name: 'Add this declaration' }).waitFor();
  });
  await tour(`#/policies/${draft.id}`, async (tab) => {
    await tab.getByRole('tab', { name: 'Left out' }).click();
    await tab.getByText('Every word is accounted for').waitFor();
  });
  await tour(`#/policies/${draft.id}`, async (tab) => {
    await tab.getByRole('button', { name: 'Publish…' }).click();
    await tab.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await tab.getByText('Before you can publish').waitFor();
  });
  await tour(`#/policies/${form.id}`, (tab) => tab.getByRole('link', { name: 'Ask people to accept it' }).waitFor());
}, 60_000);

test('admin: the campaigns, a new one with its preview, and the progress of one', async () => {
  const tour = await tourOf('sunita.rao');
  await tour('#/campaigns', (tab) => tab.getByRole('list', { name: 'Campaigns' }).waitFor());
  await tour(`#/campaigns/new?versionId=${form.id}`, async (tab) => {
    await tab.getByRole('combobox', { name: 'Groups' }).pressSequentially('Teach');
    await tab.getByRole('option', { name: 'Teaching staff' }).click();
    await tab.getByLabel('Due date').fill('2026-10-30');
    await tab.getByText('1 person is left out').click();
    const card = tab.getByRole('region', { name: `Card for ${form.title}` });
    await card.getByRole('button', { name: 'Accept' }).waitFor();
  });
  await tour(`#/campaigns/${campaign.id}`, (tab) => tab.getByRole('button', { name: /^Try again for/ }).waitFor());
}, 60_000);

test('leader: compliance, and the health of the policies', async () => {
  const tour = await tourOf('margaret.okafor');
  await tour('#/compliance', (tab) => tab.getByRole('table', { name: 'By policy' }).waitFor());
  await tour('#/compliance/people', (tab) => tab.getByRole('table', { name: 'People' }).waitFor());
  await tour('#/policy-health', (tab) => tab.getByRole('list', { name: 'Policies to see to' }).waitFor());
}, 60_000);

test('the pane: what is waiting, a policy, and its receipt', async () => {
  const place: Place = { app: 'outlook', pane: true };
  const screen = await stage.visit('grace.owusu', place);
  const look = () => expectAccessible(screen, place, 'pane', [360]);
  await screen.pane.getByRole('list', { name: 'To read and accept' }).waitFor();
  await look();
  await screen.pane.getByRole('link', { name: form.title }).click();
  await screen.pane.getByRole('radio', { name: 'Yes' }).check();
  await look();
  await screen.pane.getByRole('button', { name: 'Accept', exact: true }).click();
  await screen.pane.getByRole('region', { name: 'Receipt' }).waitFor();
  await look();
}, 60_000);

/** Leads one person from page to page of the tab; each is looked at once what is to be seen there is there. */
async function tourOf(person: string) {
  const screen = await stage.visit(person, tabAt('#/'));
  return async (hash: string, until: (tab: FrameLocator) => Promise<unknown>): Promise<void> => {
    await screen.go(tabAt(hash));
    await until(screen.tab);
    await expectAccessible(screen, tabAt(hash), 'tab', [1280, 390]);
  };
}

async function send(versionIds: string[], dueOn: string): Promise<CampaignDetail> {
  const body = { ...(await campaignBody(stage.world, versionIds, [staff])), dueOn };
  const { id } = (await admin.post<CampaignDetail>('/api/campaigns', body)).body;
  const sent = await admin.post<CampaignDetail>(`/api/campaigns/${id}/send`);
  await stage.world.settled();
  return sent.body;
}

async function accept(person: string, version: PolicyVersionDetail): Promise<void> {
  const client = await stage.world.as(person);
  const { id } = await requestFor(person, version);
  const { body } = await client.get<RequestDetail>(`/api/requests/${id}`);
  await client.post(`/api/requests/${id}/attestation`, yesToAll(body));
}

async function requestFor(person: string, version: PolicyVersionDetail): Promise<RequestSummary> {
  const client = await stage.world.as(person);
  const { requests } = (await client.get<{ requests: RequestSummary[] }>('/api/requests')).body;
  const found = requests.find(({ policyTitle }) => policyTitle === version.title);
  if (!found) throw new Error(`${person} is not asked for ${version.title}`);
  return found;
}
