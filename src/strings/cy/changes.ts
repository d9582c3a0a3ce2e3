import type { PlacedText } from '#src/domain/difference/types.ts';
import { audienceKinds } from '#src/domain/policy-document.ts';
import type * as en from '../en/changes.ts';
import type { Translated } from '../translated.ts';
import { audienceNames } from './audiences.ts';
import { changeCountWords } from './change-words.ts';

export const changeTexts: Translated<typeof en.changeTexts> = {
  kinds: { added: 'Newydd', removed: 'Wedi’i dynnu', reworded: 'Wedi’i aileirio', moved: 'Wedi’i symud' },
  classes: {
    layout: 'Cam deipio neu osodiad',
    contact: 'Cyswllt',
    date: 'Dyddiad',
    tightened: 'Dyletswydd wedi’i thynhau',
    loosened: 'Dyletswydd wedi’i llacio',
    dutyAdded: 'Dyletswydd wedi’i hychwanegu',
    dutyRemoved: 'Dyletswydd wedi’i thynnu',
    reworded: 'Gall yr ystyr fod wedi newid',
  },
  heard: { added: 'ychwanegwyd: ', removed: 'tynnwyd: ', end: ' diwedd y newid. ' },
  legend: 'Mae geiriau newydd wedi’u tanlinellu, a llinell drwy eiriau a dynnwyd.',
  andMoved: 'Wedi’i aileirio a’i symud',
  beside: 'Nid yw’n rhan o’r hyn a dderbynnir',
  nowAccepted: 'Bellach yn rhan o’r hyn a dderbynnir',
  noLongerAccepted: 'Ddim bellach yn rhan o’r hyn a dderbynnir',
  movedFrom: (place) => `${place} gynt`,
  counts: changeCountWords,
};

const factNames: Readonly<Record<string, string>> = {
  title: 'Teitl',
  organisation: 'Ysgol neu sefydliad',
  versionLabel: 'Fersiwn fel y’i hargraffwyd',
  reviewed: 'Adolygwyd ddiwethaf',
  nextReview: 'Adolygiad nesaf',
  ratified: 'Cadarnhawyd',
  adopted: 'Mabwysiadwyd',
  audience: 'Ar gyfer pwy',
  relatedPolicy: 'Polisi arall',
  reference: 'Cyfraith neu ganllawiau',
};

export function partName({ part, id }: PlacedText): string {
  switch (part) {
    case 'fact':
      return factNames[id.split(':')[0] ?? ''] ?? '';
    case 'contact':
      return 'Person a enwir ynddo';
    case 'declaration':
      return 'Datganiad';
    case 'field':
      return 'I’w lenwi';
    case 'heading':
      return 'Pennawd';
    case 'clause':
    case 'paragraph':
    case 'table':
      return '';
  }
}

export function shownText({ part, text }: PlacedText): string {
  if (part === 'table') return text.replaceAll('\t', ' · ');
  const audience = part === 'fact' ? audienceKinds.find((kind) => kind === text) : undefined;
  return audience ? audienceNames[audience] : text;
}

export const whatChangedTexts: Translated<typeof en.whatChangedTexts> = {
  title: (version, day) => `Yr hyn a newidiodd ers i chi dderbyn ${version} ar ${day}`,
  lead: (counts) => `${changeCountWords(counts)}. Mae popeth arall fel y’i derbyniwyd gennych.`,
  whole: 'Darllen y polisi cyfan',
  reason: 'Pam',
  minor: {
    title: (version) => `Newidiadau bach ers i chi dderbyn ${version}`,
    lead: 'Mae eich derbyniad yn dal i gyfrif. Ni ofynnir dim i chi.',
    show: (counts) => `Gweld yr hyn a newidiodd: ${changeCountWords(counts)}`,
  },
  recalled: {
    title: 'Galwodd yr ysgol y fersiwn hon yn ôl',
    advice: 'Cyhoeddwyd hi trwy gamgymeriad. Cedwir eich derbynneb, ac mae’n dangos yr hyn a dderbyniwyd gennych.',
  },
  closed: {
    superseded: {
      title: 'Mae fersiwn newydd',
      advice: 'Ni ofynnir i chi am hon mwyach. Mae Fy mholisïau yn dangos yr hyn a ofynnir.',
    },
    withdrawn: {
      title: 'Mae’r polisi hwn wedi dod i ben',
      advice: 'Nid yw’r ysgol yn ei ddefnyddio mwyach. Ni ofynnir dim i chi.',
    },
    recalled: {
      title: 'Anfonwyd hwn trwy gamgymeriad',
      advice: 'Galwodd yr ysgol y fersiwn hon yn ôl. Mae Fy mholisïau yn dangos yr hyn a ofynnir i chi.',
    },
    'campaign-recalled': {
      title: 'Anfonwyd hwn trwy gamgymeriad',
      advice: 'Galwodd yr ysgol ei chais yn ôl. Mae Fy mholisïau yn dangos yr hyn a ofynnir i chi.',
    },
    'campaign-closed': {
      title: 'Mae’r ysgol wedi peidio â gofyn',
      advice: 'Ni ofynnir dim i chi yma mwyach. Mae Fy mholisïau yn dangos yr hyn a ofynnir.',
    },
    left: { title: 'Mae’r cais hwn wedi dod i ben', advice: 'Caewyd ef pan adawodd eich cyfrif yr ysgol.' },
    'out-of-scope': {
      title: 'Ni ofynnir hyn i chi mwyach',
      advice:
        'Nid ydych mwyach mewn unrhyw un o’r grwpiau yr anfonwyd ef atynt. Mae Fy mholisïau yn dangos yr hyn a ofynnir i chi.',
    },
    exempt: {
      title: 'Ni ofynnir hyn i chi ar hyn o bryd',
      advice: 'Nid oes angen i chi wneud dim am y tro. Cewch wybod pan fydd.',
    },
  },
};
