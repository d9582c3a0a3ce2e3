import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ComplianceSummary } from '#src/contract/compliance.ts';
import type { Receipt } from '#src/contract/requests.ts';
import type { TenantPerson } from '#tests/support/control.ts';
import type { Client } from '#tests/support/http-client.ts';
import { ask, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';
import { createWorld, until, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;
let leaders: TenantPerson[];

beforeEach(async () => {
  world = await createWorld({ now: startOfTerm });
  const people = await world.control.people();
  admin = await world.as(people.find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '');
  const version = await publishModel(admin, 'code-of-conduct');
  const campaign = await ask(world, admin, [version.id], ['Senior leaders']);
  leaders = people.filter((one) => campaign.recipients.some((recipient) => recipient.objectId === one.objectId));
});
afterEach(() => world.close());

async function accept(person: TenantPerson): Promise<Receipt> {
  const client = await world.as(person.userPrincipalName);
  const request = await onlyRequest(client);
  const answer = await client.post<Receipt>(`/api/requests/${request.id}/attestation`, yesToAll(request));
  expect(answer.status).toBe(201);
  return answer.body;
}

const rowsFor = async (list: string, person: TenantPerson) =>
  (await world.control.list(list)).items.filter((item) => JSON.stringify(item.fields).includes(person.objectId));

test('an acceptance lands once in Attestations, and the person’s row in Compliance turns to Accepted', async () => {
  const [person] = leaders as [TenantPerson];
  const [before] = await rowsFor('Compliance', person);
  expect(before?.fields['Standing']).toBe('Outstanding');
  const receipt = await accept(person);
  await world.settled();
  const rows = await rowsFor('Attestations', person);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows[0]?.fields)).toContain(receipt.receiptCode);
  expect(JSON.stringify(rows[0]?.fields)).toContain(receipt.contentHash);
  const after = await rowsFor('Compliance', person);
  expect(after).toHaveLength(1);
  expect(after[0]?.fields['Standing']).toBe('Accepted');
  expect((await onlyRequest(await world.as(person.userPrincipalName))).receipt?.inRegister).toBe(true);
});

test('while SharePoint is busy, accepting answers as ever and the rows follow by themselves', async () => {
  await world.control.busy(true);
  const receipts = [];
  for (const person of leaders.slice(0, 3)) receipts.push(await accept(person));
  expect(receipts.every(({ inRegister }) => !inRegister)).toBe(true);
  const summary = await admin.get<{ notYetInRegister: number }>('/api/compliance');
  expect(summary.body.notYetInRegister).toBe(3);
  await world.control.busy(false);
  await world.settled();
  const { items } = await world.control.list('Attestations');
  expect(items).toHaveLength(3);
});

test('an answer of SharePoint that gets lost makes no second row', async () => {
  const [person] = leaders as [TenantPerson];
  await world.control.fail({ method: 'POST', path: '/lists/[^/]+/items', status: 504, times: 1, before: false });
  await accept(person);
  await world.settled();
  expect(await rowsFor('Attestations', person)).toHaveLength(1);
});

test('a row that somebody changed by hand meanwhile is brought up to date all the same', async () => {
  const [person] = leaders as [TenantPerson];
  await world.control.fail({ method: 'PATCH', path: '/items/[^/]+/fields', status: 412, times: 1 });
  await accept(person);
  await world.settled();
  expect((await rowsFor('Compliance', person))[0]?.fields['Standing']).toBe('Accepted');
});

test('the compliance page and its spreadsheet say the same as the list', async () => {
  const [person] = leaders as [TenantPerson];
  const receipt = await accept(person);
  await until(
    async () => (await admin.get<{ notYetInRegister: number }>('/api/compliance')).body.notYetInRegister === 0,
  );
  const summary = await admin.get<{
    people: number;
    peopleDone: number;
    policies: { asked: number; accepted: number; outstanding: number }[];
  }>('/api/compliance');
  expect(summary.body).toMatchObject({ people: leaders.length, peopleDone: 1 });
  expect(summary.body.policies).toMatchObject([
    { asked: leaders.length, accepted: 1, outstanding: leaders.length - 1 },
  ]);
  const csv = await admin.get<string>('/api/compliance.csv?standing=accepted');
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.body.trim().split('\r\n')).toHaveLength(2);
  expect(csv.body).toContain(receipt.receiptCode);
});

test('what is outstanding counts as overdue from midnight in the school after the due day', async () => {
  const overdueAt = async (now: string) => {
    await world.control.setClock(now);
    const manager = await world.as(
      (await world.control.people()).find((one) => one.roles.includes('Policy.Manage'))?.userPrincipalName ?? '',
    );
    return (await manager.get<{ policies: { overdue: number }[] }>('/api/compliance')).body.policies[0]?.overdue;
  };
  expect(await overdueAt('2026-09-30T22:30:00Z')).toBe(0);
  expect(await overdueAt('2026-09-30T23:30:00Z')).toBe(leaders.length);
});

test('the compliance page does not wait for SharePoint, and links to the lists once they are found', async () => {
  const fresh = await createWorld({ now: startOfTerm });
  const people = await fresh.control.people();
  const leader = await fresh.as(people.find((one) => one.roles.includes('Compliance.Read'))?.userPrincipalName ?? '');
  const links = async () => (await leader.get<ComplianceSummary>('/api/compliance')).body.register;
  // Waited out, both of these would end in links.
  for (const list of ['Attestations', 'Compliance'])
    await fresh.control.fail({ path: `/lists/${list}`, method: 'GET', status: 429, retryAfter: 4, times: 1 });
  expect(await links()).toEqual({ attestationsUrl: null, complianceUrl: null });
  await fresh.control.busy(true);
  expect(await links()).toEqual({ attestationsUrl: null, complianceUrl: null });
  await fresh.control.busy(false);
  await fresh.control.clearFaults();
  await until(async () => (await links()).attestationsUrl !== null);
  expect(await links()).toEqual({
    attestationsUrl: expect.stringMatching(/^https?:/),
    complianceUrl: expect.stringMatching(/^https?:/),
  });
  await fresh.close();
});
