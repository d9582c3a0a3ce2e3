import { DOMAIN, MAIL_SENDER } from '../identifiers.ts';
import type { AppRole, DirectoryPerson } from './person.ts';

/** The people of Oakfield Primary School. Every one is invented. */
type Row = readonly [name: string, jobTitle: string, department: Department, extra?: Partial<DirectoryPerson>];
type Department = 'Leadership' | 'Teaching' | 'Support' | 'Midday' | 'Office' | 'Governors' | 'Supply' | 'Mailboxes';

const AGENCY_DOMAIN = 'brightcover.example';
const manage: readonly AppRole[] = ['Policy.Manage'];
const read: readonly AppRole[] = ['Compliance.Read'];

const rows: readonly Row[] = [
  ['Margaret Okafor', 'Head teacher', 'Leadership', { roles: read }],
  ['Daniel Whitcombe', 'Deputy head teacher', 'Leadership'],
  ['Sunita Rao', 'School business manager', 'Office', { roles: manage }],
  ['Helen Braithwaite', 'Designated safeguarding lead', 'Leadership', { roles: [...manage, ...read] }],
  ['Tomasz Zielinski', 'Online safety lead', 'Teaching'],
  ['Priya Raman', 'Assistant head teacher and staff governor', 'Teaching'],
  ['Rhys Llewellyn', 'Special educational needs coordinator', 'Teaching'],
  ['Amelia Thornton', 'Early years lead', 'Teaching'],
  ['Kwame Mensah', 'Teacher, year 1', 'Teaching'],
  ['Siobhan Gallagher', 'Teacher, year 1', 'Teaching'],
  ['Yusuf Demir', 'Teacher, year 2', 'Teaching'],
  ['Charlotte Pemberton', 'Teacher, year 2', 'Teaching'],
  ['Nadia Hussain', 'Teacher, year 3', 'Teaching'],
  ['Callum Fraser', 'Teacher, year 3', 'Teaching'],
  ['Ifeoma Adeyemi', 'Teacher, year 4', 'Teaching'],
  ['George Hathersage', 'Teacher, year 4', 'Teaching'],
  ['Mei-Ling Chan', 'Teacher, year 5', 'Teaching'],
  ['Oliver Stainforth', 'Teacher, year 5', 'Teaching'],
  ['Zainab Sheikh', 'Teacher, year 6', 'Teaching'],
  ['Benedict Ashworth', 'Teacher, year 6', 'Teaching'],
  ['Lucía Fernández', 'Teacher, Spanish and music', 'Teaching'],
  ['Graham Pickering', 'Teacher, year 2 (left in July)', 'Teaching', { accountEnabled: false }],
  ['Jasmine Clarke', 'Teaching assistant', 'Support'],
  ['Mohammed Iqbal', 'Teaching assistant', 'Support'],
  ['Bronwen Pritchard', 'Teaching assistant', 'Support'],
  ['Aisha Karim', 'Teaching assistant', 'Support'],
  ['Liam Doherty', 'Teaching assistant', 'Support'],
  ['Grace Owusu', 'Teaching assistant', 'Support', { appRefused: true }],
  ['Ewa Nowak', 'Teaching assistant', 'Support'],
  ['Harpreet Gill', 'Higher level teaching assistant', 'Support'],
  ['Chloe Bancroft', 'Learning mentor', 'Support'],
  ['Dmitri Petrov', 'Nursery nurse', 'Support'],
  ['Fatoumata Diallo', 'Nursery nurse', 'Support'],
  ['Stephen Kettlewell', 'Caretaker', 'Support'],
  ['Angela Hartley', 'Office manager', 'Office'],
  ['Ravi Chowdhury', 'Receptionist', 'Office'],
  ['Michelle Entwistle', 'Attendance officer', 'Office', { botBlocked: true }],
  ['Joyce Campbell', 'Midday supervisor', 'Midday'],
  ['Brenda Sugden', 'Midday supervisor', 'Midday', { mail: null }],
  ['Parveen Akhtar', 'Midday supervisor', 'Midday'],
  ['Carol Longbottom', 'Midday supervisor', 'Midday'],
  ['Nkechi Eze', 'Midday supervisor', 'Midday'],
  ['Denise Oldroyd', 'Cook in charge', 'Midday'],
  ['Ana Marques', 'Kitchen assistant', 'Midday'],
  ['Terence Blackwood', 'Breakfast club leader', 'Midday'],
  ['Caroline Ashby', 'Chair of governors', 'Governors', { mail: board('caroline.ashby'), roles: read }],
  ['Winston Bailey', 'Vice-chair of governors', 'Governors', { mail: board('winston.bailey') }],
  ['Farah Siddiqui', 'Safeguarding governor', 'Governors', { mail: board('farah.siddiqui') }],
  ['Peter Holroyd', 'Parent governor', 'Governors', { mail: board('peter.holroyd') }],
  ['Li Na Zhou', 'Parent governor', 'Governors', guest('lina.zhou', 'fernbank.example')],
  ['Jonathan Sykes', 'Local authority governor', 'Governors', guest('jonathan.sykes', 'borough-council.example')],
  ['Ruth Abrams', 'Clerk to the governors', 'Governors', { mail: board('clerk') }],
  ['Kayleigh Moss', 'Supply teacher', 'Supply', guest('kayleigh.moss', AGENCY_DOMAIN)],
  ['Tariq Mahmood', 'Supply teacher', 'Supply', guest('tariq.mahmood', AGENCY_DOMAIN)],
  ['Sophie Lindqvist', 'Supply teacher', 'Supply', guest('sophie.lindqvist', AGENCY_DOMAIN)],
  ['Emmanuel Boateng', 'Supply teaching assistant', 'Supply', guest('emmanuel.boateng', AGENCY_DOMAIN)],
  ['Rebecca Fairclough', 'Supply teaching assistant', 'Supply', guest('rebecca.fairclough', AGENCY_DOMAIN)],
  ['Governing Board', 'Shared mailbox', 'Mailboxes', { mail: board('board'), accountEnabled: false }],
  ['Oakfield Policies', 'Shared mailbox', 'Mailboxes', sharedMailbox(MAIL_SENDER)],
];

export const oakfieldPeople: readonly DirectoryPerson[] = rows.map(toPerson);

/** The object id of a person by name, for groups and managers. */
export function personId(name: string): string {
  const index = rows.findIndex(([known]) => known === name);
  if (index < 0) throw new Error(`Nobody at Oakfield is called ${name}`);
  return objectId(index);
}

function toPerson([name, jobTitle, department, extra]: Row, index: number): DirectoryPerson {
  const space = name.lastIndexOf(' ');
  const address = `${plain(name)}@${DOMAIN}`;
  return {
    objectId: objectId(index),
    displayName: name,
    givenName: name.slice(0, space),
    surname: name.slice(space + 1),
    userPrincipalName: address,
    mail: address,
    jobTitle,
    department,
    userType: 'Member',
    accountEnabled: true,
    roles: [],
    managerId: managerOf(name, department),
    appRefused: false,
    botBlocked: false,
    ...extra,
  };
}

function managerOf(name: string, department: Department): string | null {
  if (name === 'Margaret Okafor' || department === 'Governors' || department === 'Mailboxes') return null;
  if (department === 'Leadership' || department === 'Teaching') return objectId(0);
  return department === 'Supply' ? objectId(1) : objectId(2);
}

function objectId(index: number): string {
  return `7d1c4a00-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replace(/ (?=\S+$)/, '.')
    .replaceAll(' ', '');
}

function board(mailbox: string): string {
  return `${mailbox}@board.${DOMAIN}`;
}

function sharedMailbox(address: string): Partial<DirectoryPerson> {
  return { mail: address, userPrincipalName: address, accountEnabled: false };
}

/** A guest's user principal name is their home address with the tenant's own domain behind it; Entra keeps the address itself beside it. */
function guest(mailbox: string, domain: string): Partial<DirectoryPerson> {
  return {
    mail: `${mailbox}@${domain}`,
    otherMails: [`${mailbox}@${domain}`],
    userPrincipalName: `${mailbox}_${domain}#EXT#@${DOMAIN}`,
    userType: 'Guest',
  };
}
