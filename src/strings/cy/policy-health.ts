import type { DateName, FindingCode, HealthFinding, Urgency } from '#src/domain/policy-health.ts';
import type * as en from '../en/policy-health.ts';
import type { FindingWords } from '../en/policy-health.ts';
import type { Translated } from '../translated.ts';
import { counted } from './counted.ts';

export type { FindingWords };

/** A finding in words for the page and for the mail; `day` writes a calendar day as its reader does. */
export function findingWords(finding: HealthFinding, day: (plainDay: string) => string): FindingWords {
  return writers[finding.code](finding, day);
}

const newDate =
  'Adolygwch y polisi, yna cyhoeddwch y fersiwn nesaf gyda’r dyddiad newydd. Tan hynny mae’n parhau mewn grym.';

const writers: Readonly<
  Record<FindingCode, (finding: HealthFinding, day: (plainDay: string) => string) => FindingWords>
> = {
  'review-date-missing': ({ about }) => ({
    what:
      about === ''
        ? 'Nid oes dyddiad wedi’i argraffu ar gyfer yr adolygiad nesaf.'
        : `Nid yw’r adolygiad nesaf, “${about}”, yn enwi diwrnod na mis.`,
    next: 'Penderfynwch pryd y dylai fod, a rhowch y dyddiad yn y fersiwn nesaf. Yna cewch eich atgoffa mewn pryd.',
  }),
  'review-overdue': ({ on }, day) => ({ what: `Roedd yr adolygiad i’w wneud erbyn ${dayOr(on, day)}.`, next: newDate }),
  'review-soon': ({ on }, day) => ({
    what: `Mae’r adolygiad nesaf i’w wneud erbyn ${dayOr(on, day)}.`,
    next: 'Dechreuwch y fersiwn nesaf nawr, fel bod amser i’w chymeradwyo.',
  }),
  'label-period-ended': ({ about, on, urgency }, day) => ({
    what:
      urgency === 'act'
        ? `Y label arno yw “${about}”, a daeth hynny i ben: ${dayOr(on, day)}.`
        : `Y label arno yw “${about}”, a gall hynny fod ar ben.`,
    next: 'Cyhoeddwch y fersiwn ar gyfer eleni, neu rhowch label sy’n dal yn wir ar y fersiwn nesaf.',
  }),
  'contact-gone': ({ about, against, urgency }) => {
    const who = against === null ? about : `${about} (${against})`;
    return urgency === 'act'
      ? {
          what: `Nid oes cyfrif agored yn eich Microsoft 365 ar gyfer: ${who}.`,
          next: 'Enwch y person sy’n gwneud hyn nawr. Newid bach yw cyswllt newydd: nid oes rhaid i neb dderbyn eto oni bai eich bod yn dweud hynny.',
        }
      : {
          what: `Nid yw’n glir a yw’r person hwn yno o hyd: ${who}.`,
          next: 'Gwiriwch fod yr enw’n dal yn gywir.',
        };
  },
  'edition-superseded': ({ about, against, on, urgency }, day) => {
    if (urgency === 'check') {
      return { what: `Mae’n dweud “${about}”.`, next: `Gwiriwch a ddylai ddweud hyn erbyn hyn: ${against}.` };
    }
    const since = on === null ? 'sydd wedi cymryd ei le' : `sydd mewn grym ers ${day(on)}`;
    return {
      what: `Mae’n dyfynnu “${about}”. ${against} ${since}.`,
      next: 'Edrychwch ar yr hyn a newidiodd yno, a’i ddyfynnu yn y fersiwn nesaf.',
    };
  },
  'dates-disagree': ({ about, against, dates, urgency }, day) => {
    const [first, second] = dates ?? ['reviewed', 'reviewed'];
    const one = printedDate(about, day);
    const other = printedDate(against ?? '', day);
    return {
      what:
        first === second
          ? `${dateWords[first]}: rhoddir ${one} mewn un lle, ac mewn lle arall ${other}.`
          : `Nid yw’r ddau hyn yn cyd-fynd: ${lower(dateWords[first])} (${one}), ${lower(dateWords[second])} (${other}).`,
      next:
        urgency === 'act' ? 'Cywirwch ef yn y fersiwn nesaf.' : 'Os yw un yn anghywir, cywirwch ef yn y fersiwn nesaf.',
    };
  },
  'fact-unbacked': ({ about }) => ({
    what: `Mae pobl yn dweud “${about.replace(/[.\s]+$/, '')}”, ac nid oes dim yn dangos bod hynny’n wir.`,
    next: 'Rhowch ddolen i’r cwrs yn y fersiwn nesaf, neu ychwanegwch faes ar gyfer ei ddyddiad neu ei dystysgrif.',
  }),
};

const dateWords: Readonly<Record<DateName, string>> = {
  reviewed: 'Yr adolygiad diwethaf',
  nextReview: 'Yr adolygiad nesaf',
  ratified: 'Y diwrnod y’i cadarnhawyd',
  adopted: 'Y diwrnod y’i mabwysiadwyd',
  policyDate: 'Dyddiad y polisi',
  label: 'Y label',
  approved: 'Y diwrnod y’i cymeradwywyd',
  effectiveFrom: 'Y diwrnod y daw i rym',
};

function dayOr(on: string | null, day: (plainDay: string) => string): string {
  return on === null ? 'diwrnod heb ddyddiad' : day(on);
}

/** A day of our own record is written out; what the school printed stays as it is. */
function printedDate(text: string, day: (plainDay: string) => string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? day(text) : `“${text}”`;
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

export const urgencyWords: Readonly<Record<Urgency, string>> = {
  act: 'I’w gywiro',
  soon: 'I’w wneud cyn hir',
  check: 'I’w wirio',
};

const policies = (count: number) => counted(count, { two: 'bolisi', few: 'pholisi', many: 'pholisi', other: 'polisi' });

export const policyHealthTexts: Translated<typeof en.policyHealthTexts> = {
  title: 'Iechyd polisïau',
  open: 'Iechyd polisïau',
  lead: 'Yr hyn sydd wedi dyddio, neu a fydd cyn hir, yn y polisïau sydd ar waith.',
  asAt: (moment) => `Fel yr oedd ar ${moment} (amser y DU)`,
  back: { policies: 'Polisïau', compliance: 'Cydymffurfiaeth' },
  counts: 'Yr hyn a ganfuwyd',
  list: 'Polisïau i roi sylw iddynt',
  healthyList: 'Dim wedi’i ganfod',
  healthyLead: 'Mae’r rhain fel y dylent fod heddiw.',
  version: (label, number) => (label === null ? `Fersiwn ${number}` : label),
  yours: 'Chi sy’n gofalu am y polisi hwn',
  owner: (name) => `Yn gofalu am y polisi hwn: ${name}`,
  nobody: 'Nid oes neb yn gofalu am y polisi hwn',
  take: 'Fi sy’n gofalu am y polisi hwn',
  takeFor: (title) => `Fi sy’n gofalu am y polisi hwn: ${title}`,
  taken: (title) => `Chi sy’n gofalu am ${title} nawr. Cewch wybod drwy e-bost pan ganfyddir rhywbeth ynddo.`,
  sourceFor: (edition) => `O ble y daw hyn: ${edition}`,
  noDirectory: {
    title: 'Ni ellid gofyn i Microsoft 365 y funud hon',
    advice: 'Ni ddangosir a yw’r bobl a enwir yn y polisïau yno o hyd. Dangosir popeth arall.',
  },
  empty: {
    title: 'Nid oes polisi ar waith eto',
    advice: 'Pan gyhoeddir un, bydd y dudalen hon yn cadw llygad arno.',
  },
  allWell: {
    title: 'Mae pob polisi’n iach',
    advice:
      'Dim i’w wneud. Mae’r dudalen hon yn dal i gadw llygad, ac mae pwy bynnag sy’n gofalu am bolisi’n cael gwybod drwy e-bost.',
  },
  watched: 'Yr hyn y cedwir llygad arno',
  watchedItems: [
    'dyddiad yr adolygiad nesaf: ar goll, wedi mynd heibio, neu o fewn 60 diwrnod',
    'y flwyddyn ysgol ar y label',
    'pobl a enwir yn y polisi ac sydd wedi gadael',
    'canllawiau a chyfraith a ddyfynnir mewn argraffiad sydd wedi’i ddisodli',
    'dyddiadau nad ydynt yn cyd-fynd',
    'datganiadau y mae pobl yn eu gwneud amdanynt eu hunain heb ddim i’w dangos',
  ],
  editions: (day) => `Gwiriwyd y rhestr o ganllawiau a chyfraith ddiwethaf: ${day}.`,
  editionsLink: 'Gweld yr argraffiad diweddaraf o Keeping children safe in education',
};

export const healthMailTexts: Translated<typeof en.healthMailTexts> = {
  language: 'cy-GB',
  subject: (titles) =>
    titles.length === 1 ? `Edrychwch ar y polisi hwn: ${titles[0]}` : `Edrychwch ar ${policies(titles.length)}`,
  lead: (count) =>
    count === 1
      ? 'Canfuwyd rhywbeth mewn polisi rydych yn gofalu amdano.'
      : `Canfuwyd rhywbeth mewn ${policies(count)} rydych yn gofalu amdanynt.`,
  open: 'Agor iechyd polisïau',
  why: 'Rydych yn cael y neges hon am eich bod yn gofalu am y polisi yn Countersign. Unwaith yn unig y dywedir am bob peth a ganfyddir; am adolygiadau, 60 diwrnod a 30 diwrnod cyn y dyddiad, ac ar y diwrnod ei hun.',
};
