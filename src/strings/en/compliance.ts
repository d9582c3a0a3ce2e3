import type { NotAskedReason, PersonStanding } from '#src/contract/compliance.ts';
import { written } from '../written.ts';
import { peopleLong, requestsLong } from './counted.ts';

/** Never "100%" before everybody has. */
const percentOf = (part: number, whole: number) => (whole === 0 ? 0 : Math.floor((part / whole) * 100));

export const complianceTexts = {
  title: 'Compliance',
  asAt: (moment: string) => `As at ${moment} (UK time)`,
  clock: (moment: string) => `${moment} (UK time)`,
  /** Of those who have to answer: who is exempt was asked, and is counted apart. */
  done: (done: number, asked: number, exempt: number) => `${written(done)} of ${written(asked - exempt)}`,
  percent: (part: number, whole: number) => `${percentOf(part, whole)}%`,
  doneLead: 'people have accepted everything asked of them',
  waiting: (count: number) =>
    count === 1 ? '1 person has not accepted everything' : `${written(count)} people have not accepted everything`,
  noneWaiting: 'Everybody has accepted everything.',
  exemptOf: (asked: number, exempt: number) =>
    exempt === 0 ? null : `of ${written(asked)} asked, ${written(exempt)} exempt`,
  notYet: (count: number) =>
    count === 1
      ? '1 acceptance is recorded and not yet in the register. It follows by itself.'
      : `${written(count)} acceptances are recorded and not yet in the register. They follow by themselves.`,
  allIn: 'Every acceptance is in the register.',
  attestations: 'Attestations list',
  compliance: 'Compliance list',
  byPolicy: 'By policy',
  byGroup: 'By group',
  people: 'People',
  figures: {
    title: 'Where requests stand',
    /** Where there is more than one policy. */
    lead: 'One request for each person and policy: somebody asked for two policies counts twice.',
    neverAsked: 'People never asked',
    /** Why so many are exempt. */
    reason: (name: string, count: number) => `${written(count)} ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  },
  columns: {
    policy: 'Policy',
    group: 'Group',
    accepted: 'Accepted',
    outstanding: 'Outstanding',
    overdue: 'Overdue',
    declined: 'Declined',
    exempt: 'Exempt',
    notAsked: 'Not asked',
    why: 'Why',
    name: 'Name',
    standing: 'Standing',
    asked: 'Asked',
    due: 'Due',
    groups: 'Groups',
    receipt: 'Receipt',
  },
  filter: {
    policy: 'Policy',
    group: 'Group',
    standing: 'Standing',
    allPolicies: 'All policies',
    allGroups: 'All groups',
    allStandings: 'Everyone',
    search: 'Find a name',
    sort: 'Sort by',
    clear: 'Clear filters',
    requests: 'Requests',
    people: 'People',
    reasons: 'Exempt because',
  },
  sorts: { name: 'Name', due: 'Due date', standing: 'Late ones first' },
  who: {
    done: 'Everything accepted',
    waiting: 'Not everything accepted',
    exempt: 'Exempt from everything asked',
  } satisfies Record<PersonStanding, string>,
  /** A person asked for several policies has several requests. */
  found: (people: number, requests: number) =>
    people === requests ? peopleLong(people) : `${peopleLong(people)}, ${requestsLong(requests)}`,
  onPage: (from: number, to: number) => `Showing ${from} to ${to}`,
  pages: 'Pages',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  nextPage: 'Next page',
  previousPage: 'Previous page',
  scope: {
    school: 'School',
    who: 'People',
    reason: 'Exempt because',
    search: 'Name contains',
    asAt: 'As at',
    everyone: 'Everyone who was asked',
    versions: 'Policy versions',
    first: (count: number) => `Only the first ${written(count)} are printed. Download the list for all of them.`,
  },
  notAsked: {
    never: 'People never asked',
    neverLead: 'They belong to groups that were asked, and no campaign has asked them for anything.',
    policy: (title: string) => `Not asked for ${title}`,
    policyLead: 'They were asked for other policies, and not for this one. That may be right.',
    why: {
      elsewhere: 'Asked for other policies only',
      'account-disabled': 'Their account is disabled',
      'not-started': 'Their first day is still to come',
    } satisfies Record<NotAskedReason, string>,
    nameless: 'Name not known yet',
    empty: { title: 'Everybody was asked', advice: 'Nobody in the groups of your campaigns was left out.' },
    none: { title: 'Nobody has a name like this', advice: 'Clear the search to see everyone.' },
  },
  trend: {
    title: 'On the way to the due date',
    policy: 'Policy',
    table: 'Show as a table',
    chart: 'Show as a chart',
    caption: (accepted: number, goal: number, due: string) => `${accepted} of ${goal} have accepted. Due on ${due}.`,
    alternative: (accepted: number, goal: number, from: string, to: string, due: string) =>
      `Acceptances from ${from} to ${to}: ${accepted} of ${goal}, due on ${due}. The table has the numbers.`,
    accepted: 'Accepted',
    goal: (count: number) => `Goal: ${written(count)}`,
    due: (day: string) => `Due ${day}`,
    end: (count: number) => `${written(count)} accepted`,
    today: (day: string) => `Today, ${day}`,
    day: 'Day',
    thatDay: 'On the day',
    inAll: 'In all',
    share: 'Of the goal',
    none: 'Nobody has accepted this policy yet. The first acceptance begins the line.',
  },
  print: 'Print',
  guest: 'Guest',
  download: 'Download CSV',
  downloadSheet: 'Download Excel',
  downloading: 'Preparing…',
  downloaded: 'The file is in your downloads',
  fileName: (day: string, ending: string) => `compliance-${day}.${ending}`,
  showMore: (count: number) => `Show ${written(count)} more`,
  empty: {
    title: 'Nobody has been asked yet',
    advice: 'When the first campaign is sent, this page shows who has accepted and who has not.',
  },
  noRows: { title: 'Nobody fits these filters', advice: 'Clear the filters to see more people.' },
  version: (label: string | null, number: number) => (label === null ? `Version ${number}` : label),
} as const;
