import { afterAll, beforeAll, expect, test } from 'vitest';
import { provision } from '#server/provision.ts';
import type { TenantList } from '#tests/support/control.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { examineWorld, expectDiagnosis, expectHealth, type Fault } from './support/patient.ts';

/** What owners of the site change in the two lists, as only SharePoint itself tells; put right by provisioning. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ managedIdentity: true });
});
afterAll(async () => {
  await world.close();
  delete process.env['IDENTITY_ENDPOINT'];
  delete process.env['IDENTITY_HEADER'];
});

type Look = Partial<TenantList['settings'] & Pick<TenantList, 'views' | 'formatters'>>;
type Drift = readonly [name: string, found: string, wrong: RegExp, change: (list: TenantList) => Look];

const members = 5;
const edit = 1073741830;
const views = (change: (view: TenantList['views'][number]) => object) => (list: TenantList) => ({
  views: list.views.map((view) => ({ ...view, ...change(view) })),
});

const drifts: readonly Drift[] = [
  [
    'a view that was deleted',
    'views.compliance',
    /the view "Exempt" is missing/,
    (list) => ({ views: list.views.filter(({ title }) => title !== 'Exempt') }),
  ],
  [
    'a view whose filter was changed',
    'views.compliance',
    /the view "Overdue" filters, sorts or groups otherwise/,
    views(({ title, query }) => ({ query: title === 'Overdue' ? query.replace('<Today/>', '2026-09-01') : query })),
  ],
  [
    'columns that were taken out of a view',
    'views.attestations',
    /"By person" has other columns/,
    views(({ title, fields }) => ({ fields: title === 'By person' ? fields.slice(1) : fields })),
  ],
  [
    'another view that opens first',
    'views.attestations',
    /"Newest first" is not the view that opens first/,
    views(({ title }) => ({ isDefault: title === 'All Items' })),
  ],
  [
    'a column that is drawn as plain text',
    'views.compliance',
    /the column Standing is drawn otherwise/,
    ({ formatters }) => ({ formatters: { ...formatters, Standing: '' } }),
  ],
  ['versions that are not kept', 'protection.attestations', /no versions of rows/, () => ({ versioning: false })],
  ['rows that only their author sees', 'protection.compliance', /by author/, () => ({ readSecurity: 2 })],
  [
    'permissions that are those of the site',
    'protection.attestations',
    /whoever may edit in the site/,
    () => ({ assignments: null }),
  ],
  [
    'members who may edit rows',
    'protection.compliance',
    /Policies Members may edit rows \(Edit\)/,
    () => ({ assignments: [{ principalId: members, roleIds: [edit] }] }),
  ],
];

const faults = drifts.map(([name, found, wrong, change]): Fault => {
  const list = found.endsWith('attestations') ? 'Attestations' : 'Compliance';
  return {
    name,
    found,
    ...(found.startsWith('views') ? { outcome: 'warning' } : {}),
    goesOn: true,
    wrong,
    fix: /npm run provision/,
    plant: async ({ control, settings }) => {
      const before = await control.list(list);
      await control.changeLook(before.id, change(before));
      return { undo: () => provision(settings) };
    },
  };
});

test('nothing is found where all was provisioned', async () => {
  await expectHealth(world);
  const ids = (await examineWorld(world)).filter(({ outcome }) => outcome === 'ok').map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['views.compliance', 'protection.attestations']));
});

test.each(faults)('$name', (fault) => expectDiagnosis(world, fault));

test('provisioning puts every one of them right', () => expectHealth(world));

test('the running product’s own grant shows all of it but who may write', async () => {
  await world.control.changeSetup({ siteRole: 'write' });
  const found = (await examineWorld(world)).filter(({ id }) => /^(views|protection)\./.test(id));
  expect(found.map(({ outcome }) => outcome)).toEqual(Array(4).fill('ok'));
  expect(found.at(-1)).toMatchObject({ saw: expect.stringContaining('as far as the app is shown') });
  await world.control.changeSetup({ siteRole: 'fullcontrol' });
});

test('where SharePoint itself is closed to the app, nothing is claimed', async () => {
  await world.control.changeSetup({ sharePointRoles: [] });
  const found = (await examineWorld(world)).filter(({ id }) => /^(views|protection)\./.test(id));
  expect(found.map(({ outcome }) => outcome)).toEqual(Array(4).fill('skipped'));
  expect(found[0]).toMatchObject({ because: expect.stringContaining('API "SharePoint"') });
});
