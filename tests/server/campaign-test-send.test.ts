import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CampaignPreview, TestSent } from '#src/contract/campaigns.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { cardTexts } from '#src/strings/en/cards.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { botCard, campaignBody, cardText, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;
let person: TenantPerson;
let version: PolicyVersionDetail;

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  admin = await world.as('sunita.rao');
  person = await world.control.person('sunita.rao');
  version = await publishModel(admin, 'code-of-conduct');
});
afterEach(() => world.close());

const sendTest = (sendBy: string) =>
  admin.post<TestSent>('/api/campaigns/test', {
    versionIds: [version.id],
    dueOn: '2026-12-18',
    message: 'Please read this.',
    sendBy,
  });

const rows = async (table: string) =>
  Number((await world.database.query(`select count(*) from ${table}`)).rows[0].count);

test('a test reaches the admin alone with what people would get, and leaves no request; its Accept records nothing and says so', async () => {
  const ledger = await rows('ledger');
  expect(await sendTest('app-and-mail')).toMatchObject({
    status: 200,
    body: {
      sent: [
        { by: 'teams', fault: null },
        { by: 'mail', fault: null },
      ],
    },
  });
  const received = (await world.control.received()).filter(({ cards, mails }) => cards + mails > 0);
  expect(received.map(({ objectId }) => objectId)).toEqual([person.objectId]);
  const { card, press } = await botCard(world, person.objectId);
  const [preview] = (
    await admin.post<CampaignPreview>('/api/campaigns/preview', {
      ...(await campaignBody(world, [version.id], ['Governors'])),
      dueOn: '2026-12-18',
      message: 'Please read this.',
    })
  ).body.cards;
  expect(card['body']).toEqual([expect.objectContaining({ text: cardTexts.testMark }), ...bodyOf(preview?.card)]);
  const [mail] = await world.control.mailbox(person.objectId);
  expect(mail).toMatchObject({ subject: `Test: ${preview?.mail.subject}` });

  const answer = await press({});
  expect(cardText(answer.body.value)).toContain(cardTexts.refused.test.title);
  expect(cardText(answer.body.value)).toContain('Nothing was recorded');
  for (const table of ['request', 'attestation', 'delivery', 'campaign']) expect(await rows(table), table).toBe(0);
  expect(await rows('ledger')).toBe(ledger);
});

test('where Teams refuses, mail goes out in its place and the reason is said', async () => {
  await world.control.fail({
    path: `/users/${person.objectId}/teamwork/installedApps`,
    method: 'POST',
    status: 403,
    times: 20,
  });
  const { sent } = (await sendTest('app')).body;
  expect(sent).toMatchObject([
    { by: 'teams', fault: expect.any(String) },
    { by: 'mail', fault: null },
  ]);
});

function bodyOf(card: unknown): readonly unknown[] {
  return typeof card === 'object' && card !== null && 'body' in card && Array.isArray(card.body) ? card.body : [];
}
