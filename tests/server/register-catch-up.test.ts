import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { type BackupDeps, backUp, rehearse, restoreBackup } from '#server/backup.ts';
import { appendToLedger } from '#server/store/ledger.ts';
import { openStore } from '#server/store/open-store.ts';
import type { PolicyVersionDetail } from '#src/contract/policies.ts';
import { openRegisterSchool, type RegisterSchool } from '#tests/support/register-school.ts';
import { ask, modelFile, onlyRequest, publishModel, startOfTerm, yesToAll } from '#tests/support/school.ts';

let school: RegisterSchool;
let folder: string;
let admin: pg.Client;
let restored: pg.ClientConfig & { database: string };
beforeEach(async () => {
  school = await openRegisterSchool(startOfTerm, 2);
  folder = mkdtempSync(join(tmpdir(), 'countersign-backup-'));
  restored = { ...inject('postgres'), database: `c${randomUUID().replaceAll('-', '')}` };
  admin = new pg.Client({ ...inject('postgres'), database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${restored.database} template template0`);
});
afterEach(async () => {
  await admin.query(`drop database ${restored.database} with (force)`);
  await admin.end();
  await school.world.close();
  rmSync(folder, { recursive: true });
});

const deps = (said: string[] = []): BackupDeps => ({
  settings: { ...school.world.settings, backupDir: folder },
  database: school.connection,
  now: school.world.now,
  say: (line) => void said.push(line),
});

async function accept(count: number): Promise<void> {
  const { world } = school;
  const { items } = await world.control.list('Compliance');
  const waiting = items.filter(({ fields }) => fields['Standing'] === 'Outstanding').slice(0, count);
  const people = await world.control.people();
  for (const { fields } of waiting) {
    const who = people.find(({ objectId }) => objectId === fields['ObjectId']);
    const client = await world.as(who?.userPrincipalName ?? '');
    const request = await onlyRequest(client);
    expect((await client.post(`/api/requests/${request.id}/attestation`, yesToAll(request))).status).toBe(201);
  }
  await world.settled();
}

const of = async (database: pg.PoolConfig, query: string): Promise<unknown[]> => {
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
};
const acts = 'select id, request_id, words, receipt_code, ledger_number, ledger_hash from attestation order by id';
const requests = 'select id, state, version_id, due_on::text, ledger_number, ledger_hash from request order by id';
const versions =
  "select id, policy_id, status, canonical, content_hash, source_name, encode(source, 'hex') from policy_version order by id";
const tallies = 'select group_id, version_id, state, due_on::text, count from tally order by 1, 2, 3, 4';

test('acceptances made after the backup come back from SharePoint, with what they were asked', async () => {
  const { world } = school;
  const sender = await world.as('sunita.rao');
  const upload = '/api/policies/import?name=form.md';
  const draft = (await sender.upload<PolicyVersionDetail>(upload, modelFile('staff-governors-form'))).body;
  const file = await backUp(deps());
  await accept(2);
  const body = { effectiveFrom: '2026-09-01', revision: draft.revision };
  expect((await sender.post(`/api/policy-versions/${draft.id}/publish`, body)).status).toBe(200);
  const later = await publishModel(sender, 'agency-staff');
  await ask(world, sender, [later.id, draft.id], ['Senior leaders']);
  await world.settled();
  await restoreBackup({ ...deps(), database: restored }, file);
  expect(await of(restored, acts)).toHaveLength(2);
  const { isRight, said } = await school.register('catch-up', restored);
  expect([isRight, said]).toEqual([true, expect.stringMatching(/2 policy versions, \d+ requests, 2 attestations/)]);
  expect(said).toContain('As it was in the backup');
  expect(await of(restored, acts)).toEqual(await of(school.connection, acts));
  expect(await of(restored, requests)).toEqual(await of(school.connection, requests));
  expect(await of(restored, versions)).toEqual(await of(school.connection, versions));
  expect(await of(restored, tallies)).toEqual(await of(school.connection, tallies));
  const verified = await school.register('verify', restored);
  expect(verified.said).toContain('Ledger: all right');
  expect(verified.said).toMatch(/Attestations: 4 rows, all right/);
  expect(verified.isRight).toBe(true);
  // Again, it finds nothing more; and the next backup of it stands a rehearsal.
  expect((await school.register('catch-up', restored)).said).toMatch(/0 attestations and 0 ledger entries/);
  const told: string[] = [];
  await backUp({ ...deps(told), database: restored, now: () => new Date(Date.now() + 86_400_000) });
  expect([await rehearse({ ...deps(told), database: restored }, null), told.join('\n')]).toEqual([
    true,
    expect.stringContaining('4 attestations, each with its ledger entry'),
  ]);
});

test('once the product went on with the restored database nothing is mixed into its ledger', async () => {
  const file = await backUp(deps());
  await accept(1);
  await restoreBackup({ ...deps(), database: restored }, file);
  const { db, close } = await openStore(restored, () => undefined);
  await db.transaction((tx) => appendToLedger(tx, new Date(), [{ kind: 'reminded', subject: 'x', payload: {} }]));
  await close();
  await expect(school.register('catch-up', restored)).rejects.toThrow(/went on after the backup.*nothing was changed/);
  expect(await of(restored, acts)).toHaveLength(2);
});
