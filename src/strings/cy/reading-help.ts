import type * as en from '../en/reading-help.ts';
import type { Translated } from '../translated.ts';

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

export const aloudTexts: Translated<typeof en.aloudTexts> = {
  start: 'Dechrau yma',
  pause: 'Oedi',
  goOn: 'Mynd ymlaen',
  stop: 'Stopio',
  nextSection: 'Yr adran nesaf',
  section: (name) => `Wrthi’n darllen: ${name}`,
};

export const continueTexts: Translated<typeof en.continueTexts> = {
  stopped: (section) => `Fe wnaethoch stopio yma: ${section}`,
  goOn: 'Mynd ymlaen o’r fan honno',
  fromTop: 'Dechrau eto',
  beginningOf: (words) => `‘${words.slice(0, 60).trim()}…’`,
};
