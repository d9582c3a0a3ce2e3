import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, test } from 'vitest';
import { provision } from '#server/provision.ts';
import type { Setup } from '#tests/support/control.ts';
import { createWorld, type World } from '#tests/support/world.ts';
import { expectDiagnosis, expectHealth, type Fault } from './support/patient.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Undone by setting all as it was. */
async function changed({ control }: World, change: Partial<Setup>) {
  const before = await control.setup();
  await control.changeSetup(change);
  return { undo: () => control.changeSetup(before) };
}

const withoutRole = (name: string, goesOn = false): Fault => ({
  name: `no consent to ${name}`,
  found: `permission.${name}`,
  goesOn,
  wrong: new RegExp(`${name.replaceAll('.', '\\.')} is missing`),
  fix: /API permissions.*Grant admin consent/,
  plant: async (one) => changed(one, { roles: (await one.control.setup()).roles.filter((role) => role !== name) }),
});

/** Once the list's settings are as they should be again, provisioning makes what is missing. */
const withColumn = (
  [name, found, wrong, fix, goesOn = false]: [string, string, RegExp, RegExp, boolean?],
  list: string,
  change: (one: World, listId: string) => Promise<unknown>,
  restore: (one: World, listId: string) => Promise<unknown> = async () => undefined,
): Fault => ({
  name,
  found,
  goesOn,
  wrong,
  fix,
  plant: async (one) => {
    const { id } = await one.control.list(list);
    await change(one, id);
    return {
      undo: async () => {
        await restore(one, id);
        await provision(one.settings);
      },
    };
  },
});

const provisioned = /npm run provision/;
const refusing = (method: string, path: string, status: number, code: string) => async (one: World) => {
  await one.control.fail({ method, path, status, code, seconds: 60 });
  return { undo: () => one.control.clearFaults() };
};

const faults: readonly Fault[] = [
  ...['User.Read.All', 'Group.ReadBasic.All', 'AppCatalog.Read.All', 'Mail.Send', 'Sites.Selected'].map((name) =>
    withoutRole(name),
  ),
  withoutRole('TeamsAppInstallation.ReadWriteSelfForUser.All'),
  withoutRole('TeamsActivity.Send', true),
  {
    name: 'consent to more than is used',
    found: 'permission.excess',
    outcome: 'warning',
    wrong: /Sites\.FullControl\.All/,
    fix: /remove Sites\.FullControl\.All/,
    plant: async (one) => changed(one, { roles: [...(await one.control.setup()).roles, 'Sites.FullControl.All'] }),
  },
  {
    name: 'a policy that keeps apps from reading groups',
    found: 'permission.Group.ReadBasic.All',
    wrong: /refuses all the same: Authorization_RequestDenied/,
    fix: /policy of the tenant.*grant GroupMember\.Read\.All in place/,
    plant: refusing('GET', '^/v1.0/groups', 403, 'Authorization_RequestDenied'),
  },
  {
    name: 'a site that was not granted',
    found: 'site',
    wrong: /no role/,
    fix: /POST https:\/\/graph\.microsoft\.com\/v1\.0\/sites\/.*\/permissions/,
    plant: (one) => changed(one, { siteRole: null }),
  },
  {
    name: 'a site that was granted for reading',
    found: 'site.write',
    wrong: /reads only/,
    fix: /"roles":\["write"\]/,
    plant: (one) => changed(one, { siteRole: 'read' }),
  },
  {
    name: 'the id of another site',
    found: 'site',
    wrong: /no site/,
    fix: /SHAREPOINT_SITE_ID/,
    plant: () => ({ settings: { sharePointSiteId: `x.sharepoint.com,${randomUUID()},${randomUUID()}` } }),
  },
  {
    name: 'a site without a library',
    found: 'library',
    goesOn: true,
    wrong: /404/,
    fix: /Site contents/,
    plant: refusing('GET', '/sites/[^/]+/drive/root', 404, 'itemNotFound'),
  },
  withColumn(
    ['a list that was deleted', 'list.compliance', /no list "Compliance"/, provisioned],
    'Compliance',
    (one, id) => one.control.deleteList(id),
  ),
  withColumn(
    ['a column that was deleted', 'columns.attestations', /Receipt is missing/, provisioned],
    'Attestations',
    (one, id) => one.control.deleteColumn(id, 'Receipt'),
  ),
  withColumn(
    ['an index that was dropped', 'columns.compliance', /Standing has no index/, provisioned, true],
    'Compliance',
    (one, id) => one.control.changeColumn(id, 'Standing', { indexed: false }),
  ),
  withColumn(
    ['a key that lets rows stand twice', 'columns.attestations', /Key lets a value stand twice/, provisioned],
    'Attestations',
    (one, id) => one.control.changeColumn(id, 'Key', { unique: false }),
  ),
  withColumn(
    [
      'a column of another type',
      'columns.compliance',
      /DueOn holds dateTime instead of text/,
      /delete the column DueOn/,
    ],
    'Compliance',
    (one, id) => one.control.changeColumn(id, 'DueOn', { kind: 'dateTime' }),
    (one, id) => one.control.changeColumn(id, 'DueOn', { kind: 'text' }),
  ),
  withColumn(
    ['a choice that was taken away', 'columns.attestations', /Outcome does not offer Accepted/, /choices back/],
    'Attestations',
    (one, id) => one.control.changeColumn(id, 'Outcome', { choices: ['Taken back'] }),
    (one, id) => one.control.changeColumn(id, 'Outcome', { choices: ['Accepted', 'Taken back'] }),
  ),
  {
    name: 'an app that nobody uploaded',
    found: 'catalogue',
    wrong: /TEAMS_APP_ID/,
    fix: /Upload new app/,
    plant: (one) => changed(one, { catalogue: null }),
  },
  {
    name: 'an app that waits for approval',
    found: 'catalogue',
    wrong: /approved/,
    fix: /Submitted/,
    plant: (one) => changed(one, { catalogue: { version: '1.0.0', publishingState: 'submitted' } }),
  },
  {
    name: 'an app of an older version',
    found: 'catalogue.version',
    goesOn: true,
    wrong: /0\.0\.1 of the app; this product’s is 0\.0\.2/,
    fix: /npm run package/,
    plant: (one) => changed(one, { catalogue: { version: '0.0.1', publishingState: 'published' } }),
  },
  {
    name: 'a sender whom nobody knows',
    found: 'mail.sender',
    wrong: /nobody called gone@oakfield\.example/,
    fix: /Shared mailboxes/,
    plant: () => ({ settings: { mailSender: 'gone@oakfield.example' } }),
  },
  {
    name: 'a sender without a mailbox',
    found: 'mail.sender',
    wrong: /no mailbox/,
    fix: /licence/,
    plant: async ({ control, settings }) => {
      const sender = await control.person(settings.mailSender.split('@')[0] ?? '');
      await control.changePerson(sender.objectId, { mail: null });
      return { undo: () => control.changePerson(sender.objectId, { mail: sender.mail }) };
    },
  },
  {
    name: 'a sender whom Exchange does not allow',
    found: 'mail.send',
    wrong: /does not let the app send/,
    fix: /Get-ApplicationAccessPolicy/,
    plant: async ({ control }) => {
      const other = (await control.people()).find(({ mail, accountEnabled }) => mail !== null && accountEnabled);
      return { settings: { mailSender: other?.userPrincipalName ?? '' } };
    },
  },
  {
    name: 'an app that may send as everybody',
    found: 'mail.restricted',
    outcome: 'warning',
    wrong: /everybody/,
    fix: /New-ManagementRoleAssignment/,
    plant: refusing('POST', '^/v1.0/users/[0-9a-f-]{36}/sendMail', 400, 'ErrorInvalidRecipients'),
  },
];

test.each(faults)('$name', (fault) => expectDiagnosis(world, fault));

test('nothing is left of any of them', () => expectHealth(world));

test('the wider permission on groups is no fault and no excess where the least one is not held', async () => {
  const { roles } = await world.control.setup();
  await world.control.changeSetup({
    roles: roles.map((role) => (role === 'Group.ReadBasic.All' ? 'GroupMember.Read.All' : role)),
  });
  await expectHealth(world);
  await world.control.changeSetup({ roles });
});
