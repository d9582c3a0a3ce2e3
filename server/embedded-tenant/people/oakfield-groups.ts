import { oakfieldPeople, personId } from './oakfield-people.ts';
import type { DirectoryGroup } from './person.ts';

const id = (number: number) => `9b2e5f00-0000-4000-8000-${String(number).padStart(12, '0')}`;

const people = (...names: string[]) => names.map((name) => ({ objectId: personId(name), type: 'user' as const }));
const groups = (...ids: string[]) => ids.map((objectId) => ({ objectId, type: 'group' as const }));
const department = (name: string) =>
  oakfieldPeople
    .filter((person) => person.department === name)
    .map(({ objectId }) => ({ objectId, type: 'user' as const }));

const ALL_STAFF = id(1);
const TEACHING = id(2);
const SUPPORT = id(3);
const MIDDAY = id(4);

export const oakfieldGroups: readonly DirectoryGroup[] = [
  group(ALL_STAFF, 'All staff', 'Everyone employed by the school', [
    ...groups(TEACHING, SUPPORT, MIDDAY),
    ...people('Margaret Okafor', 'Daniel Whitcombe', 'Helen Braithwaite'),
  ]),
  group(TEACHING, 'Teaching staff', 'Teachers, the leaver of July still among them', [
    ...department('Teaching'),
    ...people('Daniel Whitcombe', 'Helen Braithwaite'),
  ]),
  group(SUPPORT, 'Support staff', 'Teaching assistants, office and site', [
    ...department('Support'),
    ...department('Office'),
  ]),
  group(MIDDAY, 'Midday staff', 'Midday supervisors, kitchen and breakfast club', department('Midday')),
  group(id(5), 'Governors', 'The governing board, with its shared mailbox', [
    ...department('Governors'),
    ...people('Margaret Okafor', 'Priya Raman', 'Governing Board'),
  ]),
  group(id(6), 'Supply agency', 'Agency staff, as guests', department('Supply')),
  group(
    id(7),
    'Senior leaders',
    'The senior leadership team',
    people('Margaret Okafor', 'Daniel Whitcombe', 'Helen Braithwaite', 'Priya Raman', 'Sunita Rao'),
  ),
  {
    ...group(id(8), 'Staff welfare panel', 'Who sits on it is not shown', people('Harpreet Gill', 'Rhys Llewellyn')),
    hiddenMembership: true,
  },
];

function group(
  groupId: string,
  displayName: string,
  description: string,
  members: DirectoryGroup['members'],
): DirectoryGroup {
  const mailNickname = displayName.toLowerCase().replaceAll(' ', '-');
  return { id: groupId, displayName, description, mailNickname, hiddenMembership: false, members };
}
