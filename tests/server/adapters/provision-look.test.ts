import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCredentials } from '#server/adapters/credentials.ts';
import { listLooks } from '#server/adapters/sharepoint/list-look.ts';
import { readSettings, type Settings } from '#server/config/settings.ts';
import { createTenant, type Tenant } from '#server/embedded-tenant/create-tenant.ts';
import { provision } from '#server/provision.ts';
import { type Control, controlOf } from '#tests/support/control.ts';

let tenant: Tenant;
let control: Control;
/** Signs in by the machine's managed identity, which stands for a certificate. */
let settings: Settings;

beforeAll(async () => {
  tenant = await createTenant({ port: 0, dataDir: null, productUrl: 'http://localhost:9' });
  control = controlOf(tenant.origin);
  Object.assign(process.env, tenant.withoutSecret.machine);
  settings = readSettings(tenant.withoutSecret.environment);
});
// One tenant for all of them: MSAL keeps the machine's token as long as the process lives.
beforeEach(() => control.reset());
afterAll(async () => {
  expect(tenant.unknownCalls).toEqual([]);
  await tenant.close();
  delete process.env['IDENTITY_ENDPOINT'];
  delete process.env['IDENTITY_HEADER'];
});

const members = 5;
const edit = 1073741830;
const reading = 1073741826;

test('both lists get their views, formats, versions and permissions; a second time changes nothing', async () => {
  expect(await provision(settings)).toEqual([]);
  for (const { displayName, views, formats } of listLooks) {
    const list = await control.list(displayName);
    expect(list.views.map(({ title }) => title)).toEqual(['All Items', ...views.map(({ title }) => title)]);
    expect(list.views.filter(({ isDefault }) => isDefault).map(({ title }) => title)).toEqual(
      views.filter(({ isDefault }) => isDefault).map(({ title }) => title),
    );
    for (const view of views) {
      expect(list.views.find(({ title }) => title === view.title)).toMatchObject({
        query: view.query,
        fields: view.fields,
      });
    }
    expect(Object.keys(list.formatters)).toEqual(Object.keys(formats));
    expect(list.settings).toMatchObject({ versioning: true, readSecurity: 1, writeSecurity: 1 });
    expect(list.settings.assignments).toContainEqual({ principalId: members, roleIds: [reading] });
    expect(list.settings.assignments?.some(({ roleIds }) => roleIds.includes(edit))).toBe(false);
  }
  const before = [await control.list('Attestations'), await control.list('Compliance')];
  await control.fail({ method: 'POST', path: '/_api/', status: 500, times: 100 });
  expect(await provision(settings)).toEqual([]);
  expect([await control.list('Attestations'), await control.list('Compliance')]).toEqual(before);
});

test('what was changed by hand is put right, and what the school added is left alone', async () => {
  await provision(settings);
  const before = await control.list('Compliance');
  const own = { ...before.views[0], id: '00000000-0000-4000-8000-000000000001', title: 'Ours', isDefault: true };
  await control.changeLook(before.id, {
    views: [
      own as (typeof before.views)[number],
      ...before.views
        .filter(({ title }) => title !== 'Exempt')
        .map((view) => ({ ...view, isDefault: false, query: view.title === 'Overdue' ? '' : view.query })),
    ],
    formatters: { ...before.formatters, Standing: '{}', Policy: '{"elmType":"div"}' },
    versioning: false,
    writeSecurity: 4,
    assignments: [{ principalId: members, roleIds: [edit] }],
  });
  expect(await provision(settings)).toEqual([]);
  const after = await control.list('Compliance');
  const byTitle = (list: typeof before) =>
    Object.fromEntries(list.views.map(({ id: _, ...view }) => [view.title, view] as const));
  expect(byTitle(after)).toEqual({ ...byTitle(before), Ours: { ...own, id: undefined, isDefault: false } });
  expect(after.formatters).toEqual({ ...before.formatters, Policy: '{"elmType":"div"}' });
  expect(after.settings).toMatchObject({ versioning: true, writeSecurity: 1 });
  expect(after.settings.assignments).toEqual([{ principalId: members, roleIds: [reading] }]);
});

const allSteps = /Create view.*Format this column.*Versioning settings.*Stop Inheriting/s;

test.each([
  ['a client secret', () => readSettings(tenant.environment), {}, /no sign-in by client secret/],
  ['no consent on SharePoint itself', () => settings, { sharePointRoles: [] }, /API "SharePoint"/],
])('with %s the lists stand, and what to do by hand is said', async (_, signIn, setup, because) => {
  await control.changeSetup(setup);
  const left = await provision(signIn());
  expect(left.map(({ list }) => list)).toEqual(['Attestations', 'Compliance']);
  for (const one of left) {
    expect(one.because).toMatch(because);
    expect(one.steps.join('\n')).toMatch(allSteps);
  }
  expect((await control.list('Compliance')).views).toHaveLength(1);
});

test('a site that grants no more than writing rows has it said, and nothing is half done', async () => {
  await provision(readSettings(tenant.environment));
  await control.changeSetup({ siteRole: 'write' });
  const left = await provision(settings);
  expect(left.map(({ because }) => because)).toEqual(Array(2).fill(expect.stringMatching(/--role fullcontrol/)));
  expect((await control.list('Compliance')).views).toHaveLength(1);
});

test('an answer nobody foresaw costs the looks and not the lists', async () => {
  await control.fail({ method: 'POST', path: '/_api/web/.*/views$', status: 400, times: 100 });
  const left = await provision(settings);
  expect(left[0]?.because).toMatch(/SharePoint answered 400/);
  expect(left[0]?.steps.join('\n')).toMatch(allSteps);
});

test('a list whose own permissions keep the app out is named, with how to let it in again', async () => {
  await control.changeSetup({ grantReachesOwnPermissions: false });
  const left = await provision(settings);
  expect(left[0]?.because).toMatch(/kept the app out/);
  expect(left[0]?.steps.join()).toMatch(/Delete unique permissions/);
  // The other list, which would have been next, is as it was.
  expect((await control.list('Compliance')).settings.assignments).toBeNull();
});

test('SharePoint lets nobody in with a token of Graph, and shows a list to whoever may read the site', async () => {
  await provision(settings);
  const { id } = await control.list('Compliance');
  const address = `${tenant.origin}/sites/policies/_api/web/lists(guid'${id}')?$select=ReadSecurity`;
  const { appToken } = createCredentials(settings);
  const status = async (scope: string) =>
    (await fetch(address, { headers: { Authorization: `Bearer ${await appToken(scope)}` } })).status;
  const host = settings.sharePointSiteId.split(',')[0];
  expect(await status('https://graph.microsoft.com/.default')).toBe(401);
  await control.changeSetup({ siteRole: 'read' });
  expect(await status(`https://${host}/.default`)).toBe(200);
  await control.changeSetup({ siteRole: null });
  expect(await status(`https://${host}/.default`)).toBe(403);
});
