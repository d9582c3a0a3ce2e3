import type { RemindedNow } from '#src/contract/campaigns.ts';
import type { CampaignChange } from '#src/domain/campaign.ts';
import type { NotReminded } from '#src/domain/reminders.ts';
import type * as en from '../en/campaign-acts.ts';
import type { Translated } from '../translated.ts';
import { written } from '../written.ts';
import { counted, peopleLong, requestsLong } from './counted.ts';

export const actionNames: Translated<typeof en.actionNames> = {
  send: 'Anfon nawr',
  unschedule: 'Canslo’r amser',
  pause: 'Oedi',
  resume: 'Ailddechrau',
  extend: 'Estyn…',
  'add-people': 'Ychwanegu pobl…',
  remind: 'Atgoffa nawr…',
  close: 'Cau…',
  recall: 'Galw’n ôl…',
};

export const actTexts: Translated<typeof en.actTexts> = {
  more: 'Mwy',
  working: 'Un funud…',
  no: 'Nid nawr',
  done: {
    send: 'Mae’r anfon wedi dechrau',
    retry: 'Wrthi’n rhoi cynnig arall',
    pause: 'Wedi’i hoedi. Ni anfonir dim nes i chi ailddechrau.',
    resume: 'Wedi ailddechrau',
    unschedule: 'Wedi’i ganslo. Ni anfonir yr ymgyrch nes i chi ddweud.',
  },
  reason: 'Rheswm',
  reasonMissing: 'Rhowch y rheswm. Cedwir ef gyda’r ymgyrch.',
  undoable: 'Gallwch ei ddadwneud am 10 munud.',
  acceptedStays: (count) =>
    count === 1
      ? 'Mae’r derbyniad a roddwyd yn aros.'
      : `Mae’r ${counted(count, { two: 'dderbyniad', other: 'derbyniad' })} a roddwyd yn aros.`,
  ends: (count) =>
    count === 0
      ? 'Mae pawb wedi ateb: nid oes cais yn dod i ben drwy hyn.'
      : `Daw ${requestsLong(count)} heb ateb i ben. Ni ofynnir i neb ac nid atgoffir neb mwyach.`,
  close: {
    title: 'Cau’r ymgyrch hon?',
    lead: 'Ar gyfer ymgyrch sydd wedi dod i’w therfyn.',
    card: 'Mae cardiau ac e-byst yn aros lle y maent ac yn dweud na ofynnir dim mwyach.',
    yes: 'Ei chau',
    no: 'Ei chadw ar agor',
  },
  recall: {
    title: 'Galw’r ymgyrch hon yn ôl?',
    lead: 'Ar gyfer ymgyrch na ddylai fod wedi’i hanfon.',
    queued: (count) => `Atelir ${counted(count, { other: 'neges' })} ar ei ffordd.`,
    yes: 'Ei galw’n ôl',
    no: 'Ei chadw ar agor',
  },
  extend: {
    title: 'Estyn y dyddiad cau?',
    lead: (count, day) =>
      `Y dyddiad cau i ${requestsLong(count)} heb ateb yw ${day}. Mae’r nodiadau atgoffa’n symud gyda’r dyddiad cau.`,
    day: 'Dyddiad cau newydd',
    missing: 'Dewiswch ddiwrnod.',
    past: 'Dewiswch heddiw neu ddiwrnod diweddarach.',
    same: 'Dewiswch ddiwrnod gwahanol i’r un presennol.',
    yes: 'Symud y dyddiad cau',
  },
  addPeople: {
    title: 'Ychwanegu pobl',
    lead: 'Gofynnir iddynt ar unwaith. Ni ofynnir ddwywaith i neb y gofynnwyd iddo eisoes.',
    people: 'Unigolion',
    missing: 'Dewiswch grŵp neu berson.',
    done: 'Gofynnir iddynt nawr',
    yes: 'Gofyn iddynt',
    remove: (name) => `Tynnu ${name}`,
    noMail: 'dim cyfeiriad e-bost',
    guest: 'gwestai',
    closed: 'mae’r cyfrif ar gau',
    follows: 'Dilynir grwpiau a ychwanegir yma fel y lleill.',
  },
  remind: {
    title: (count) => `Atgoffa ${peopleLong(count)} nawr?`,
    lead: 'Mae pob un yn cael un neges am bopeth sydd heb ei dderbyn ganddo.',
    once: 'Nid oes neb yn cael dwy neges y dydd: gadewir allan bwy bynnag a gafodd un heddiw.',
    others: (count) =>
      `Ni chaiff ${peopleLong(count)} o’r rhai a ddewiswyd un: wedi derbyn, wedi gwrthod, wedi’u heithrio neu ni ofynnir iddynt mwyach.`,
    none: 'Mae pawb wedi ateb, felly nid oes neb i’w atgoffa.',
    yes: (count) => `Atgoffa ${peopleLong(count)}`,
  },
};

const notRemindedPieces: Readonly<Record<NotReminded, (people: string) => string>> = {
  accepted: (people) => `${people} wedi derbyn`,
  declined: (people) => `${people} wedi gwrthod`,
  'on-leave': (people) => `${people} ar absenoldeb`,
  exempt: (people) => `${people} wedi’u heithrio`,
  closed: (people) => `${people} na ofynnir iddynt mwyach`,
  'account-closed': (people) => `${people} â’u cyfrif ar gau`,
  'not-started': (people) => `${people} heb ddechrau gweithio yma eto`,
  'reminded-today': (people) => `${people} wedi cael nodyn atgoffa heddiw eisoes`,
  'heard-today': (people) => `${people} wedi cael neges arall gan Countersign heddiw`,
  'no-way': (people) => `${people} heb yr ap na chyfeiriad e-bost: argraffwch slip`,
  refused: (people) => `${people} na ellid eu cyrraedd heddiw: gweler Angen sylw o dan Ysgol`,
  'not-asked': (people) => `${people} na ofynnir iddynt gan yr ymgyrch hon`,
};

export function remindedWords({ people, leftOut }: RemindedNow): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const others = leftOut.reduce((sum, one) => sum + one.people, 0);
  const reminded = people === 0 ? 'Nid oes neb yn cael nodyn atgoffa' : `Nodyn atgoffa i ${peopleLong(people)}`;
  return {
    title: others === 0 ? `${reminded}.` : `${reminded}; dim i ${peopleLong(others)}:`,
    lines: leftOut.map((one) => `${notRemindedPieces[one.reason](written(one.people))}.`),
  };
}

const pieces: Readonly<Record<CampaignChange, (count: number) => string>> = {
  extended: (count) => `Symudwyd y dyddiad cau i ${requestsLong(count)}`,
  closed: (count) => `Caewyd; daeth ${requestsLong(count)} i ben`,
  recalled: (count) => `Galwyd yn ôl; daeth ${requestsLong(count)} i ben`,
  sent: (count) => `Anfonwyd at ${peopleLong(count)}`,
  'not-sent': () => 'Ni ellid ei hanfon ar ei hamser; drafft yw hi eto',
  paused: () => 'Wedi’i hoedi',
  resumed: () => 'Wedi ailddechrau',
  'people-added': (count) => `Ychwanegwyd ${requestsLong(count)}`,
  reminded: (count) => `Atgoffwyd ${peopleLong(count)}`,
  'leavers-closed': (count) => `Caewyd ${requestsLong(count)} pobl sydd wedi gadael`,
  undone: () => 'Wedi’i ddadwneud',
};

export const historyTexts: Translated<typeof en.historyTexts> = {
  title: 'Yr hyn sydd wedi digwydd',
  what: (kind, count) => pieces[kind](count),
  by: (name) => name ?? 'Countersign',
  undo: 'Dadwneud',
  undoing: 'Wrthi’n dadwneud…',
  undoOf: (what) => `Dadwneud: ${what}`,
  undoUntil: (time) => `Gallwch ddadwneud hyn hyd ${time} (amser y DU).`,
  undone: 'Wedi’i ddadwneud. Mae’r ymgyrch fel yr oedd o’r blaen.',
};
