import type { SectionKind } from '#src/domain/policy-document.ts';
import type * as en from '../en/draft-review.ts';
import type { Translated } from '../translated.ts';
import { counted } from './counted.ts';

export const reviewReasons: Translated<typeof en.reviewReasons> = {
  'reviewer-deleted': 'tynnwyd gan yr adolygydd',
  'reviewer-joined-number': 'rhif cymal a unodd yr adolygydd ag un arall',
  'reviewer-undeclared': 'datganiad a dynnwyd gan yr adolygydd',
  'reviewer-other-agreement': 'rhan o gytundeb arall yn yr un ffeil',
  'reviewer-no-place': 'geiriau’r ysgol ei hun nad oes lle yn y testun yn gofyn amdanynt',
};

const apart: ReadonlySet<SectionKind> = new Set(['annex', 'guidance', 'signature', 'review']);

/** Labels that other texts here send people to. */
const details = 'Yr hyn a ddeallwyd';
const leftOut = 'Wedi’i adael allan';
const ownWordsHere = 'Defnyddio ein geiriau ein hunain yma';

const noQuestions = 'Dim cwestiynau agored';
const questionsLeft = (left: number) => (left === 0 ? noQuestions : `${left} ar ôl`);
const places = (count: number) => counted(count, { other: 'lle' });

export const questionTexts: Translated<typeof en.questionTexts> = {
  title: 'Cwestiwn',
  open: (count) =>
    `${counted(count, { two: 'gwestiwn', few: 'chwestiwn', many: 'chwestiwn', other: 'cwestiwn' })} i chi`,
  none: noQuestions,
  next: 'Y cwestiwn nesaf',
  use: 'Defnyddio’r ateb hwn',
  leave: 'Gadael fel y mae',
  settled: 'Wedi’i ddatrys',
  choices: 'Atebion',
  answer: 'Eich ateb',
  answered: (left) => `Wedi’i ateb. ${questionsLeft(left)}. Gallwch ddadwneud hyn.`,
  left: (left) => `Wedi’i adael fel y mae. ${questionsLeft(left)}.`,
  kind: (name, kind) => (apart.has(kind) ? `${name}: dangosir ar wahân` : `${name}: rhan o’r hyn a dderbynnir`),
  addNeutral: (text) => `Ychwanegu “${text}”`,
  keepAuthorisation: 'Ei gadw ymhlith y datganiadau',
  dropAuthorisation: 'Ei dynnu o’r datganiadau',
  keepAll: 'Un cytundeb ydyw: cadw popeth',
  keepOnly: (number, name) => `Cadw rhan ${number} yn unig, “${name}”`,
  keepHint: `Rhestrir yr hyn nad ydych yn ei gadw o dan “${leftOut}”. I’w ddefnyddio, mewnforiwch y ffeil eto fel polisi arall.`,
  nameOf: (role) => `Enw: ${role}`,
  firstDay: 'Diwrnod cyntaf',
  lastDay: 'Diwrnod olaf',
};

export const draftTexts: Translated<typeof en.draftTexts> = {
  panes: { policy: 'Polisi', original: 'Gwreiddiol', details, leftOut },
  views: 'Gweddau’r drafft',
  beside: 'Wrth ymyl y polisi',
  preview: 'Fel y bydd y staff yn ei weld',
  tree: 'Y polisi, i’w gywiro',
  legend: 'Mae’r hyn a ddeallwyd wedi’i danlinellu',
  marks: {
    link: 'Dolen',
    local: 'Geiriau’r ysgol ei hun',
    contact: 'Cyswllt',
    date: 'Dyddiad',
    policy: 'Polisi arall',
    reference: 'Cyfraith neu ganllawiau',
  },
  tags: { declaration: 'Datganiad', field: 'Maes', accepted: 'I’w derbyn', apart: 'Ar wahân' },
  noHeading: 'Dim pennawd',
  emptyValue: (name) => `${name}: i’w lenwi`,
  localValue: (name, value) => `${value} (${name})`,
  notInOriginal: 'Nid yw’r geiriau hyn yn y gwreiddiol fel y maent yma.',
  original: 'Testun eich ffeil',
  toolbar: 'Cywiro’r hyn a ddewiswyd',
  more: 'Mwy',
  menu: 'Cywiriadau',
  edit: 'Golygu’r geiriau',
  done: 'Gorffen',
  words: (name) => `Geiriau ${name}`,
  kindOf: 'Math o adran',
  kindSet: (name, kind) => `${upper(name)} bellach: ${kind}.`,
  split: 'Hollti yma',
  local: ownWordsHere,
  shortcuts: 'Llwybrau byr bysellfwrdd',
  close: 'Cau',
  undo: 'Gallwch ddadwneud hyn.',
  undone: 'Wedi’i ddadwneud.',
  redone: 'Wedi’i ail-wneud.',
  cannot: 'Ni ellir gwneud hynny yma.',
  spot: {
    clause: (number) => `cymal ${number}`,
    words: (words) => `“${words}”`,
    section: (heading) => `adran “${heading}”`,
    noHeading: 'adran heb bennawd',
    empty: 'llinell wag',
    table: 'tabl',
  },
  commands: {
    joinBefore: 'Uno â’r hyn sydd uwchben',
    joinAfter: 'Uno â’r hyn sydd islaw',
    moveUp: 'Symud i fyny',
    moveDown: 'Symud i lawr',
    nest: 'Gosod o dan y cymal blaenorol',
    unNest: 'Codi un lefel',
    turnClause: 'Troi’n gymal neu’n baragraff',
    turnHeading: 'Troi’n bennawd',
    startSection: 'Dechrau adran newydd yma',
    declare: 'Troi’n ddatganiad',
    unDeclare: 'Tynnu o’r datganiadau',
    turnAccepted: 'I’w derbyn neu ar wahân',
    delete: 'Dileu',
  },
  toParagraph: 'Troi’n baragraff',
  toClause: 'Troi’n gymal',
  toApart: 'Dangos ar wahân: nid i’w derbyn',
  toAccepted: 'Gwneud yn rhan o’r hyn a dderbynnir',
  joinSection: 'Uno â’r adran uwchben',
  loseHeading: 'Troi’r pennawd yn baragraff',
  // No name stands after a word that would change its first letter, or that says whether it is masculine.
  did: {
    joinBefore: (name, with_) => `Unwyd ${name} â’r hyn sydd uwchben: ${with_}.`,
    joinSection: (name) => `Unwyd ${name} â’r adran uwchben; paragraff yno yw’r pennawd bellach.`,
    loseHeading: (name) => `Paragraff yw pennawd ${name} bellach.`,
    joinAfter: (name) => `Unwyd ${name} â’r hyn sydd islaw.`,
    moveUp: (name) => `Symudwyd ${name} i fyny.`,
    moveDown: (name) => `Symudwyd ${name} i lawr.`,
    nest: (name) => `Gosodwyd ${name} o dan y cymal blaenorol.`,
    unNest: (name) => `Codwyd ${name} un lefel.`,
    turnClause: (name, now) => `Mae ${name} yn ${now} bellach.`,
    turnHeading: (name) => `Mae ${name} yn bennawd bellach.`,
    startSection: (name) => `Mae adran newydd yn dechrau yma: ${name}.`,
    declare: (name) => `Mae ${name} yn ddatganiad bellach.`,
    unDeclare: (name) => `Nid yw ${name} ymhlith y datganiadau mwyach.`,
    turnAccepted: (name, now) => `Mae ${name} ${now} bellach.`,
    delete: (name) => `Dilëwyd ${name}. Mae bellach o dan “${leftOut}”.`,
    split: 'Holltwyd yn ddau.',
    local: (name) => `Yr ysgol sy’n llenwi “${name}”.`,
    restored: 'Yn ôl yn y polisi.',
  },
  aClause: 'gymal',
  aParagraph: 'baragraff',
  accepted: 'yn rhan o’r hyn a dderbynnir',
  apart: 'ar wahân',
};

function upper(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export const shortcutTexts: Translated<typeof en.shortcutTexts> = {
  chosenLead: 'Pan fydd llinell o’r polisi wedi’i dewis',
  chosen: [
    ['↑ ↓ Home End', 'Dewis llinell arall'],
    ['Enter', 'Golygu’r geiriau'],
    ['Shift+F10', 'Agor y ddewislen'],
    ['Ctrl+Z', 'Dadwneud'],
    ['Ctrl+Shift+Z', 'Ail-wneud'],
  ],
  typingLead: 'Pan fyddwch yn teipio mewn llinell',
  typing: [
    ['Enter', 'Hollti wrth y cyrchwr; ar ddiwedd y llinell, gorffen'],
    ['Backspace', 'Ar ddechrau’r llinell: uno â’r hyn sydd uwchben'],
    ['Escape', 'Gorffen'],
  ],
};

export const localTexts: Translated<typeof en.localTexts> = {
  title: 'Geiriau’r ysgol ei hun',
  hint: 'Geiriau sy’n newid o ysgol i ysgol neu o flwyddyn i flwyddyn. Fe’u llenwir ble bynnag y mae’r testun yn gofyn amdanynt.',
  none: `Dim. Dewiswch eiriau yn y polisi wrth eu golygu, a phwyswch “${ownWordsHere}”.`,
  places: (count) => (count === 0 ? 'Nid yw yn unman yn y testun' : `Mewn ${places(count)} yn y testun`),
  missing: 'Heb ei lenwi eto: ni ellir cyhoeddi’r polisi hebddo.',
  settle: 'Rhoi’r geiriau yn y testun',
  forget: 'Tynnu',
  dialog: ownWordsHere,
  explain: (words) =>
    `Mae pobl yn dal i ddarllen “${words}”. O hyn ymlaen byddwch yn newid y geiriau o dan “${details}”, ym mhob lle ar unwaith.`,
  name: 'Beth yw’r enw arno?',
  nameHint: 'Er enghraifft: Person Diogelu Dynodedig, cynnyrch hidlo, parth e-bost yr ysgol',
  refused:
    'Ni ellir defnyddio’r enw hwn: mae eisoes yn sefyll am eiriau eraill, neu mae’r dewis yn torri dolen neu enw yn ddau.',
  make: 'Ei ddefnyddio',
  cancel: 'Canslo',
  choose: `Dewiswch y geiriau yn y llinell yn gyntaf, yna pwyswch “${ownWordsHere}”.`,
};

export const editTexts: Translated<typeof en.editTexts> = {
  moveUp: (what) => `Symud ${what} i fyny`,
  moveDown: (what) => `Symud ${what} i lawr`,
  remove: (what) => `Dileu ${what}`,
  empty: 'y llinell wag',
  datesHint: 'Yr hyn a argraffodd yr ysgol, a’r dyddiau y mae’n eu golygu. Dim ond y dyddiau a ddefnyddir i gyfrif.',
  printed: 'Fel y’i hargraffwyd',
  from: 'O',
  to: 'Hyd',
  daysOrder: 'Mae’r diwrnod olaf cyn y cyntaf.',
  dateOf: (date, part) => `${date}: ${part.toLowerCase()}`,
  alsoInText: (count) => `Ei newid yn y testun hefyd (${places(count)})`,
  changedInText: (before, after) => `Yn y testun, rhoddwyd ${after} yn lle ${before}.`,
  fieldType: 'Yr hyn a ofynnir',
  fieldSigner: 'Pwy sy’n ei lenwi',
  addField: 'Ychwanegu maes',
  fieldTypes: {
    signature: 'Llofnod',
    printName: 'Enw mewn print',
    date: 'Dyddiad',
    role: 'Swydd neu rôl',
    organisation: 'Sefydliad',
    site: 'Safle',
    witness: 'Tyst',
    host: 'Gwesteiwr',
    dateTime: 'Dyddiad ac amser',
  },
  signers: { user: 'Y person sy’n derbyn', authoriser: 'Y person sy’n awdurdodi', witness: 'Tyst' },
  related: 'Polisïau eraill y mae’n eu henwi',
  addRelated: 'Ychwanegu polisi',
  references: 'Cyfraith a chanllawiau y mae’n eu dyfynnu',
  addReference: 'Ychwanegu cyfraith neu ganllawiau',
  facts: 'Ffeithiau’r dudalen deitl',
  factLabel: 'Enw',
  factValue: 'Gwerth',
  addFact: 'Ychwanegu ffaith',
  line: (legend, place) => `${legend} ${place}`,
};

export const leftOutTexts: Translated<typeof en.leftOutTexts> = {
  title: (count) =>
    count === 1
      ? '1 llinell wedi’i gadael allan'
      : `${counted(count, { two: 'linell', other: 'llinell' })} wedi’u gadael allan`,
  none: 'Ni adawyd dim allan.',
  restore: 'Rhoi’n ôl',
  restoreOf: (words) => `Rhoi’n ôl: “${words}”`,
  hint: 'Daw llinell a roddir yn ôl yn syth wedi’r llinell a ddewiswyd yn y polisi.',
  whole: {
    title: 'Nid oes gair ar goll',
    advice: 'Mae pob gair o’ch ffeil yn y polisi, ymhlith ei ffeithiau, neu yn y rhestr isod gyda’r rheswm.',
  },
  missing: {
    title: (count) => `Teipiwyd dros ${counted(count, { two: 'air', other: 'gair' })} o’r ffeil`,
    advice: 'Nid ydynt yn y polisi nac isod:',
  },
};

export const pasteTexts: Translated<typeof en.pasteTexts> = {
  button: 'Gludo testun',
  title: 'Gludo polisi',
  advice:
    'Copïwch y polisi yn Word, mewn porwr neu mewn e-bost, a gludwch ef yma. Mae ei linell gyntaf yn enwi’r drafft.',
  field: 'Testun y polisi',
  empty: 'Daw penawdau, rhifau a dolenni gydag ef.',
  formatted: 'Cedwir y fformatio: darllenir penawdau, rhifau a dolenni. Os teipiwch yn y maes, ni chedwir y fformatio.',
  plain: 'Geiriau plaen, heb fformatio.',
  send: 'Mewnforio’r testun hwn',
  cancel: 'Canslo',
};
