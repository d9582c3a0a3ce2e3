import { afterEach, beforeEach, expect, test } from 'vitest';
import { graphPath, odataLiteral, queryString, searchClause } from '#server/adapters/graph/graph-path.ts';
import { type Microsoft, openMicrosoft } from './microsoft.ts';

const nobody = '00000000-0000-4000-8000-00000000000f';

let microsoft: Microsoft;
beforeEach(async () => {
  microsoft = await openMicrosoft();
});
afterEach(() => microsoft.close());

async function groupId(name: string): Promise<string> {
  const found = (await microsoft.control.groups()).find((group) => group.displayName === name);
  return found?.id ?? '';
}

test.each([
  ['staff', ['All staff', 'Midday staff', 'Staff welfare panel', 'Support staff', 'Teaching staff']],
  ['GOV', ['Governors']],
  ['nothing like it', []],
  ['"quoted" \\ & # words', []],
])('groups are found by the start of a word: %s', async (text, names) => {
  const groups = await microsoft.directory.searchGroups(text);
  expect(groups.map((group) => group.name)).toEqual(names);
});

test('a group is read by its id', async () => {
  const id = await groupId('Governors');
  expect(await microsoft.directory.groupById(id)).toEqual({ id, name: 'Governors', description: expect.any(String) });
  await expect(microsoft.directory.groupById(nobody)).rejects.toMatchObject({ code: 'group-not-found' });
});

test('everyone in the groups inside a group is a member once, leavers included', async () => {
  const all = await microsoft.control.people();
  const expected = all.filter((person) => person.groups.some(({ name }) => name === 'All staff'));
  const members = await microsoft.directory.membersOf(await groupId('All staff'));
  expect(new Set(members.map((person) => person.objectId)).size).toBe(members.length);
  expect(members.map((person) => person.objectId)).toEqual(
    expect.arrayContaining(expected.map((person) => person.objectId)),
  );
  const { objectId } = await microsoft.control.person('helen.braithwaite');
  expect(members.find((person) => person.objectId === objectId)).toEqual({
    tenantId: microsoft.settings.tenantId,
    objectId,
    name: 'Helen Braithwaite',
    userPrincipalName: 'helen.braithwaite@oakfield.example',
    mail: 'helen.braithwaite@oakfield.example',
    jobTitle: 'Designated safeguarding lead',
    guest: false,
    enabled: true,
    otherMail: null,
    startsOn: null,
    language: 'en',
  });
});

test('guests, leavers and people without a mailbox are told apart', async () => {
  const groups = await microsoft.control.groups();
  const everyone = (
    await Promise.all(groups.map(({ id }) => microsoft.directory.membersOf(id).catch(() => [])))
  ).flat();
  const read = async (name: string) => {
    const { objectId } = await microsoft.key(name);
    return everyone.find((person) => person.objectId === objectId);
  };
  expect(await read('lina.zhou_fernbank.example#EXT#')).toMatchObject({ guest: true, enabled: true });
  expect(await read('graham.pickering')).toMatchObject({ guest: false, enabled: false });
  expect(await read('brenda.sugden')).toMatchObject({ mail: null, enabled: true });
});

test('people are found by words of their names or by their address, many at once, leavers and guests included', async () => {
  const find = async (...names: string[]) =>
    (await microsoft.directory.peopleNamed(names))
      .map(({ name, enabled }) => `${name}${enabled ? '' : ' (left)'}`)
      .sort();
  expect(await find('Braithwaite')).toEqual(['Helen Braithwaite']);
  expect(await find('Pickering', 'mossy', 'Moss')).toEqual(['Graham Pickering (left)', 'Kayleigh Moss']);
  expect(await find('Mei-Ling', 'sunita.rao@oakfield.example')).toEqual(['Mei-Ling Chan', 'Sunita Rao']);
  expect(await find('nobody at all', '"quoted" \\ & # words', '@nowhere.example')).toEqual([]);
  expect(await find()).toEqual([]);
  const everyone = await microsoft.control.people();
  expect(await find(...everyone.map(({ name }) => name))).toHaveLength(everyone.length);
});

test('a person is read by their id, and is nobody once the account is gone', async () => {
  const { objectId } = await microsoft.control.person('graham.pickering');
  expect(await microsoft.directory.personById(objectId)).toMatchObject({ name: 'Graham Pickering', enabled: false });
  expect(await microsoft.directory.personById(nobody)).toBeNull();
  await microsoft.control.fail({ method: 'GET', path: '/v1.0/users', status: 403, times: 1 });
  await expect(microsoft.directory.personById(objectId)).rejects.toMatchObject({ code: 'microsoft-unavailable' });
});

test('the language is what the directory names, and English for any other', async () => {
  const { objectId } = await microsoft.control.person('ana.marques');
  await microsoft.control.changePerson(objectId, { preferredLanguage: 'cy-GB' });
  expect(await microsoft.directory.personById(objectId)).toMatchObject({ language: 'cy' });
});

test('the first day of work is the day it is in the school, and other addresses are known', async () => {
  const { objectId } = await microsoft.control.person('ana.marques');
  await microsoft.control.changePerson(objectId, {
    employeeHireDate: '2026-08-31T23:00:00Z',
    otherMails: ['ana@home.example', 'ana@work.example'],
  });
  expect(await microsoft.directory.personById(objectId)).toMatchObject({
    startsOn: '2026-09-01',
    otherMail: 'ana@home.example',
  });
});

test('a manager is named where there is one', async () => {
  const manager = async (name: string) =>
    (await microsoft.directory.managerOf((await microsoft.control.person(name)).objectId))?.name ?? null;
  expect(await manager('kwame.mensah')).toBe('Margaret Okafor');
  expect(await manager('margaret.okafor')).toBeNull();
  await microsoft.control.fail({ method: 'GET', path: '/manager', status: 503, times: 5 });
  await expect(manager('kwame.mensah')).rejects.toMatchObject({ code: 'directory-busy' });
});

test('changes of direct members show from a link on, and those inside nested groups do not', async () => {
  const [all, midday] = [await groupId('All staff'), await groupId('Midday staff')];
  const { objectId } = await microsoft.control.person('kwame.mensah');
  const first = await microsoft.directory.groupChanges(all, null);
  expect(first.changed).toBe(true);
  const quiet = await microsoft.directory.groupChanges(all, first.deltaLink);
  expect(quiet.changed).toBe(false);
  await microsoft.control.changeMembers(midday, { add: [objectId] });
  expect((await microsoft.directory.groupChanges(all, quiet.deltaLink)).changed).toBe(false);
  await microsoft.control.changeMembers(all, { add: [objectId] });
  expect((await microsoft.directory.groupChanges(all, quiet.deltaLink)).changed).toBe(true);
  await microsoft.control.fail({ method: 'GET', path: '/groups/delta', status: 410, times: 1 });
  expect((await microsoft.directory.groupChanges(all, quiet.deltaLink)).changed).toBe(true);
});

test('a group that is gone, or that hides its members, is named as such', async () => {
  await expect(microsoft.directory.membersOf(nobody)).rejects.toMatchObject({ code: 'group-not-found' });
  const hidden = microsoft.directory.membersOf(await groupId('Staff welfare panel'));
  await expect(hidden).rejects.toMatchObject({ code: 'group-hidden' });
});

test('reading waits as long as Graph asked, and then goes on', async () => {
  await microsoft.control.fail({ method: 'GET', path: '/v1.0/groups', status: 503, times: 2, retryAfter: 3 });
  expect(await microsoft.directory.searchGroups('gov')).toHaveLength(1);
  expect(microsoft.waits).toEqual([3_000, 3_000]);
});

test.each([
  ['throttled for longer than a person waits', { status: 429, retryAfter: 60 }, []],
  ['down for longer than a few attempts', { status: 503 }, [1_000, 2_000]],
])('a directory that is %s is named as busy', async (_, fault, waits) => {
  await microsoft.control.fail({ method: 'GET', path: '/v1.0/groups', times: 3, ...fault });
  await expect(microsoft.directory.searchGroups('gov')).rejects.toMatchObject({ code: 'directory-busy' });
  expect(microsoft.waits).toEqual(waits);
});

test('a directory whose answer is lost is named as busy', async () => {
  await microsoft.control.fail({ method: 'GET', path: '/v1.0/groups', status: 500, times: 1, drop: true });
  await expect(microsoft.directory.searchGroups('gov')).rejects.toMatchObject({ code: 'directory-busy' });
});

test('a sign-in that fails is not taken for an empty directory', async () => {
  const wrong = await openMicrosoft({ CLIENT_SECRET: 'another' });
  await expect(wrong.directory.searchGroups('gov')).rejects.toMatchObject({ name: 'Failure' });
  await wrong.close();
});

test('no value changes the shape of a path, a literal or a query', () => {
  expect(graphPath`/groups/${"a/../b?c#d'"}/members`).toBe("/groups/a%2F..%2Fb%3Fc%23d'/members");
  expect(graphPath`/sites/${'host,1,2'}/lists`).toBe('/sites/host,1,2/lists');
  for (const climbing of ['', '.', '..'])
    expect(() => graphPath`/groups/${climbing}`).toThrow('cannot be a path segment');
  expect(odataLiteral("O'Brien")).toBe("'O''Brien'");
  expect(searchClause('displayName', 'a"b\\c')).toBe(String.raw`"displayName:a\"b\\c"`);
  expect(queryString({ $filter: "a eq 'b & c'", $top: '1' })).toBe("?$filter=a%20eq%20'b%20%26%20c'&$top=1");
});
