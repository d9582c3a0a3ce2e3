import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRegisterSchool, type RegisterSchool } from '#tests/support/register-school.ts';
import { startOfTerm } from '#tests/support/school.ts';
import { wakeUp } from '#tests/support/wake-up.ts';
import { until } from '#tests/support/world.ts';

let school: RegisterSchool;
beforeEach(async () => {
  school = await openRegisterSchool(startOfTerm, 2);
  await school.world.database.query('update register_watch set leased_until = null');
  await wakeUp(school.world, 'drift');
});
afterEach(() => school.world.close());

const items = async (list: string) => (await school.world.control.list(list)).items;
const drift = async () =>
  (
    await school.world.database.query(
      'select list, what, columns, repaired_at is not null as repaired from register_drift order by list, what',
    )
  ).rows;

test('our own writes are no drift', async () => {
  expect(await drift()).toEqual([]);
});

test('what people change by hand is noticed, written down and put right; a row that is not ours is left alone', async () => {
  const [edited, deleted, copied] = await items('Compliance');
  const [signed] = await items('Attestations');
  if (!edited || !deleted || !copied || !signed) throw new Error('There are too few rows');
  await school.edit('Compliance', edited.id, { Standing: 'Accepted', Receipt: 'FALSE-0001' });
  await school.edit('Attestations', signed.id, { Person: 'Somebody Else' });
  await school.remove('Compliance', deleted.id);
  await school.add('Compliance', { ...copied.fields, Key: 'A copy' });
  await school.add('Attestations', { Title: 'Our own note', Key: 'Note' });
  await wakeUp(school.world, 'drift');
  await school.world.settled();
  await until(async () => (await drift()).filter(({ repaired }) => repaired).length === 4);
  expect(await drift()).toEqual([
    { list: 'attestations', what: 'edited', columns: ['Person'], repaired: true },
    { list: 'attestations', what: 'foreign', columns: [], repaired: false },
    { list: 'compliance', what: 'deleted', columns: [], repaired: true },
    { list: 'compliance', what: 'doubled', columns: [], repaired: true },
    { list: 'compliance', what: 'edited', columns: ['Standing', 'Receipt'], repaired: true },
  ]);
  const after = await items('Compliance');
  expect(after.find(({ id }) => id === edited.id)?.fields).toEqual(edited.fields);
  expect(after.find(({ fields }) => fields['Key'] === deleted.fields['Key'])?.fields).toEqual(deleted.fields);
  expect(after.some(({ fields }) => fields['Key'] === 'A copy')).toBe(false);
  const attestations = await items('Attestations');
  expect(attestations.find(({ id }) => id === signed.id)?.fields).toEqual(signed.fields);
  expect(attestations.some(({ fields }) => fields['Title'] === 'Our own note')).toBe(true);
  const { rows } = await school.world.database.query(
    `select payload->>'what' as what from ledger where kind = 'drift-repaired' order by 1`,
  );
  expect(rows.map(({ what }) => what)).toEqual(['deleted', 'doubled', 'edited', 'edited']);
  // Looked at again, there is nothing new.
  await wakeUp(school.world, 'drift');
  expect(await drift()).toHaveLength(5);
});

test('a link that is lost has the whole list compared', async () => {
  const [edited] = await items('Compliance');
  await school.edit('Compliance', edited?.id ?? '', { Person: 'Somebody Else' });
  await school.world.control.fail({ path: '/items/delta', method: 'GET', status: 410, times: 2 });
  await wakeUp(school.world, 'drift');
  await school.world.settled();
  await until(async () => (await drift()).some(({ repaired }) => repaired));
  expect(await drift()).toEqual([{ list: 'compliance', what: 'edited', columns: ['Person'], repaired: true }]);
});
