import { DOMAIN } from '../identifiers.ts';
import type { DirectoryGroup, DirectoryPerson } from './person.ts';

/** A trust of many invented people beside the school's own. */
export type LargeSchool = { readonly people: readonly DirectoryPerson[]; readonly groups: readonly DirectoryGroup[] };

const givenNames =
  'Abigail Adebayo Alfie Anika Arthur Beatrix Bilal Bridget Cerys Chidi Clara Dafydd Dilys Edith Elif Ewan Faith Femi Freya Gareth Gita Hamza Hattie Idris Imogen Isla Jarek Joan Kasia Kofi Lara Leon Lowri Magda Malik Mina Nell Nuala Omar Orla Percy Petra Quentin Rashid Rosa Rowan Safiya Silas Tamsin Theo Una Vera Wren Xenia Yara Zach'.split(
    ' ',
  );
const surnames =
  'Abara Allenby Amin Barraclough Bello Birtwistle Brankin Carrow Catterall Choudhary Clegg Cotterill Danjuma Deakin Dhillon Eastwood Egan Elvidge Farrar Fenwick Gadsby Garside Haigh Hallworth Hanif Hepworth Ibe Ince Jagger Joshi Kerrigan Kitson Kowalczyk Lasisi Lumb Mallinson Marsden Mirza Naylor Nolan Oakes Odell Parrish Pawar Quigley Ramsden Rashidi Sanderson Sharrow Tattersall Thackray Umar Varley Wadsworth Whitlam Yeadon Zaman'.split(
    ' ',
  );
const places =
  'Alder Beck Birch Brook Cedar Clough Dale Elm Fairfield Greenbank Hawthorn Hazel Heath Hill Holly Juniper Larch Lime Maple Meadow Moor Rowan Spring Sycamore Thorn Vale Willow Yew'.split(
    ' ',
  );
const EVERYONE = 'Everyone at Oakfield Trust';

/** Everybody is in the group of all and in one of the smaller ones, whose first member is the manager of the rest. */
export function largeSchool(count: number, smallGroups: number): LargeSchool {
  const people = Array.from({ length: count }, (_none, index) => personAt(index, smallGroups));
  const smaller = Array.from({ length: smallGroups }, (_none, index) =>
    groupAt(
      index + 1,
      groupName(index),
      people.filter((_person, at) => at % smallGroups === index),
    ),
  );
  return { people, groups: [groupAt(0, EVERYONE, people), ...smaller] };
}

function personAt(index: number, smallGroups: number): DirectoryPerson {
  const givenName = givenNames[index % givenNames.length] ?? '';
  const surname = surnames[Math.floor(index / givenNames.length) % surnames.length] ?? '';
  const address = `${givenName}.${surname}${index + 1}@${DOMAIN}`.toLowerCase();
  return {
    objectId: personId(index),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName: address,
    mail: address,
    jobTitle: index < smallGroups ? 'Head of school' : 'Teacher',
    department: smallGroups > 0 ? groupName(index % smallGroups) : '',
    userType: 'Member',
    accountEnabled: true,
    roles: [],
    managerId: index < smallGroups || smallGroups === 0 ? null : personId(index % smallGroups),
    appRefused: false,
    botBlocked: false,
  };
}

function groupName(index: number): string {
  const round = Math.floor(index / places.length);
  return `${places[index % places.length]} School${round > 0 ? ` ${round + 1}` : ''}`;
}

function groupAt(index: number, displayName: string, people: readonly DirectoryPerson[]): DirectoryGroup {
  return {
    id: `9b2e5f00-0000-4000-9000-${String(index).padStart(12, '0')}`,
    displayName,
    description: '',
    mailNickname: displayName.toLowerCase().replaceAll(' ', '-'),
    hiddenMembership: false,
    members: people.map(({ objectId }) => ({ objectId, type: 'user' })),
  };
}

function personId(index: number): string {
  return `7d1c4a00-0000-4000-9000-${String(index + 1).padStart(12, '0')}`;
}
