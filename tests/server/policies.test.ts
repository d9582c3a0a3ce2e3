import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PolicyVersionDetail, PolicyVersionSummary } from '#src/contract/policies.ts';
import type { Client } from '#tests/support/http-client.ts';
import { publishFile, startOfTerm } from '#tests/support/school.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let admin: Client;

beforeAll(async () => {
  world = await createWorld({ now: startOfTerm });
  const manager = (await world.control.people()).find((one) => one.roles.includes('Policy.Manage'));
  admin = await world.as(manager?.userPrincipalName ?? '');
});
afterAll(() => world.close());

const declared = (title: string) =>
  `# ${title}\n\n## Purpose\n\nWe lock our screens.\n\n## Declaration\n\nI have read this policy and agree to follow it.\n\nSigned:\n`;
const undeclared = (title: string) => `# ${title}\n\n## Purpose\n\nWe lock our screens.\n`;

const upload = (name: string, text: string, policyId?: string) =>
  admin.upload<PolicyVersionDetail>(
    `/api/policies/import?name=${name}.md${policyId ? `&policyId=${policyId}` : ''}`,
    text,
  );
const publish = ({ id, revision }: PolicyVersionDetail, change?: { kind: 'minor' | 'material'; reason: string }) =>
  admin.post<PolicyVersionDetail>(`/api/policy-versions/${id}/publish`, {
    effectiveFrom: '2026-09-01',
    revision,
    ...(change ? { change } : {}),
  });
const save = ({ id, document, revision }: PolicyVersionDetail) =>
  admin.put<PolicyVersionDetail>(`/api/policy-versions/${id}/document`, { document, revision });
const discard = (id: string) => admin.delete(`/api/policy-versions/${id}`);
const policies = async (id: string) =>
  (await world.database.query('select id from policy where id = $1', [id])).rows.length;

describe('importing', () => {
  test('the same file twice gives the same draft, also when both come at once', async () => {
    const both = await Promise.all([upload('twice', declared('Twice')), upload('twice', declared('Twice'))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 201]);
    expect(both.map(({ body }) => body.alreadyImported).toSorted()).toEqual([false, true]);
    expect(both[0].body.id).toBe(both[1].body.id);
    const { versions } = (await admin.get<{ versions: PolicyVersionSummary[] }>('/api/policies')).body;
    expect(versions.filter(({ sourceName }) => sourceName === 'twice.md')).toHaveLength(1);
  });

  test('a version of a policy that is not there is refused', async () => {
    const nobodys = '11111111-1111-4111-8111-111111111111';
    expect(await upload('orphan', declared('Orphan'), nobodys)).toMatchObject({
      status: 404,
      body: { code: 'policy-not-found' },
    });
  });
});

describe('a draft', () => {
  test('saved from an old revision is refused, and the newer words stay', async () => {
    const { body: draft } = await upload('revised', declared('Revised'));
    const renamed = { ...draft, document: { ...draft.document, title: 'Revised by the head' } };
    expect((await save(renamed)).body.revision).toBe(draft.revision + 1);
    expect(await save(draft)).toMatchObject({ status: 409, body: { code: 'version-changed' } });
    expect(await publish(draft)).toMatchObject({ status: 409, body: { code: 'version-changed' } });
    const { body: now } = await admin.get<PolicyVersionDetail>(`/api/policy-versions/${draft.id}`);
    expect(now.document.title).toBe('Revised by the head');
  });

  test('without declarations cannot be published', async () => {
    const { body: draft } = await upload('undeclared', undeclared('Undeclared'));
    expect(draft.document.declarations).toEqual([]);
    expect(await publish(draft)).toMatchObject({ status: 422, body: { code: 'version-incomplete' } });
  });

  test('thrown away takes its policy along where it was the only version, and the file can be imported anew', async () => {
    const { body: draft } = await upload('only', declared('Only'));
    expect(await policies(draft.policyId)).toBe(1);
    expect((await discard(draft.id)).status).toBe(204);
    expect(await policies(draft.policyId)).toBe(0);
    expect(await discard(draft.id)).toMatchObject({ status: 404, body: { code: 'version-not-found' } });
    expect((await upload('only', declared('Only'))).status).toBe(201);
  });

  test('thrown away leaves a policy that has another version', async () => {
    const first = await publishFile(admin, 'kept.md', Buffer.from(declared('Kept')));
    const { body: next } = await upload('kept-2', `${declared('Kept')}\nMore.\n`, first.policyId);
    expect((await discard(next.id)).status).toBe(204);
    expect(await policies(first.policyId)).toBe(1);
    expect((await admin.get(`/api/policy-versions/${first.id}`)).status).toBe(200);
  });
});

describe('a published version', () => {
  test('is published once, however often it is pressed, and counts up for each policy', async () => {
    const { body: draft } = await upload('pressed', declared('Pressed'));
    const [one, other] = await Promise.all([publish(draft), publish(draft)]);
    expect(one.status).toBe(200);
    expect(other.body).toEqual(one.body);
    expect(one.body).toMatchObject({ state: 'published', number: 1, contentHash: expect.stringMatching(/^.{64}$/) });
    const { body: next } = await upload('pressed-2', `${declared('Pressed')}\nMore.\n`, draft.policyId);
    expect((await publish(next, { kind: 'material', reason: 'More is asked.' })).body.number).toBe(2);
  });

  test('can be neither saved nor thrown away', async () => {
    const version = await publishFile(admin, 'fixed.md', Buffer.from(declared('Fixed')));
    expect(await save(version)).toMatchObject({ status: 409, body: { code: 'version-published' } });
    expect(await discard(version.id)).toMatchObject({ status: 409, body: { code: 'version-published' } });
    expect(await policies(version.policyId)).toBe(1);
  });

  test('is kept by the database itself from change and removal', async () => {
    const { id } = await publishFile(admin, 'frozen.md', Buffer.from(declared('Frozen')));
    for (const sql of [
      `update policy_version set document = jsonb_set(document, '{title}', '"Other"') where id = $1`,
      `update policy_version set status = 'draft' where id = $1`,
      'delete from policy_version where id = $1',
    ]) {
      await expect(world.database.query(sql, [id]), sql).rejects.toThrow(
        'published rows of policy_version never change',
      );
    }
  });
});
