import type { ChangeClass } from '#src/domain/difference/types.ts';
import type * as en from '../en/versions.ts';
import type { Translated } from '../translated.ts';
import { counted, type Forms, peopleLong, requestsLong } from './counted.ts';
import { listed } from './lists.ts';

export const stateNames: Translated<typeof en.stateNames> = {
  draft: 'Drafft',
  published: 'Mewn grym',
  superseded: 'Wedi’i disodli',
  withdrawn: 'Wedi’i thynnu’n ôl',
  recalled: 'Wedi’i galw’n ôl',
};

export function versionName(number: number | null, label: string | null): string {
  const name = number === null ? stateNames.draft : `Fersiwn ${number}`;
  return label === null ? name : `${name} (${label.replace(/^(?:fersiwn|version)\s+/i, '')})`;
}

export const policyListTexts: Translated<typeof en.policyListTexts> = {
  inForceFrom: (day) => `Mewn grym o ${day}`,
  draftOf: (name) => `Drafft o’r ffeil ${name}`,
  earlier: (count) => counted(count, { other: 'fersiwn gynharach' }),
  importNext: 'Mewnforio fersiwn newydd',
  importNextOf: (title) => `Mewnforio fersiwn newydd: ${title}`,
};

export const versionTexts: Translated<typeof en.versionTexts> = {
  facts: 'Ynghylch y fersiwn hon',
  frozen: 'Nid yw’r geiriau hyn byth yn newid.',
  published: 'Cyhoeddwyd',
  effective: 'Mewn grym o',
  people: 'Pobl',
  accepted: (count) => `${peopleLong(count)} wedi derbyn`,
  outstanding: (count) => `${count} heb ateb eto`,
  nobodyAccepted: 'Nid oes neb wedi’i derbyn',
  nobodyAsked: 'Ni ofynnwyd i neb eto',
  change: 'Newid',
  changeKinds: { material: 'Mae pobl yn derbyn eto', minor: 'Mae pobl yn cael gwybod yn unig' },
  approval: 'Cymeradwywyd',
  approvedBy: (body, person, day) => `${body}, ${person}, ar ${day}`,
  original: 'Ffeil yr ysgol ei hun',
  downloadShort: 'Lawrlwytho',
  download: (name) => `Lawrlwytho ${name}`,
  originalStates: {
    draft: '',
    waiting: 'Ar ei ffordd i lyfrgell ddogfennau’r ysgol',
    kept: 'Wedi’i chadw yn llyfrgell ddogfennau’r ysgol',
  },
  openLibrary: 'Agor yn y llyfrgell ddogfennau',
  fingerprint: 'Ôl bys y geiriau',
  history: 'Fersiynau’r polisi hwn',
  thisOne: 'y dudalen hon',
  compare: 'Cymharu',
  compared: (from, to) => ` ${from} â ${to}`,
  text: 'Y geiriau',
  changeWords: 'Newid y geiriau',
  importNext: 'Mewnforio’r ffeil a newidiwyd',
  recall: 'Galw’r fersiwn hon yn ôl…',
  withdraw: 'Tynnu’r polisi’n ôl…',
  actions: 'Y camau nesaf',
  superseded: 'Mae fersiwn ddiweddarach wedi cymryd ei lle',
  openVersion: (name) => `Agor ${name}`,
  recalledOn: (day) => `Galwyd yn ôl ar ${day}`,
  withdrawnOn: (day) => `Tynnwyd yn ôl ar ${day}`,
  successor: (title) => `${title} sy’n cymryd ei le.`,
};

export const endingTexts: Translated<typeof en.endingTexts> = {
  reason: 'Rheswm',
  reasonMissing: 'Rhowch y rheswm. Cedwir ef gyda’r fersiwn.',
  working: 'Un funud…',
  recall: {
    title: (version) => `Galw ${version} yn ôl?`,
    lead: 'Ar gyfer fersiwn na ddylai fod wedi’i chyhoeddi. Ni ellir dadwneud hyn.',
    before: (version) => `Mae ${version} mewn grym eto.`,
    beforeAndAsked: (version) =>
      `Mae ${version} mewn grym eto, ac mae’r ceisiadau ar ei chyfer a oedd wedi dod i ben ar agor eto.`,
    noBefore: 'Nid oes fersiwn o’r polisi hwn mewn grym nes i chi gyhoeddi’r nesaf.',
    accepted: (count) =>
      `Derbyniodd ${peopleLong(count)} y geiriau hyn. ${count === 1 ? 'Mae’r dderbynneb' : 'Mae’r derbynebau'} yn aros, ac yn dweud bod y fersiwn wedi’i galw’n ôl.`,
    closes: (count) => `Ni ofynnir amdani mwyach i ${peopleLong(count)} sydd heb ateb.`,
    carries: (count, version) => `Gofynnir am ${version} eto i ${peopleLong(count)} sydd heb ateb.`,
    nobody: 'Ni ofynnwyd i neb ei derbyn.',
    yes: 'Ei galw’n ôl',
    no: 'Ei chadw mewn grym',
    done: (version) => `Galwyd ${version} yn ôl`,
  },
  withdraw: {
    title: (policy) => `Tynnu ${policy} yn ôl?`,
    lead: 'Ar gyfer polisi nad yw’r ysgol yn ei ddefnyddio mwyach. Mae cyhoeddi fersiwn newydd yn dod ag ef yn ôl, ac yn gofyn i bawb eto.',
    closes: (count) =>
      count === 0 ? 'Nid oes neb heb ateb.' : `Ni ofynnir mwyach i ${peopleLong(count)} sydd heb ateb.`,
    keeps:
      'Mae derbynebau’n aros, ac mae’r gofrestr yn cadw pob derbyniad. Nid yw’r polisi’n cyfrif yn y ffigurau cydymffurfiaeth mwyach.',
    successor: 'Polisi sy’n cymryd ei le',
    noSuccessor: 'Dim',
    yes: 'Ei dynnu’n ôl',
    no: 'Cadw’r polisi',
    done: (policy) => `Tynnwyd ${policy} yn ôl`,
  },
};

export const compareTexts: Translated<typeof en.compareTexts> = {
  title: 'Yr hyn a newidiodd',
  back: (version) => `Yn ôl: ${version}`,
  from: 'O’r fersiwn',
  to: 'I’r fersiwn',
  choose: 'Fersiynau i’w cymharu',
  unchanged: (count) =>
    `Mae ${counted(count, { two: 'ran', other: 'rhan' })} fel ${count === 1 ? 'yr oedd' : 'yr oeddent'}.`,
  filter: 'Dangos',
  all: (count) => `Pob newid (${count})`,
  only: (name, count) => `${name} (${count})`,
  shown: (count) => `Dangosir ${counted(count, { other: 'newid' })}`,
  places: {
    none: 'Cyn y pennawd cyntaf',
    fact: 'Ynghylch y polisi',
    contact: 'Pobl a enwir ynddo',
    declaration: 'Yr hyn y mae pobl yn ei ddatgan',
    field: 'Yr hyn y mae pobl yn ei lenwi',
  },
  whole: 'Dangos y testun cyfan',
  wholeTitle: (version) => `${version}, gyda’i newidiadau`,
  nothing: { title: 'Nid oes dim wedi newid', advice: 'Yr un yw geiriau’r ddwy fersiwn, ar wahân i’r rhifo.' },
  proposal: {
    material: 'Byddai Countersign yn gofyn i bobl eto',
    minor: 'Byddai Countersign yn rhoi gwybod i bobl, heb ofyn eto',
  },
};

export const decisionTexts: Translated<typeof en.decisionTexts> = {
  legend: 'Beth mae’r newid hwn yn ei olygu i bobl?',
  changed: (version) => `Yr hyn a newidiodd ers ${version}`,
  because: 'Gall y newidiadau hyn rwymo pobl i rywbeth newydd:',
  more: (count) => `${count} arall hefyd`,
  compare: 'Gweld pob newid',
  kinds: {
    material: 'Maent yn derbyn eto',
    minor: 'Maent yn cael gwybod yn unig',
  },
  proposed: 'awgrymir hyn',
  hints: {
    material: (outstanding) =>
      outstanding === 0
        ? 'Nid yw derbyniadau cynharach yn cyfrif mwyach. Anfonwch ymgyrch i ofyn.'
        : `Nid yw derbyniadau cynharach yn cyfrif mwyach, a daw ${requestsLong(outstanding)} agored i ben. Anfonwch ymgyrch i ofyn.`,
    minor: (outstanding) =>
      outstanding === 0
        ? 'Mae derbyniadau cynharach yn dal i gyfrif. Ni ofynnir i neb ddwywaith.'
        : `Mae derbyniadau cynharach yn dal i gyfrif. Mae ${requestsLong(outstanding)} agored yn parhau gyda’r geiriau newydd.`,
  },
  reason: 'Rheswm',
  reasonHint: 'Mae pobl yn ei ddarllen gyda’r newid. Cedwir ef gyda’r fersiwn.',
  reasonMissing: 'Rhowch y rheswm dros y penderfyniad hwn',
  preparing: 'Wrthi’n cymharu â’r fersiwn mewn grym…',
  missing: 'Cyn y gallwch gyhoeddi',
};

/** The most telling first: the words for one, and for more. */
const phrases: readonly (readonly [ChangeClass, string, Forms])[] = [
  ['dutyAdded', 'dyletswydd newydd', { two: 'ddyletswydd newydd', other: 'dyletswydd newydd' }],
  ['tightened', 'dyletswydd lymach', { two: 'ddyletswydd lymach', other: 'dyletswydd lymach' }],
  [
    'reworded',
    'rheol â’i hystyr wedi newid',
    { two: 'reol â’u hystyr wedi newid', other: 'rheol â’u hystyr wedi newid' },
  ],
  ['loosened', 'dyletswydd ysgafnach', { two: 'ddyletswydd ysgafnach', other: 'dyletswydd ysgafnach' }],
  ['dutyRemoved', 'dyletswydd wedi’i thynnu', { two: 'ddyletswydd wedi’u tynnu', other: 'dyletswydd wedi’u tynnu' }],
  ['date', 'dyddiad wedi’i newid', { two: 'ddyddiad wedi’u newid', other: 'dyddiad wedi’u newid' }],
  [
    'contact',
    'cyswllt wedi’i newid',
    {
      two: 'gyswllt wedi’u newid',
      few: 'chyswllt wedi’u newid',
      many: 'chyswllt wedi’u newid',
      other: 'cyswllt wedi’u newid',
    },
  ],
  [
    'layout',
    'cywiriad bach',
    { two: 'gywiriad bach', few: 'chywiriad bach', many: 'chywiriad bach', other: 'cywiriad bach' },
  ],
];

/** "Ceir 2 ddyletswydd newydd a chywiriad bach." */
export function reasonWords(countOf: (each: ChangeClass) => number): string {
  const found = phrases.flatMap(([each, one, many]) => {
    const count = countOf(each);
    return count === 0 ? [] : [count === 1 ? one : counted(count, many)];
  });
  if (found.length === 0) return 'Dim ond y drefn neu’r rhifo a newidiodd.';
  const last = found.length - 1;
  return `Ceir ${listed(found.map((words, place) => (place > 0 && place === last ? afterAnd(words) : words)))}.`;
}

/** The word "a" (and) turns a c after it into ch. */
function afterAnd(words: string): string {
  return words.replace(/^c(?!h)/, 'ch');
}

export const approvalTexts: Translated<typeof en.approvalTexts> = {
  title: 'Cymeradwyaeth',
  optional: 'Dewisol. Pwy a gymeradwyodd y geiriau hyn, yn ôl y cofnodion.',
  body: 'Y corff a’u cymeradwyodd',
  bodyHint: 'Er enghraifft: Y corff llywodraethu llawn',
  approvedBy: 'Llofnodwyd ar ei ran gan',
  approvedByHint: 'Er enghraifft: Mrs A. Okafor, cadeirydd',
  approvedOn: 'Cymeradwywyd ar',
  add: 'Cofnodi cymeradwyaeth',
  save: 'Cofnodi’r gymeradwyaeth hon',
  cancel: 'Canslo',
  again: 'Ei chofnodi ar gyfer y geiriau newydd',
  remove: 'Ei thynnu',
  missing: 'Llenwch hwn',
  outdated: {
    title: 'Newidiodd y geiriau ar ôl iddynt gael eu cymeradwyo',
    advice: 'Cofnodwch gymeradwyaeth y geiriau newydd, neu tynnwch y gymeradwyaeth.',
  },
};
