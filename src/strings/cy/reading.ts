import type * as en from '../en/reading.ts';
import type { Translated } from '../translated.ts';

export const toolTexts: Translated<typeof en.toolTexts> = {
  tools: 'Offer darllen',
  size: 'Maint y testun',
  sizes: { 1: 'Testun arferol', 1.2: 'Testun mwy', 1.45: 'Testun mwyaf' },
  find: 'Chwilio',
  aloud: 'Darllen yn uchel',
  print: 'Argraffu',
  start: 'Dechrau yma',
  pause: 'Oedi',
  goOn: 'Mynd ymlaen',
  stop: 'Stopio',
  nextSection: 'Yr adran nesaf',
  section: (name) => `Wrthi’n darllen: ${name}`,
  printed: (day, hash) => `Argraffwyd ${day}. Ôl bys y geiriau: ${hash}`,
};

export const findTexts: Translated<typeof en.findTexts> = {
  label: 'Chwilio yn y polisi hwn',
  place: (place, all) => `${place} o ${all}`,
  nothing: 'Ni chafwyd hyd i ddim',
  heard: (place, all, section, words) =>
    section === null ? `${place} o ${all}: ${words}` : `${place} o ${all}, adran ${section}: ${words}`,
  before: 'Y canlyniad blaenorol',
  next: 'Y canlyniad nesaf',
  readOn: 'Darllen ymlaen o’r fan hon',
  close: 'Cau',
};

export const continueTexts: Translated<typeof en.continueTexts> = {
  stopped: (section) => `Fe wnaethoch stopio yma: ${section}`,
  goOn: 'Mynd ymlaen o’r fan honno',
  fromTop: 'Dechrau eto',
  beginningOf: (words) => `‘${words.slice(0, 60).trim()}…’`,
  answersKept: 'Mae eich atebion o’r blaen yma o hyd. Ar y ddyfais hon yn unig y’u cadwyd.',
};

export const sittingTexts: Translated<typeof en.sittingTexts> = {
  start: (count) => `Darllen a derbyn pob un o’r ${count}`,
  place: (place, all) => `${place} o ${all}`,
  heard: (place, all, title) => `Polisi ${place} o ${all}: ${title}`,
  navigation: 'Sawl un ar y tro',
  next: 'Y polisi nesaf',
  later: 'Gadael tan wedyn',
  finish: 'Gorffen',
  recorded: (title, code) => `Wedi’i gofnodi: ${title}. Derbynneb ${code}.`,
  title: 'Diolch. Dyna’r cyfan.',
  titleOpen: 'Wedi gorffen am y tro',
  lead: (accepted, all) =>
    accepted === all ? `Rydych wedi derbyn pob un o’r ${all}.` : `Rydych wedi derbyn ${accepted} o ${all}.`,
  receipts: 'Eich derbynebau',
  left: 'Yn aros o hyd',
  receipt: 'Agor y dderbynneb',
};

export const receiptFileTexts: Translated<typeof en.receiptFileTexts> = {
  save: 'Cadw copi',
  saveAll: 'Cadw pob derbynneb',
  printAll: 'Argraffu',
  saved: 'Wedi’i gadw yn eich lawrlwythiadau.',
  fileName: (title, code) => `Derbynneb ${code} ${title}`,
  fileNameAll: 'Derbynebau',
  title: 'Derbynneb',
  policy: 'Polisi',
  by: 'Derbyniwyd gan',
  when: 'Derbyniwyd',
  exactly: 'Yr un eiliad yn UTC',
  ledger: 'Rhif yn y llyfr cofnodion',
  fingerprint: 'Ôl bys y geiriau (SHA-256)',
  reference: 'Derbynneb',
  where: 'Ymhle',
  channels: {
    'teams-card': 'Cerdyn yn Microsoft Teams',
    'teams-tab': 'Microsoft Teams',
    'outlook-pane': 'Outlook',
    'outlook-message': 'Neges yn Outlook',
    web: 'Porwr',
  },
  recalled: 'Mae’r ysgol wedi galw’r fersiwn hwn yn ôl ers hynny.',
  note: 'Mae’r ôl bys yn perthyn i union eiriau’r fersiwn hwn. Gofynnwch i’r ysgol ei gymharu â’i chofrestr.',
};
