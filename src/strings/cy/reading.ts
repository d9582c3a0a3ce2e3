import type * as en from '../en/reading.ts';
import type { Translated } from '../translated.ts';

export const toolTexts: Translated<typeof en.toolTexts> = {
  tools: 'Offer darllen',
  size: 'Maint y testun',
  sizes: { 1: 'Testun arferol', 1.2: 'Testun mwy', 1.45: 'Testun mwyaf' },
  find: 'Chwilio',
  aloud: 'Darllen yn uchel',
  print: 'Argraffu',
  printed: (day, hash) => `Argraffwyd ${day}. Ôl bys y geiriau: ${hash}`,
};
