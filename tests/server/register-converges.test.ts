import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TenantList } from '#tests/support/control.ts';
import { emptyDatabase, openRegisterSchool, type RegisterSchool } from '#tests/support/register-school.ts';
import { startOfTerm } from '#tests/support/school.ts';

let school: RegisterSchool;
beforeAll(async () => {
  school = await openRegisterSchool(startOfTerm, 4);
}, 60_000);
afterAll(() => school.world.close());

const lists = ['Attestations', 'Compliance'] as const;
type ListName = (typeof lists)[number];
const list = (name: ListName) => school.world.control.list(name);

/** What the rows say, whatever item each stands in. */
const said = (found: TenantList) =>
  found.items.map(({ fields }) => fields).toSorted((a, b) => String(a['Key']).localeCompare(String(b['Key'])));
const tags = (found: TenantList) => found.items.map(({ id, eTag }) => `${id} ${eTag}`);
const both = async <T>(read: (found: TenantList) => T) => [
  read(await list('Attestations')),
  read(await list('Compliance')),
];

type Deed = {
  readonly kind: 'edit' | 'delete' | 'double' | 'replace';
  readonly list: ListName;
  readonly row: number;
  readonly column: string;
};
const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('edit', 'delete', 'double', 'replace'),
  list: fc.constantFrom(...lists),
  row: fc.nat(99),
  column: fc.constantFrom('Person', 'Receipt', 'Key', 'Proof', 'VersionHash', 'ObjectId', 'LedgerNumber', 'Title'),
});

async function doIt({ kind, list: name, row, column }: Deed): Promise<void> {
  const { items } = await list(name);
  const item = items[row % Math.max(1, items.length)];
  if (!item) return;
  // The list lets no key stand twice, not even in a copy of a copy: only its proof says whose a copy is. Without that
  // it is a note of the school's own, which repair leaves alone.
  const copy = { ...item.fields, Key: `copy ${randomUUID()}` };
  const isCopy = String(item.fields['Key']).startsWith('copy ');
  const isProved = !String(item.fields['Proof']).startsWith('By hand');
  if (kind === 'edit' ? isCopy && column === 'Proof' : !isProved && kind !== 'delete') return;
  if (kind === 'edit')
    await school.edit(name, item.id, { [column]: column === 'LedgerNumber' ? row : `By hand ${row}` });
  if (kind === 'double' || kind === 'replace') await school.add(name, copy);
  // A row that is copied to the end of the list and deleted where it stood has changed its place.
  if (kind === 'delete' || kind === 'replace') await school.remove(name, item.id);
}

test('whatever people do to the rows, repair brings back what the database says, and then has nothing to do', async () => {
  const should = await both(said);
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 6 }), async (deeds) => {
      for (const one of deeds) await doIt(one);
      expect(await school.register('repair')).toMatchObject({ isRight: true });
      expect(await both(said)).toEqual(should);
      const after = await both(tags);
      expect(await school.register('repair')).toMatchObject({ isRight: true });
      expect(await both(tags)).toEqual(after);
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);

describe('without our database', () => {
  test('people, requests, attestations and their ledger entries come back from the lists and the library', async () => {
    const lost = new pg.Client(school.connection);
    const { connection, drop } = await emptyDatabase();
    expect(await school.register('rebuild-database', connection)).toMatchObject({ isRight: true });
    const restored = new pg.Client(connection);
    await Promise.all([lost.connect(), restored.connect()]);
    const rows = async (from: pg.Client, query: string) => (await from.query(query)).rows;
    for (const query of [
      'select * from request order by id',
      'select * from attestation order by id',
      'select id, policy_id, number, canonical, content_hash, accepted_since from policy_version where number > 0',
      'select campaign_id, group_id, object_id from campaign_member order by 1, 2, 3',
      'select object_id, name, mail, salt, guest from person where (tenant_id, object_id) in (select tenant_id, object_id from request) order by 1',
    ]) {
      expect(await rows(restored, query)).toEqual(await rows(lost, query));
    }
    const entries = await rows(restored, `select * from ledger where kind <> 'restored' order by number`);
    const before = await rows(
      lost,
      `select * from ledger where kind in ('asked', 'carried', 'accepted', 'published') order by number`,
    );
    expect(entries).toEqual(before);
    expect(await school.register('verify', connection)).toMatchObject({
      isRight: true,
      said: expect.stringContaining('Ledger: all right'),
    });
    expect(await school.register('rebuild-database', connection).catch((error: Error) => error.message)).toContain(
      'holds something already',
    );
    // The gaps that the ledger states are good; one more is not.
    await restored.query('alter table ledger disable trigger all');
    await restored.query('delete from ledger where number = (select max(number) from ledger where kind = $1)', [
      'accepted',
    ]);
    expect((await school.register('verify', connection)).isRight).toBe(false);
    await Promise.all([lost.end(), restored.end()]);
    await drop();
  }, 60_000);

  test('lists that were emptied are filled again', async () => {
    const should = await both(said);
    for (const name of lists) for (const { id } of (await list(name)).items) await school.remove(name, id);
    const { isRight, said: words } = await school.register('verify');
    expect([isRight, words]).toEqual([false, expect.stringMatching(/Compliance: 0 rows, \d+ missing/)]);
    expect((await school.register('rebuild-list')).isRight).toBe(true);
    expect(await both(said)).toEqual(should);
  }, 60_000);
});
