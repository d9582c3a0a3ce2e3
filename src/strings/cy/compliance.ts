import type * as en from '../en/compliance.ts';
import type { Translated } from '../translated.ts';
import { counted } from './counted.ts';

export const complianceTexts: Translated<typeof en.complianceTexts> = {
  title: 'Cydymffurfiaeth',
  asAt: (moment) => `Ar ${moment} (amser y DU)`,
  done: (done, asked, exempt) => `${done} o ${asked - exempt}`,
  doneLead: 'o bobl heb ddim ar ôl i’w dderbyn',
  exemptOf: (asked, exempt) => (exempt === 0 ? null : `gofynnwyd i ${asked}, ${exempt} wedi’u heithrio`),
  notYet: (count) =>
    `${counted(count, { two: 'dderbyniad', other: 'derbyniad' })} wedi’u cofnodi a heb fod yn y gofrestr eto. Maent yn dilyn ohonynt eu hunain.`,
  allIn: 'Mae pob derbyniad yn y gofrestr.',
  attestations: 'Rhestr Attestations',
  compliance: 'Rhestr Compliance',
  byPolicy: 'Yn ôl polisi',
  byGroup: 'Yn ôl grŵp',
  people: 'Pobl',
  columns: {
    policy: 'Polisi',
    group: 'Grŵp',
    accepted: 'Wedi derbyn',
    outstanding: 'Heb dderbyn',
    overdue: 'Yn hwyr',
    declined: 'Wedi gwrthod',
    exempt: 'Wedi’u heithrio',
    name: 'Enw',
    standing: 'Statws',
    asked: 'Gofynnwyd',
    due: 'Erbyn',
    groups: 'Grwpiau',
    receipt: 'Derbynneb',
  },
  filter: {
    policy: 'Polisi',
    group: 'Grŵp',
    standing: 'Statws',
    allPolicies: 'Pob polisi',
    allGroups: 'Pob grŵp',
    allStandings: 'Pawb',
  },
  rows: (count) => counted(count, { two: 'res', other: 'rhes' }),
  guest: 'Gwestai',
  download: 'Lawrlwytho CSV',
  downloading: 'Wrthi’n paratoi…',
  fileName: (day) => `cydymffurfiaeth-${day}.csv`,
  showMore: (count) => `Dangos ${count} arall`,
  empty: {
    title: 'Ni ofynnwyd i neb eto',
    advice: 'Pan anfonir yr ymgyrch gyntaf, bydd y dudalen hon yn dangos pwy sydd wedi derbyn a phwy sydd heb.',
  },
  noRows: { title: 'Nid oes neb yn ffitio’r hidlyddion hyn', advice: 'Cliriwch hidlydd i weld mwy o bobl.' },
  version: (label, number) => (label === null ? `Fersiwn ${number}` : label),
};
