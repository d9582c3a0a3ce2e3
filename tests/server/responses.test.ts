import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstFaultInLedger } from '#server/store/ledger.ts';
import { databaseOn } from '#server/store/open-store.ts';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import type { ReceivedResponses } from '#src/contract/responses.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, botCard, cardText, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;
let leader: Client;
const people: { objectId: string; client: Client }[] = [];

beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const all = await world.control.people();
  const named = (role: string) =>
    all.find((one) => one.accountEnabled && one.roles.length === 1 && one.roles.includes(role))?.userPrincipalName ??
    '';
  [admin, leader] = [await world.as(named('Policy.Manage')), await world.as(named('Compliance.Read'))];
  const version = await publishModel(admin, 'staff-governors-form');
  await ask(world, admin, [version.id], ['All staff']);
  const ordinary = all.filter(
    (one) => one.trouble === null && one.roles.length === 0 && one.accountEnabled && one.userType === 'Member',
  );
  for (const one of ordinary.slice(0, 12))
    people.push({ objectId: one.objectId, client: await world.as(one.userPrincipalName) });
}, 60_000);
afterAll(() => world.close());

function somebody() {
  const person = people.pop();
  if (!person) throw new Error('No more people');
  return person;
}

async function accepted({ client }: { client: Client }): Promise<{ request: RequestDetail; receipt: Receipt }> {
  const request = await onlyRequest(client);
  const { body } = await client.post<Receipt>(`/api/requests/${request.id}/attestation`, yesToAll(request));
  return { request, receipt: body };
}

const undo = (client: Client, { requestId, receiptCode }: Receipt) =>
  client.post<RequestDetail & { code?: string }>(`/api/requests/${requestId}/attestation/undo`, { receiptCode });
const say = (client: Client, requestId: string, kind: string, text: string) =>
  client.post<RequestDetail & { code?: string }>(`/api/requests/${requestId}/responses`, { kind, text });
const ledgerOf = async (requestId: string) =>
  (await world.database.query('select kind from ledger where subject = $1 order by number', [requestId])).rows.map(
    ({ kind }) => kind,
  );
const rowOf = async (list: 'Attestations' | 'Compliance', objectId: string) =>
  (await world.control.list(list)).items
    .filter(({ fields }) => fields['ObjectId'] === objectId)
    .map(({ fields }) => fields);

describe('taking back an acceptance', () => {
  test('asks again, keeps both acts in the ledger, and says so in the register and on the card', async () => {
    const person = somebody();
    const { request, receipt } = await accepted(person);
    await world.settled();
    expect(await rowOf('Attestations', person.objectId)).toMatchObject([{ Outcome: 'Accepted' }]);

    const undone = await undo(person.client, receipt);
    expect(undone).toMatchObject({ status: 200, body: { standing: 'outstanding', receipt: null, acceptedAt: null } });
    await world.settled();
    expect(await ledgerOf(request.id)).toEqual(['asked', 'delivered', 'accepted', 'acceptance-undone']);
    expect(await rowOf('Attestations', person.objectId)).toMatchObject([
      { Outcome: 'Taken back', Receipt: receipt.receiptCode },
    ]);
    expect(await rowOf('Compliance', person.objectId)).toMatchObject([{ Standing: 'Outstanding' }]);
    expect(cardText(await botCard(world, person.objectId))).toContain('accept it by');

    const again = await accepted(person);
    expect(again.receipt.receiptCode).not.toBe(receipt.receiptCode);
    await world.settled();
    expect(await rowOf('Attestations', person.objectId)).toMatchObject([
      { Outcome: 'Accepted', Receipt: again.receipt.receiptCode },
    ]);
    expect(await firstFaultInLedger(databaseOn(world.database))).toBeNull();
  });

  test('before its row was written leaves one row, which says what stands', async () => {
    const person = somebody();
    await world.control.fail({ path: '/$batch', status: 503, retryAfter: 1, times: 2 });
    const first = await accepted(person);
    await undo(person.client, first.receipt);
    const second = await accepted(person);
    await world.settled();
    expect(await rowOf('Attestations', person.objectId)).toMatchObject([
      { Outcome: 'Accepted', Receipt: second.receipt.receiptCode },
    ]);
    // A second press, and a press on the receipt of before, change nothing any more.
    expect((await undo(person.client, first.receipt)).body.receipt?.receiptCode).toBe(second.receipt.receiptCode);
  });

  test('is for minutes, and for the person alone', async () => {
    const person = somebody();
    const { receipt } = await accepted(person);
    expect(await undo(somebody().client, receipt)).toMatchObject({ body: { code: 'request-other-person' } });
    const { acceptedAt, undoUntil } = receipt;
    expect(Date.parse(undoUntil) - Date.parse(acceptedAt)).toBe(5 * 60_000);
    await world.control.setClock(new Date(Date.parse(undoUntil) + 1_000).toISOString());
    expect(await undo(person.client, receipt)).toMatchObject({ body: { code: 'undo-too-late' } });
  });

  test('is the one way in which an acceptance ever leaves its table', async () => {
    const { receipt } = await accepted(somebody());
    const change = (sql: string) => world.database.query(sql, [receipt.receiptCode]);
    await expect(change('delete from attestation where receipt_code = $1')).rejects.toThrow('never changed');
    await expect(change('update attestation set signer_name = $1 where receipt_code = $1')).rejects.toThrow(
      'never changed',
    );
  });
});

describe('saying something else than yes', () => {
  test('to decline is counted apart, is not chased, can be taken back, and stands in the way of nothing', async () => {
    const { client, objectId } = somebody();
    const { id } = await onlyRequest(client);
    const summary = async () => (await leader.get<ComplianceSummary>('/api/compliance')).body.policies[0];
    const before = await summary();
    const declined = await say(client, id, 'declined', 'I was never told about this rule.');
    expect(declined).toMatchObject({ status: 201, body: { standing: 'declined', responses: [{ kind: 'declined' }] } });
    expect(await summary()).toMatchObject({
      asked: before?.asked,
      declined: (before?.declined ?? 0) + 1,
      outstanding: (before?.outstanding ?? 0) - 1,
    });
    await world.settled();
    expect(await rowOf('Compliance', objectId)).toMatchObject([{ Standing: 'Declined' }]);
    expect(cardText(await botCard(world, objectId))).toContain('You have declined');
    const taken = await client.delete<RequestDetail>(`/api/requests/${id}/responses/${declined.body.responses[0]?.id}`);
    expect(taken.body).toMatchObject({ standing: 'outstanding', responses: [] });
    expect(await summary()).toEqual(before);

    await say(client, id, 'declined', 'I still do not agree.');
    const { receipt } = await accepted({ client });
    expect(receipt.receiptCode).toMatch(/-/);
    expect(await summary()).toMatchObject({ declined: before?.declined, accepted: (before?.accepted ?? 0) + 1 });
    expect(await ledgerOf(id)).toEqual(['asked', 'delivered', 'declined', 'response-undone', 'declined', 'accepted']);
  });

  test('why somebody declines is for leaders alone; questions and needs are for whoever asks', async () => {
    const { client, objectId } = somebody();
    const { id } = await onlyRequest(client);
    await say(client, id, 'question', 'Does this cover my own phone?');
    await say(client, id, 'question', 'Does this cover my own phone?');
    await say(client, id, 'adjustment', 'I need it in large print.');
    await say(client, id, 'declined', 'Ask my union.');
    const seenBy = async (reader: Client) => {
      const { open } = (await reader.get<ReceivedResponses>('/api/responses')).body;
      return open.filter((one) => one.objectId === objectId);
    };
    expect((await seenBy(leader)).map(({ kind, text }) => [kind, text])).toEqual([
      ['question', 'Does this cover my own phone?'],
      ['adjustment', 'I need it in large print.'],
      ['declined', 'Ask my union.'],
    ]);
    const forAdmin = await seenBy(admin);
    expect(forAdmin.map(({ text }) => text)).toEqual([
      'Does this cover my own phone?',
      'I need it in large print.',
      null,
    ]);
    const answer = (reader: Client, which: number) =>
      reader.post<ReceivedResponses>(`/api/responses/${forAdmin[which]?.id}/answer`, { text: 'Come and see me.' });
    expect((await answer(admin, 2)).status).toBe(403);
    expect((await answer(admin, 0)).status).toBe(200);
    expect((await seenBy(admin)).map(({ kind }) => kind)).toEqual(['adjustment', 'declined']);

    const mine = (await client.get<RequestDetail>(`/api/requests/${id}`)).body.responses;
    expect(mine.map(({ answer: given }) => given?.text ?? null)).toEqual(['Come and see me.', null, null]);
    const taken = await client.delete<{ code?: string }>(`/api/requests/${id}/responses/${mine[0]?.id}`);
    expect(taken.body.code).toBe('undo-too-late');
    const { rows } = await world.database.query(`select payload::text as said from ledger where subject = $1`, [id]);
    expect(JSON.stringify(rows)).not.toMatch(/phone|large print|union/);
  });

  test('is refused from anybody else, empty, or where nothing is asked any more', async () => {
    const { client } = somebody();
    const { request } = await accepted({ client });
    expect(await say(somebody().client, request.id, 'question', 'Whose is this?')).toMatchObject({
      body: { code: 'request-other-person' },
    });
    expect((await say(client, request.id, 'question', '   ')).status).toBe(400);
    expect(await say(client, request.id, 'declined', 'Too late.')).toMatchObject({ body: { code: 'request-closed' } });
    expect((await say(client, request.id, 'question', 'May I print it?')).status).toBe(201);
  });
});
