import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCredentials } from '#server/adapters/credentials.ts';
import { createGraph } from '#server/adapters/graph/client.ts';
import { graphPath } from '#server/adapters/graph/graph-path.ts';
import { emptyDatabase, openRegisterSchool, type RegisterSchool } from '#tests/support/register-school.ts';
import { startOfTerm } from '#tests/support/school.ts';

let school: RegisterSchool;
let restored: pg.Client;
let fresh: Awaited<ReturnType<typeof emptyDatabase>>;
beforeEach(async () => {
  school = await openRegisterSchool(startOfTerm, 2);
  fresh = await emptyDatabase();
  restored = new pg.Client(fresh.connection);
  await restored.connect();
});
afterEach(async () => {
  await restored.end();
  await fresh.drop();
  await school.world.close();
});

const items = async (list: string) => (await school.world.control.list(list)).items;
const inStanding = async (standing: string) =>
  (await items('Compliance')).filter(({ fields }) => fields['Standing'] === standing);
const stateOf = async (objectId: unknown) =>
  (await restored.query('select state, exemption_id from request where object_id = $1', [objectId])).rows[0];

test('whoever accepted by a row’s word alone is named, and asked still', async () => {
  const [claimed, other] = await inStanding('Outstanding');
  const [signed] = await inStanding('Accepted');
  const [, act] = (await items('Attestations')).sort((a) =>
    a.fields['ObjectId'] === signed?.fields['ObjectId'] ? 1 : -1,
  );
  if (!claimed || !other || !signed || !act) throw new Error('There are too few rows');
  await school.edit('Compliance', claimed.id, { Standing: 'Accepted', Receipt: 'FALSE-0001' });
  const { Person: person, ObjectId: objectId } = other.fields;
  // Somebody else's acceptance, copied; and one whose words were changed in both lists.
  const [copied] = await items('Attestations');
  await school.add('Attestations', { ...copied?.fields, Key: 'A copy', Person: person, ObjectId: objectId });
  for (const [list, row] of [
    ['Compliance', signed],
    ['Attestations', act],
  ] as const) {
    const changed = String(row.fields['Proof']).replaceAll('"value":"yes"', '"value":"no"');
    await school.edit(list, row.id, { Proof: changed });
  }
  const { isRight, said } = await school.register('rebuild-database', fresh.connection);
  expect(isRight).toBe(false);
  const named = said.split('\n').filter((line) => line.startsWith('Not proved:'));
  const title = String(signed.fields['Policy']);
  const version = String(signed.fields['PolicyVersion']);
  const line = (row: { fields: Record<string, unknown> }, why: string) =>
    expect.stringMatching(
      new RegExp(`\\(${row.fields['Person']}, ${title}, version ${version}\\) says accepted, but ${why}`),
    );
  expect(named).toHaveLength(4);
  expect(named).toEqual(
    expect.arrayContaining([
      line(claimed, 'nothing proves it. Restored as outstanding.'),
      line(other, 'nothing proves it. Restored as outstanding.'),
      line(signed, 'what was signed is not what the ledger says. Restored as outstanding.'),
    ]),
  );
  for (const { fields } of [claimed, other, signed]) {
    expect(await stateOf(fields['ObjectId'])).toEqual({ state: 'outstanding', exemption_id: null });
  }
  expect((await restored.query('select 1 from attestation')).rowCount).toBe(1);
});

test('exemptions come back with their last day and without their reason, and the school’s file to the byte', async () => {
  const [held] = await inStanding('Outstanding');
  const objectId = held?.fields['ObjectId'];
  const admin = await school.world.as('sunita.rao');
  const body = {
    objectIds: [objectId],
    policyId: null,
    reason: 'leave',
    note: 'Back after Easter',
    until: '2027-04-09',
  };
  expect((await admin.post('/api/exemptions', body)).status).toBe(201);
  await school.world.settled();
  const { isRight, said } = await school.register('rebuild-database', fresh.connection);
  expect([isRight, said]).toEqual([true, expect.stringContaining('why somebody is exempt stands in no list')]);
  expect(said).toContain('Cannot be restored, as it stands in no list: drafts');
  expect(said).not.toContain('Easter');
  expect(await stateOf(objectId)).toMatchObject({ state: 'exempt' });
  const query = `select e.object_id, e.policy_id, e.until::text, e.reason, r.state from exemption e join request r on r.exemption_id = e.id`;
  expect((await restored.query(query)).rows).toEqual([
    { object_id: objectId, policy_id: null, until: '2027-04-09', reason: 'other', state: 'exempt' },
  ]);
  const source = `select encode(source, 'base64') as bytes, f.item_id, f.web_url, source_hash
    from policy_version v join original_file f on f.version_id = v.id`;
  expect((await restored.query(source)).rows).toEqual((await school.world.database.query(source)).rows);
});

test('a file that SharePoint rewrote is linked again, and its bytes are said to be lost', async () => {
  const { settings, control } = school.world;
  const file = (await control.files()).find(({ kind, name }) => kind === 'file' && name.endsWith('.md'));
  const folder = (await control.files()).find(({ id }) => id === file?.parentId);
  const graph = createGraph(settings, createCredentials(settings).appToken, async () => undefined);
  await graph.upload(
    graphPath`/sites/${settings.sharePointSiteId}/drive/root:/Countersign originals/${folder?.name ?? ''}/${file?.name ?? ''}:/content`,
    Buffer.from('as SharePoint would have it'),
  );
  const { said } = await school.register('rebuild-database', fresh.connection);
  expect(said).toContain('Of 1 version the library’s file is linked again, but SharePoint changed it');
  const { rows } = await restored.query(
    'select web_url, length(source) as bytes from policy_version v join original_file f on f.version_id = v.id',
  );
  expect(rows).toEqual([{ web_url: file?.webUrl, bytes: 0 }]);
});
