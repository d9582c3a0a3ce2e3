import type * as en from '../en/sitting.ts';
import type { Translated } from '../translated.ts';

export const sittingTexts: Translated<typeof en.sittingTexts> = {
  place: (place, all) => `${place} o ${all}`,
  heard: (place, all) => `Polisi ${place} o ${all}`,
  navigation: 'Sawl un ar y tro',
  next: 'Y polisi nesaf',
  finish: 'Gorffen',
  recorded: (title, code) => `Wedi’i gofnodi: ${title}. Derbynneb ${code}.`,
  title: 'Diolch. Dyna’r cyfan.',
  titleOpen: 'Wedi gorffen am y tro',
  lead: (accepted, all) =>
    accepted === all ? `Rydych wedi derbyn pob un o’r ${all}.` : `Rydych wedi derbyn ${accepted} o ${all}.`,
  receipts: 'Eich derbynebau',
  left: 'Yn aros o hyd',
};
