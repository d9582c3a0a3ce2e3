import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, publishModel } from '#tests/support/school.ts';
import { expectAccessible } from './support/expect-accessible.ts';
import { makeGroup } from './support/make-group.ts';
import { tabAt } from './support/microsoft-365.ts';
import { createStage, type Stage } from './support/stage.ts';

let stage: Stage;
const club = 'Breakfast club';

/** Somebody asks, somebody needs help and is answered, and somebody declines. */
beforeAll(async () => {
  stage = await createStage();
  const { world } = stage;
  const admin = await world.as('sunita.rao');
  await makeGroup(world, club, ['jasmine.clarke', 'kwame.mensah', 'rhys.llewellyn', 'tomasz.zielinski']);
  await ask(world, admin, [(await publishModel(admin, 'staff-governors-form')).id], [club]);
  await say('jasmine.clarke', 'question', 'Does this hold for trips with an overnight stay?');
  const needed = await say('kwame.mensah', 'adjustment', 'A large print copy, please.');
  await admin.post(`/api/responses/${needed.responses[0]?.id}/answer`, { text: 'It is in your pigeonhole.' });
  await say('rhys.llewellyn', 'declined', 'My contract says otherwise.');
}, 60_000);
afterEach(() => stage.leave());
afterAll(() => stage.close());

async function requestOf(client: Client): Promise<string> {
  const { requests } = (await client.get<{ requests: RequestSummary[] }>('/api/requests')).body;
  return requests[0]?.id ?? '';
}

async function say(person: string, kind: string, text: string): Promise<RequestDetail> {
  const client = await stage.world.as(person);
  return (await client.post<RequestDetail>(`/api/requests/${await requestOf(client)}/responses`, { kind, text })).body;
}

test.each<[string, string, (tab: FrameLocator) => Promise<unknown>]>([
  ['asked and waits', 'jasmine.clarke', (tab) => tab.getByText('Does this hold for trips').waitFor()],
  ['was answered', 'kwame.mensah', (tab) => tab.getByText('It is in your pigeonhole.').waitFor()],
  ['declined', 'rhys.llewellyn', (tab) => tab.getByText('My contract says otherwise.').waitFor()],
  [
    'is about to say something',
    'tomasz.zielinski',
    async (tab) => {
      await tab.locator('summary', { hasText: 'I have a question' }).click();
      await tab.getByRole('radio', { name: /question/ }).check();
      await tab.getByRole('button', { name: 'Send', exact: true }).click();
      await tab.getByRole('textbox').last().waitFor();
    },
  ],
])(
  'a person who %s',
  async (_state, person, until) => {
    const place = tabAt(`#/requests/${await requestOf(await stage.world.as(person))}`);
    const screen = await stage.visit(person, place);
    await until(screen.tab);
    await expectAccessible(screen, place, 'tab', [1280, 390]);
  },
  60_000,
);

test.each(['margaret.okafor', 'sunita.rao'])(
  'what %s finds under Questions and refusals',
  async (person) => {
    const place = tabAt('#/responses');
    const screen = await stage.visit(person, place);
    await screen.tab.getByText('Does this hold for trips').waitFor();
    await expectAccessible(screen, place, 'tab', [1280, 390]);
  },
  60_000,
);
