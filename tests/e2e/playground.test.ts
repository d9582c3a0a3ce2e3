import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { startChannelKeys } from '#tests/server/adapters/channel.ts';
import { ask, onlyRequest, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, freePort } from '#tests/support/world.ts';
import { connectorOf, startPlayground } from './playground-process.ts';
import { startSigningRelay } from './signing-relay.ts';
import { openBrowser } from './support/open-browser.ts';

/** The tenant's own people and policy, with Microsoft's client for bots in place of the tenant's chat. */
async function openSchoolInPlayground(personName: string) {
  const keys = await startChannelKeys();
  onTestFinished(keys.close);
  const port = await freePort();
  const world = await createWorld({
    now: startOfTerm,
    settings: { BOT_OPENID_URL: keys.openIdUrl, BOT_SERVICE_URL: connectorOf(port) },
  });
  onTestFinished(world.close);
  const { clientId: botId, tenantId } = await world.control.info();
  const relay = await startSigningRelay(botId, `${world.origin}/api/messages`);
  onTestFinished(relay.close);
  const person = await world.control.person(personName);
  const others = (await world.control.people()).filter((one) => one.objectId !== person.objectId).slice(0, 5);
  const { endpoint } = relay;
  const playground = startPlayground({ port, endpoint, tenantId, botId, currentUser: person, others });
  onTestFinished(playground.stop);
  await playground.ready();
  const page = await openPage(`http://localhost:${port}/`);
  return { world, relay, page, person };
}

async function openPage(address: string): Promise<Page> {
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  // The page takes its fonts from the internet, and does as well without.
  await page.route(/^https:/, (route) => route.abort());
  await page.goto(address);
  // The last line of its log before it waits for messages.
  await page.getByText('conversationUpdate 200').waitFor();
  return page;
}

test("Microsoft's own client shows the card, and its press of Accept counts only with the service's signature", async () => {
  const { world, relay, page, person } = await openSchoolInPlayground('Daniel Whitcombe');
  const admin = await world.as('Sunita Rao');
  const version = await publishModel(admin, 'staff-governors-form');
  const campaign = await ask(world, admin, [version.id], ['Senior leaders']);
  expect(campaign.recipients.flatMap((one) => one.deliveries.map(({ rung, state }) => `${rung} ${state}`))).toEqual(
    campaign.recipients.map(() => 'teams sent'),
  );

  await page.getByText(version.document.title, { exact: true }).waitFor();
  await page
    .getByRole('radiogroup', { name: /^I would like a school mail account/ })
    .getByRole('radio', { name: 'No', exact: true })
    .check();
  await page.getByRole('textbox', { name: /^Role within the school/ }).fill('Deputy head and history lead');
  const accept = page.getByRole('button', { name: 'Accept', exact: true });

  relay.sign(false);
  await accept.click();
  await page.getByText('invoke 401').waitFor();
  const client = await world.as(person.userPrincipalName);
  expect(await onlyRequest(client)).toMatchObject({ standing: 'outstanding', receipt: null });

  relay.sign(true);
  await accept.click();
  await page.getByText('Recorded', { exact: true }).waitFor();
  const { standing, receiptCode, receipt } = await onlyRequest(client);
  expect(standing).toBe('accepted');
  await page.getByText(receiptCode ?? 'no code', { exact: true }).waitFor();
  expect(receipt).toMatchObject({
    receiptCode,
    contentHash: version.contentHash,
    signerName: 'Daniel Whitcombe',
    channel: 'teams-card',
    declarations: ['yes', 'yes', 'yes', 'no'].map((value) => ({ answer: { value } })),
    fields: [{ value: 'Daniel Whitcombe' }, { value: 'Deputy head and history lead' }],
  });
  expect(relay.relayed.filter(({ name }) => name === 'adaptiveCard/action')).toEqual([
    { name: 'adaptiveCard/action', signed: false, status: 401 },
    { name: 'adaptiveCard/action', signed: true, status: 200 },
  ]);

  // The Playground answers a new message with 201, and with 200 only the one that replaces the card in the chat.
  await page.getByText('message 200').waitFor();
  expect(await accept.count()).toBe(0);
}, 120_000);
