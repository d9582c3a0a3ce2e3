import type * as en from '../en/app.ts';
import type { Translated } from '../translated.ts';
import { counted } from './counted.ts';

export const shellTexts: Translated<typeof en.shellTexts> = {
  product: 'Countersign',
  skip: 'Neidio i’r cynnwys',
  navigation: 'Prif ddewislen',
  loading: 'Wrthi’n llwytho',
  tryAgain: 'Rhoi cynnig arall arni',
  reload: 'Agor y dudalen eto',
  signIn: 'Mewngofnodi',
  back: 'Fy mholisïau',
  pages: {
    'my-policies': 'Fy mholisïau',
    policies: 'Polisïau',
    campaigns: 'Ymgyrchoedd',
    compliance: 'Cydymffurfiaeth',
    school: 'Ysgol',
  },
  notFound: {
    title: 'Nid oes tudalen yn y cyfeiriad hwn',
    advice: 'Ewch i Fy mholisïau i weld beth sy’n aros amdanoch.',
  },
};

export const footerTexts: Translated<typeof en.footerTexts> = {
  help: 'Cymorth',
  privacy: 'Preifatrwydd',
  guest: 'Rydych yma fel gwestai i’r ysgol',
};

export const myPoliciesTexts: Translated<typeof en.myPoliciesTexts> = {
  title: 'Fy mholisïau',
  waiting: (count) =>
    `${counted(count, { two: 'bolisi', few: 'pholisi', many: 'pholisi', other: 'polisi' })} yn aros amdanoch`,
  minutesInAll: (minutes) => `tua ${counted(minutes, { two: 'funud', other: 'munud' })} o ddarllen`,
  outstanding: 'I’w darllen a’u derbyn',
  done: 'Wedi’u gwneud',
  due: (day) => `Erbyn ${day}`,
  overdue: (day) => `Yn hwyr ers ${day}`,
  dueToday: 'Erbyn heddiw',
  dueTomorrow: 'Erbyn yfory',
  minutes: (minutes) => `${minutes} mun o ddarllen`,
  read: 'Darllen a derbyn',
  startAll: (count) => `Darllen a derbyn pob un o’r ${count}`,
  accepted: (day) => `Derbyniwyd ${day}`,
  declined: 'Rydych wedi gwrthod',
  closed: {
    superseded: 'Disodlwyd gan fersiwn newydd',
    withdrawn: 'Mae’r polisi wedi dod i ben',
    recalled: 'Galwyd yn ôl gan yr ysgol',
    'campaign-recalled': 'Galwyd yn ôl gan yr ysgol',
    'campaign-closed': 'Peidiodd yr ysgol â gofyn',
    left: 'Roeddech wedi gadael pan gaewyd hwn',
    'out-of-scope': 'Ni ofynnir i’ch grŵp mwyach',
  },
  changed: {
    material: 'Wedi newid ers i chi ei dderbyn',
    minor: 'Newidiadau bach ers hynny; mae eich derbyniad yn dal i gyfrif',
  },
  receipt: (code) => `Derbynneb ${code}`,
  nothingDue: {
    title: 'Nid oes dim ar ôl gennych',
    advice: 'Pan fydd yr ysgol yn gofyn i chi ddarllen polisi, bydd yma.',
  },
  nothingEver: {
    title: 'Nid oes dim yn aros amdanoch',
    advice: 'Pan fydd yr ysgol yn gofyn i chi ddarllen polisi, bydd yma. Nid oes angen i chi wneud dim tan hynny.',
  },
  version: (label, number) => (label === null ? `Fersiwn ${number}` : label),
};

export const policyTexts: Translated<typeof en.policyTexts> = {
  contents: 'Cynnwys',
  also: 'Hefyd yn y ddogfen hon',
  notAccepted: 'Nid yw’n rhan o’r hyn a dderbyniwch',
  definitions: 'Ystyr y geiriau. Mae’n rhan o’r hyn a dderbyniwch.',
  who: (role) => `${role} yn yr ysgol hon:`,
  kinds: {
    preamble: 'Cyflwyniad',
    clauses: 'Rheolau',
    updates: 'Newidiadau mewn cyfraith a chanllawiau',
    declaration: 'Datganiad',
    annex: 'Atodiad',
    guidance: 'Canllawiau',
    signature: 'Bloc llofnod',
    review: 'Manylion adolygu',
  },
  contacts: 'Pwy i’w holi',
};

export const readTexts: Translated<typeof en.readTexts> = {
  message: 'Gan yr ysgol',
  jump: 'Mynd i dderbyn',
  why: 'Pam y gofynnir i mi?',
  begin: 'Eich datganiad',
  beginHint: 'Wedi i chi ddarllen y polisi uchod, atebwch yma yn eich enw eich hun.',
  answersKept: 'Mae eich atebion o’r blaen yma o hyd. Ar y ddyfais hon yn unig y’u cadwyd.',
  plain: 'Drwy dderbyn, rydych yn dweud:',
  addedBySchool: 'ychwanegwyd gan yr ysgol',
  answer: { yes: 'Ydw', no: 'Na', notYet: 'Ddim eto' },
  requestHint: 'Cewch ddweud na. Nid yw’n eich atal rhag derbyn.',
  reason: 'Beth sydd ar goll?',
  reasonHint: 'Mae un llinell yn ddigon. Bydd yr ysgol yn mynd ar ei ôl.',
  fields: 'Eich manylion',
  fieldsHint: 'Wedi’u llenwi o gyfeiriadur yr ysgol. Newidiwch yr hyn nad yw’n gywir.',
  optional: '(dewisol)',
  accept: 'Derbyn',
  sending: 'Wrthi’n anfon…',
  errors: {
    title: 'Mae rhywbeth i’w gywiro',
    unanswered: 'Dewiswch ateb',
    reasonMissing: 'Dywedwch beth sydd ar goll',
    reasonTooLong: 'Defnyddiwch 500 nod neu lai',
    fieldMissing: (label) => `Llenwch: ${label}`,
    fieldTooLong: (label) => `Defnyddiwch 200 nod neu lai: ${label}`,
  },
  waiting: {
    title: 'Yn aros am gysylltiad',
    advice:
      'Cedwir eich ateb ar y ddyfais hon ac fe’i hanfonir ohono’i hun cyn gynted ag y bydd cysylltiad, hefyd os caewch y dudalen hon a’i hagor eto. Ni chofnodir ef byth ddwywaith.',
  },
  actNote: 'Mae derbyn yn cofnodi eich enw, yr amser a’r union eiriau uchod.',
};

export const receiptTexts: Translated<typeof en.receiptTexts> = {
  recorded: 'Wedi’i gofnodi',
  recordedLong: (title) => `Wedi’i gofnodi. Rydych wedi derbyn ${title}.`,
  thanks: (title) => `Rydych wedi derbyn ${title}`,
  inRegister: 'Yng nghofrestr yr ysgol',
  onItsWay: 'Ar ei ffordd i gofrestr yr ysgol. Nid oes angen i chi wneud dim.',
  code: 'Derbynneb',
  time: 'Derbyniwyd',
  ukTime: (moment) => `${moment} (amser y DU)`,
  signer: 'Enw',
  version: 'Fersiwn',
  words: 'Yr hyn a ddywedoch',
  fields: 'Yr hyn a lenwyd gennych',
  notYet: (reason) => `Ddim eto: ${reason}`,
  print: 'Argraffu',
  save: 'Cadw copi',
  next: 'Y polisi nesaf',
  all: 'Fy mholisïau',
  text: 'Y polisi a dderbyniwyd gennych',
  fingerprint: 'Ôl bys y geiriau',
};

export const paneTexts: Translated<typeof en.paneTexts> = {
  otherMessage: 'Nid yw’r neges hon yn gofyn i chi ddarllen polisi.',
};

export const declarationKinds: Translated<typeof en.declarationKinds> = {
  agreement: 'Cytundeb',
  acknowledgement: 'Yn nodi',
  understanding: 'Dealltwriaeth',
  statementOfFact: 'Datganiad o ffaith (ydw neu ddim eto)',
  request: 'Cais (ie neu na)',
  authorisation: 'Awdurdodiad',
  receipt: 'Wedi derbyn copi',
};
