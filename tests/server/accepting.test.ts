import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstFaultInLedger } from '#server/store/ledger.ts';
import { openStore } from '#server/store/open-store.ts';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import { askedFields } from '#src/domain/attestation.ts';
import type { Client } from '#tests/support/http-client.ts';
import {
  ask,
  botCard,
  cardText,
  onlyRequest,
  publishFile,
  publishModel,
  startOfTerm,
  yesInputs,
  yesToAll,
} from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;
const people: { objectId: string; client: Client }[] = [];

/** One campaign to everyone; each test has a person of its own, so none leans on another. */
beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const all = await world.control.people();
  admin = await world.as(all.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '');
  const version = await publishModel(admin, 'staff-governors-form');
  await ask(world, admin, [version.id], ['All staff']);
  const ordinary = all.filter(
    (one) =>
      one.trouble === null &&
      one.roles.length === 0 &&
      one.accountEnabled &&
      one.userType === 'Member' &&
      one.groups.some((group) => /staff/i.test(group.name)),
  );
  for (const one of ordinary.slice(0, 14))
    people.push({ objectId: one.objectId, client: await world.as(one.userPrincipalName) });
}, 60_000);
afterAll(() => world.close());

function somebody() {
  const person = people.pop();
  if (!person) throw new Error('No more people');
  return person;
}

const attest = (client: Client, request: RequestDetail, change: object = {}) =>
  client.post<Receipt & { code?: string }>(`/api/requests/${request.id}/attestation`, {
    ...yesToAll(request),
    ...change,
  });

describe('accepting in the tab', () => {
  test('gives a receipt for the very words shown, tied to the person of the token', async () => {
    const { client, objectId } = somebody();
    const request = await onlyRequest(client);
    const answer = await attest(client, request);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      contentHash: request.contentHash,
      channel: 'teams-tab',
      requestId: request.id,
    });
    expect(answer.body.declarations.map(({ text }) => text)).toEqual(
      request.document.declarations.map(({ text }) => text),
    );
    const { rows } = await world.database.query(
      'select tenant_id, object_id from attestation where receipt_code = $1',
      [answer.body.receiptCode],
    );
    expect(rows).toEqual([{ tenant_id: expect.any(String), object_id: objectId }]);
  });

  test('twice gives the same receipt, also when both presses come at once', async () => {
    const { client } = somebody();
    const request = await onlyRequest(client);
    const answers = await Promise.all([attest(client, request), attest(client, request), attest(client, request)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.receiptCode)).size).toBe(1);
  });

  test('other words than the ones asked for are refused', async () => {
    const { client } = somebody();
    const request = await onlyRequest(client);
    const answer = await attest(client, request, { contentHash: 'a'.repeat(64) });
    expect(answer).toMatchObject({ status: 409, body: { code: 'wrong-words' } });
    expect((await onlyRequest(client)).standing).toBe('outstanding');
  });

  test('an unanswered statement and an empty field are refused by name', async () => {
    const { client } = somebody();
    const request = await onlyRequest(client);
    expect(await attest(client, request, { answers: [] })).toMatchObject({
      status: 422,
      body: { code: 'declaration-unanswered' },
    });
    const empty = request.document.signatureFields.map(() => '');
    expect(await attest(client, request, { fields: empty })).toMatchObject({
      status: 422,
      body: { code: 'field-missing' },
    });
  });

  test('a request may be answered with no, and that does not stop the acceptance', async () => {
    const { client } = somebody();
    const request = await onlyRequest(client);
    const answers = request.document.declarations.map(({ type }) => ({ value: type === 'request' ? 'no' : 'yes' }));
    expect(answers.map(({ value }) => value)).toContain('no');
    expect((await attest(client, request, { answers })).status).toBe(201);
  });

  test('a field that is not the signer’s to fill stays empty, whatever is sent for it', async () => {
    const { client } = somebody();
    const request = await onlyRequest(client);
    const answer = await attest(client, request, {
      fields: request.document.signatureFields.map(() => 'Written by the signer'),
    });
    expect(answer.status).toBe(201);
    const asked = askedFields(request.document).map(({ field }) => field.label);
    expect(asked.length).toBeLessThan(request.document.signatureFields.length);
    expect(answer.body.fields.map(({ label }) => label)).toEqual(asked);
  });

  test("somebody else's request is neither shown nor taken", async () => {
    const mine = somebody();
    const other = somebody();
    const request = await onlyRequest(other.client);
    expect(await mine.client.get(`/api/requests/${request.id}`)).toMatchObject({
      status: 403,
      body: { code: 'request-other-person' },
    });
    expect(await attest(mine.client, request)).toMatchObject({ status: 403, body: { code: 'request-other-person' } });
    expect((await onlyRequest(other.client)).standing).toBe('outstanding');
  });
});

describe('accepting on the card', () => {
  test('turns the card into the receipt, on the screen pressed and then in the chat', async () => {
    const { client, objectId } = somebody();
    const request = await onlyRequest(client);
    const { press } = await botCard(world, objectId);
    const answer = await press(yesInputs(request));
    expect(answer).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' },
    });
    const { receipt } = await onlyRequest(client);
    expect(receipt?.channel).toBe('teams-card');
    expect(cardText(answer.body.value)).toContain(receipt?.receiptCode);
    const again = await press(yesInputs(request));
    expect(cardText(again.body.value)).toContain(receipt?.receiptCode);
    await world.settled();
    const chat = (await world.control.chats(objectId)).find((one) => one.kind === 'bot');
    expect(cardText(chat?.messages.at(-1)?.cards)).toContain(receipt?.receiptCode);
  });

  test('an automatic refresh shows and never accepts, whatever its verb', async () => {
    const { client, objectId } = somebody();
    const request = await onlyRequest(client);
    const { press } = await botCard(world, objectId);
    const answer = await press(yesInputs(request), { trigger: 'automatic' });
    expect(answer.body.statusCode).toBe(200);
    expect((await onlyRequest(client)).standing).toBe('outstanding');
  });

  test('an unanswered question asks again on the card and records nothing', async () => {
    const { client, objectId } = somebody();
    const request = await onlyRequest(client);
    const { press } = await botCard(world, objectId);
    const fields = Object.fromEntries(Object.entries(yesInputs(request)).filter(([id]) => id.startsWith('field')));
    const answer = await press(fields);
    expect(cardText(answer.body.value)).toContain('Answer each statement');
    expect((await onlyRequest(client)).standing).toBe('outstanding');
  });

  test("a card that carries somebody else's request records nothing and says why", async () => {
    const { client } = somebody();
    const other = somebody();
    const request = await onlyRequest(client);
    const { press } = await botCard(world, other.objectId);
    const answer = await press(yesInputs(request), {
      data: { requestId: request.id, contentHash: request.contentHash },
    });
    expect(cardText(answer.body.value)).toContain('sent to somebody else');
    expect((await onlyRequest(client)).standing).toBe('outstanding');
    expect((await onlyRequest(other.client)).standing).toBe('outstanding');
  });
});

test('the ledger holds together, and shows when an entry was changed', async () => {
  const store = await openStore({ ...(world.database.options as object) }, () => undefined);
  expect(await firstFaultInLedger(store.db)).toBeNull();
  await world.database.query('alter table ledger disable trigger all');
  await world.database.query(`update ledger set payload = payload || '{"channel":"other"}' where number = 3`);
  expect(await firstFaultInLedger(store.db)).toBe(3);
  await store.close();
});

test('no log line holds a name or an address', async () => {
  const everyone = await world.control.people();
  const words = everyone.flatMap((one) => [one.name, one.userPrincipalName, ...(one.mail ? [one.mail] : [])]);
  expect(world.logged.length).toBeGreaterThan(0);
  expect(world.logged.filter((line) => words.some((word) => line.includes(word)))).toEqual([]);
});

test('a card for an older version says so and takes nothing', async () => {
  const own = await createWorld({ now: startOfTerm });
  const everyone = await own.control.people();
  const manager = await own.as(everyone.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '');
  const first = await publishModel(manager, 'all-adults-numbered');
  await ask(own, manager, [first.id], ['Governors']);
  const governor = everyone.find(
    (one) => one.userType === 'Member' && one.accountEnabled && one.groups.some((group) => group.name === 'Governors'),
  );
  if (!governor) throw new Error('No governor has an account of the school');
  const { press } = await botCard(own, governor.objectId);
  const before = await onlyRequest(await own.as(governor.userPrincipalName));
  const changed = Buffer.from(
    JSON.stringify(first.document.title) +
      '\n\n- I will lock my screen when I walk away.\n\nI agree to follow these rules.\n',
  );
  const second = await publishFile(manager, 'changed.md', changed, first.policyId);
  expect(second.number).toBe(2);
  const answer = await press(yesInputs(before));
  expect(cardText(answer.body.value)).toContain('newer version');
  expect(
    (await (await own.as(governor.userPrincipalName)).post(`/api/requests/${before.id}/attestation`, yesToAll(before)))
      .body,
  ).toMatchObject({ code: 'version-superseded' });
  await own.close();
});
