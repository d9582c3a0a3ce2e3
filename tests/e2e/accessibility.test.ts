import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import type { CampaignDetail } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { RequestSummary } from '#src/contract/requests.ts';
import type { Client } from '#tests/support/http-client.ts';
import { campaignBody, modelFile, publishModel, yesToAll } from '#tests/support/school.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { type Place, type Screen, tabAt } from './support/microsoft-365.ts';
import { createStage, type Stage } from './support/stage.ts';

const widths = [1280, 390] as const;

let stage: Stage;
let admin: Client;
let draft: PolicyVersionDetail;
let form: PolicyVersionDetail;
let campaign: CampaignDetail;

/** A school in the middle of it: somebody has accepted, somebody is late, and somebody was not reached. */
beforeAll(async () => {
  stage = await createStage();
  const { control } = stage.world;
  admin = await stage.world.as('sunita.rao');
  await control.changePerson((await control.person('grace.owusu')).objectId, { mail: null });
  form = await publishModel(admin, 'staff-governors-form');
  const numbered = await publishModel(admin, 'all-adults-numbered');
  const conduct = await publishModel(admin, 'code-of-conduct');
  draft = (await admin.upload<PolicyVersionDetail>('/api/policies/import?name=agency.md', modelFile('agency-staff')))
    .body;
  campaign = await send([form.id, numbered.id], ['Support staff', 'Senior leaders'], '2026-09-30');
  await send([conduct.id], ['Support staff'], '2026-10-30');
  await control.setClock('2026-10-05T08:00:00Z');
  await acceptFirst('jasmine.clarke');
});
afterEach(() => stage.leave());
afterAll(() => stage.close());

type Screenful = {
  readonly name: string;
  readonly person: string;
  readonly hash: () => Promise<string> | string;
  /** What a person does there before we look, ending with something that is there to see. */
  readonly until: (tab: FrameLocator) => Promise<unknown>;
};

const screens: readonly Screenful[] = [
  {
    name: 'my policies, late, due and done',
    person: 'jasmine.clarke',
    hash: () => '#/',
    until: (tab) => tab.getByRole('region', { name: 'Done' }).waitFor(),
  },
  {
    name: 'the reader, with something to put right',
    person: 'jasmine.clarke',
    hash: async () => `#/requests/${(await requestsOf('jasmine.clarke')).find(isOpen)?.id}`,
    until: async (tab) => {
      await tab.getByRole('button', { name: 'Accept', exact: true }).click();
      await tab.getByText('Choose an answer').waitFor();
    },
  },
  {
    name: 'a receipt',
    person: 'jasmine.clarke',
    hash: async () => `#/requests/${(await requestsOf('jasmine.clarke')).find((one) => !isOpen(one))?.id}`,
    until: (tab) => tab.getByRole('region', { name: 'Receipt' }).waitFor(),
  },
  {
    name: 'the policies',
    person: 'sunita.rao',
    hash: () => '#/policies',
    until: (tab) => tab.getByRole('list', { name: 'Policies and drafts' }).waitFor(),
  },
  {
    name: 'the review of a draft',
    person: 'sunita.rao',
    hash: () => `#/policies/${draft.id}`,
    until: (tab) => tab.getByRole('button', { name: 'Add this declaration' }).waitFor(),
  },
  {
    name: 'the correction of a draft',
    person: 'sunita.rao',
    hash: () => `#/policies/${draft.id}`,
    until: async (tab) => {
      await tab.getByRole('tab', { name: 'Correct the text' }).click();
      await tab
        .getByText(/^\d+ items$/)
        .first()
        .click();
      await tab.getByRole('textbox', { name: 'Words', exact: true }).first().waitFor();
    },
  },
  {
    name: 'the question before publishing',
    person: 'sunita.rao',
    hash: () => `#/policies/${draft.id}`,
    until: async (tab) => {
      await tab.getByRole('button', { name: 'Publish…' }).click();
      await tab.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
      await tab.getByText('The policy cannot be published yet').waitFor();
    },
  },
  {
    name: 'a published version',
    person: 'sunita.rao',
    hash: () => `#/policies/${form.id}`,
    until: (tab) => tab.getByRole('link', { name: 'Ask people to accept it' }).waitFor(),
  },
  {
    name: 'the campaigns',
    person: 'sunita.rao',
    hash: () => '#/campaigns',
    until: (tab) => tab.getByRole('list', { name: 'Campaigns' }).waitFor(),
  },
  {
    name: 'a new campaign with its preview',
    person: 'sunita.rao',
    hash: () => `#/campaigns/new?versionId=${form.id}`,
    until: async (tab) => {
      await tab.getByRole('combobox', { name: 'Groups' }).pressSequentially('Teach');
      await tab.getByRole('option', { name: 'Teaching staff' }).click();
      await tab.getByLabel('Due date').fill('2026-10-30');
      await tab.getByText(/^1 person is left out/).click();
      await tab
        .getByRole('region', { name: `Card for ${form.title}` })
        .getByRole('button', { name: 'Accept' })
        .waitFor();
    },
  },
  {
    name: 'the progress of a campaign',
    person: 'sunita.rao',
    hash: () => `#/campaigns/${campaign.id}`,
    until: (tab) => tab.getByRole('button', { name: /^Try again for/ }).waitFor(),
  },
  {
    name: 'compliance',
    person: 'margaret.okafor',
    hash: () => '#/compliance',
    until: (tab) => tab.getByRole('table', { name: 'People' }).waitFor(),
  },
];

test.each(screens)(
  '$name',
  async ({ name, person, hash, until }) => {
    if (name.startsWith('the question')) stage.expectFault('422 (Unprocessable Entity)');
    const place = tabAt(await hash());
    const screen = await stage.visit(person, place);
    await until(screen.tab);
    await expectAccessible(screen, place, 'tab', widths);
  },
  60_000,
);

test('the pane: what is waiting, a policy, and its receipt', async () => {
  const place: Place = { app: 'outlook', pane: true };
  const screen = await stage.visit('grace.owusu', place);
  const look = () => expectAccessible(screen, place, 'pane', [360]);
  await screen.pane.getByRole('list', { name: 'To read and accept' }).waitFor();
  await look();
  await openFirst(screen);
  await look();
  await screen.pane.getByRole('radio', { name: 'Yes' }).check();
  await screen.pane.getByRole('button', { name: 'Accept', exact: true }).click();
  await screen.pane.getByRole('region', { name: 'Receipt' }).waitFor();
  await look();
}, 60_000);

async function openFirst({ pane }: Screen): Promise<void> {
  await pane.getByRole('link', { name: form.title }).click();
  await pane.getByRole('button', { name: 'Accept', exact: true }).waitFor();
}

async function send(versionIds: string[], groups: string[], dueOn: string): Promise<CampaignDetail> {
  const body = { ...(await campaignBody(stage.world, versionIds, groups)), dueOn };
  const { id } = (await admin.post<CampaignDetail>('/api/campaigns', body)).body;
  const sent = await admin.post<CampaignDetail>(`/api/campaigns/${id}/send`);
  await stage.world.settled();
  return sent.body;
}

async function acceptFirst(person: string): Promise<void> {
  const client = await stage.world.as(person);
  const [first] = await requestsOf(person);
  const { body } = await client.get<Parameters<typeof yesToAll>[0]>(`/api/requests/${first?.id}`);
  await client.post(`/api/requests/${first?.id}/attestation`, yesToAll(body));
}

async function requestsOf(person: string): Promise<RequestSummary[]> {
  const client = await stage.world.as(person);
  return (await client.get<{ requests: RequestSummary[] }>('/api/requests')).body.requests;
}

function isOpen({ standing }: RequestSummary): boolean {
  return standing !== 'accepted';
}
