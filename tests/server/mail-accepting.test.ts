import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import type { Client } from '#tests/support/http-client.ts';
import { cardText, publishModel, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { actionableMessages, actionsOf, askByMail, type HttpAction, mailOf, publishPlain } from './mail-support.ts';
import { post, storedState } from './token/forged.ts';

/** Accepting in a mail, from the message that was sent to the rows of the register. */

let world: World;
let admin: Client;
let version: PolicyVersionDetail;
const people: { objectId: string; name: string }[] = [];

beforeAll(async () => {
  world = await createWorld({ now: startOfTerm, settings: actionableMessages });
  admin = await world.as('sunita.rao');
  version = await publishPlain(admin);
  people.push(...(await askByMail(world, admin, version.id, ['Ada', 'Bert', 'Cleo', 'Dora', 'Emil'])).people);
}, 60_000);
afterAll(() => world.close());

async function received(name: string) {
  const objectId = people.find((one) => one.name === name)?.objectId ?? '';
  const { id, accept, actions } = await mailOf(world, objectId);
  if (!accept) throw new Error('The card has no Accept');
  return { objectId, accept, actions, press: (action = accept) => world.control.pressMail(objectId, id, action) };
}

/** As Microsoft calls for a person, whatever mail it was that they pressed in. */
async function callFor(name: string, action: HttpAction) {
  const own = decodeJwt((await world.as(name)).token);
  const token = await world.control.signToken({ ...own, azp: '48af08dc-f6d2-435f-b2a7-069abd99c086' });
  return post(action.url, [`Bearer ${token}`], JSON.parse(action.body));
}

const attestations = async () =>
  (await world.database.query('select object_id, channel, receipt_code from attestation')).rows;

test('one press records, the receipt takes the place of the card, and the register follows', async () => {
  const { objectId, actions, press } = await received('Ada');
  expect(actions).toEqual(['Action.OpenUrl', 'Action.Http']);

  const { status, card } = await press();
  expect(status).toBe(200);
  const [act] = await attestations();
  expect(act).toMatchObject({ object_id: objectId, channel: 'outlook-message' });
  expect(cardText(card)).toContain(act.receipt_code);
  expect(card).toMatchObject({ version: '1.3', originator: actionableMessages.ACTIONABLE_MESSAGE_ORIGINATOR });
  expect(actionsOf(card)).toMatchObject([
    { type: 'Action.OpenUrl', url: expect.stringContaining(`${world.settings.publicUrl}/tab#/requests/`) },
  ]);

  await world.settled();
  const row = (list: { items: { fields: Record<string, unknown> }[] }) =>
    list.items.find(({ fields }) => fields['PersonObjectId'] === objectId || fields['Person'] === 'Ada')?.fields;
  const facts = { Receipt: act.receipt_code, Channel: 'Outlook message' };
  expect(row(await world.control.list('Compliance'))).toMatchObject({ ...facts, Standing: 'Accepted' });
  expect(row(await world.control.list('Attestations'))).toMatchObject(facts);
  const { rows } = await world.database.query(
    `select payload->>'channel' as channel from ledger where kind = 'accepted'`,
  );
  expect(rows).toEqual([{ channel: 'outlook-message' }]);
});

test('presses at the same moment, and later ones, record once and show the first receipt', async () => {
  const { press, objectId } = await received('Bert');
  const cards = [...(await Promise.all([press(), press(), press()])), await press()].map(({ card }) => cardText(card));
  expect(new Set(cards).size).toBe(1);
  expect(cards[0]).toContain('You have accepted');
  expect((await attestations()).filter((act) => act.object_id === objectId)).toHaveLength(1);
});

test('a card that was forwarded records nothing for whoever presses it', async () => {
  const { accept } = await received('Cleo');
  const before = await storedState(world);
  const answer = await callFor('dora', accept);
  expect(answer.status).toBe(200);
  expect(cardText(answer.body)).toContain('This was sent to somebody else');
  expect(actionsOf(answer.body)).toMatchObject([{ type: 'Action.OpenUrl', url: `${world.settings.publicUrl}/tab` }]);
  expect(await storedState(world)).toBe(before);
});

test('words that are not those asked for, and requests that nobody has, record nothing', async () => {
  const { accept, press } = await received('Dora');
  const body = JSON.parse(accept.body);
  const before = await storedState(world);
  const others = { ...accept, body: JSON.stringify({ ...body, contentHash: 'ab'.repeat(32) }) };
  // Outlook posts what the card holds and nothing else; whoever could post more is Microsoft, and still records nothing.
  await expect(press(others)).rejects.toThrow('no such button');
  expect(cardText((await callFor('dora', others)).body)).toContain('This card shows other words');
  const nowhere = { ...accept, body: JSON.stringify({ ...body, requestId: '11111111-1111-4111-8111-111111111111' }) };
  expect(cardText((await callFor('dora', nowhere)).body)).toContain('not there any more');
  const more = { ...accept, body: JSON.stringify({ ...body, objectId: 'somebody' }) };
  expect((await callFor('dora', more)).status).toBe(400);
  expect(await storedState(world)).toBe(before);
});

test('no message, no press: what was asked in Teams alone is not accepted by mail', async () => {
  const { accept } = await received('Dora');
  await world.database.query(
    `update delivery set sent_at = null, wire_at = null where rung = 'mail' and request_id = $1`,
    [JSON.parse(accept.body).requestId],
  );
  const before = await storedState(world);
  expect(cardText((await callFor('dora', accept)).body)).toContain('Accept this on its page');
  expect(await storedState(world)).toBe(before);
});

test('what has to be answered or filled in has no such button, and a press of it leads to the page', async () => {
  const { id: versionId } = await publishModel(admin, 'staff-governors-form');
  const { people: asked } = await askByMail(world, admin, versionId, ['Fritz']);
  const { actions } = await mailOf(world, asked[0]?.objectId ?? '');
  expect(actions).toEqual(['Action.OpenUrl']);
  const { rows } = await world.database.query('select id from request where object_id = $1 and version_id = $2', [
    asked[0]?.objectId,
    versionId,
  ]);
  const { rows: versions } = await world.database.query('select content_hash from policy_version where id = $1', [
    versionId,
  ]);
  const before = await storedState(world);
  const { accept } = await received('Ada');
  const forged = { ...accept, body: JSON.stringify({ requestId: rows[0].id, contentHash: versions[0].content_hash }) };
  const { status, body } = await callFor('fritz', forged);
  expect(status).toBe(200);
  expect(cardText(body)).toContain('Accept this on its page');
  expect(actionsOf(body)).toMatchObject([{ url: `${world.settings.publicUrl}/tab#/requests/${rows[0].id}` }]);
  expect(await storedState(world)).toBe(before);
});

test('a card whose version is out of date says so and records nothing', async () => {
  const { press, objectId } = await received('Emil');
  await publishPlain(admin, version.policyId);
  expect(cardText((await press()).card)).toContain('There is a newer version');
  expect((await attestations()).filter((act) => act.object_id === objectId)).toEqual([]);
});

test('without the setting the card only opens the page, and nobody is there to take a press', async () => {
  const own = await createWorld({ now: startOfTerm });
  const head = await own.as('sunita.rao');
  const { people: asked } = await askByMail(own, head, (await publishPlain(head)).id, ['Ada']);
  expect((await mailOf(own, asked[0]?.objectId ?? '')).actions).toEqual(['Action.OpenUrl']);
  expect((await fetch(`${own.origin}/api/outlook/acceptances`, { method: 'POST' })).status).toBe(404);
  await own.close();
});
