export const complianceTexts = {
  title: 'Compliance',
  asAt: (moment: string) => `As at ${moment} (UK time)`,
  /** Who is exempt is among those asked, and is counted apart. */
  done: (done: number, all: number, exempt: number) =>
    exempt === 0 ? `${done} of ${all}` : `${done} of ${all} asked, ${exempt} exempt`,
  doneLead: 'people have nothing outstanding',
  exemptLead: (exempt: number, all: number) =>
    exempt === 1 ? `1 of the ${all} asked is exempt` : `${exempt} of the ${all} asked are exempt`,
  notYet: (count: number) =>
    count === 1
      ? '1 acceptance is recorded and not yet in the register. It follows by itself.'
      : `${count} acceptances are recorded and not yet in the register. They follow by themselves.`,
  allIn: 'Every acceptance is in the register.',
  attestations: 'Attestations list',
  compliance: 'Compliance list',
  byPolicy: 'By policy',
  byGroup: 'By group',
  people: 'People',
  columns: {
    policy: 'Policy',
    group: 'Group',
    accepted: 'Accepted',
    outstanding: 'Outstanding',
    overdue: 'Overdue',
    exempt: 'Exempt',
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
  },
  rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
  guest: 'Guest',
  download: 'Download CSV',
  downloading: 'Preparing…',
  fileName: (day: string) => `compliance-${day}.csv`,
  showMore: (count: number) => `Show ${count} more`,
  empty: {
    title: 'Nobody has been asked yet',
    advice: 'When the first campaign is sent, this page shows who has accepted and who has not.',
  },
  noRows: { title: 'Nobody fits these filters', advice: 'Clear a filter to see more people.' },
  version: (label: string | null, number: number) => (label === null ? `Version ${number}` : label),
} as const;
