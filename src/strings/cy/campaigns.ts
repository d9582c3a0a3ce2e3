import type * as en from '../en/campaigns.ts';
import type { Translated } from '../translated.ts';
import { written } from '../written.ts';
import { counted, daysLong, peopleLong, requestsLong } from './counted.ts';

export const standingNames: Translated<typeof en.standingNames> = {
  outstanding: 'Heb dderbyn',
  overdue: 'Yn hwyr',
  declined: 'Wedi gwrthod',
  accepted: 'Wedi derbyn',
  exempt: 'Wedi’i eithrio',
  closed: 'Ar gau',
};

export const closedNames: Translated<typeof en.closedNames> = {
  superseded: 'gofynnir am fersiwn newydd',
  withdrawn: 'tynnwyd y polisi’n ôl',
  recalled: 'galwyd y fersiwn yn ôl',
  'campaign-recalled': 'galwyd yr ymgyrch yn ôl',
  'campaign-closed': 'caewyd yr ymgyrch',
  left: 'gadawodd heb dderbyn',
  'out-of-scope': 'gadawodd y grwpiau',
};

export const rungNames: Translated<typeof en.rungNames> = {
  teams: 'Teams',
  mail: 'E-bost',
  'plain-mail': 'E-bost i gyfeiriad arall',
  slip: 'Slip wedi’i argraffu',
  chat: 'Sgwrs gennych chi',
};

export const deliveryNames: Translated<typeof en.deliveryNames> = {
  queued: 'yn aros',
  sent: 'wedi’i anfon',
  failed: 'wedi methu',
  skipped: 'dim angen',
};

export const faultTexts: Translated<typeof en.faultTexts> = {
  'app-not-installable': {
    cause: 'Nid yw Teams yn gadael i’r ap gael ei osod ar gyfer y person hwn.',
    next: 'Gofynnwch i TG ganiatáu Countersign ym mholisi apiau Teams ar ei gyfer, yna rhowch gynnig arall arni.',
  },
  'app-not-in-catalogue': {
    cause: 'Nid yw Countersign yng nghatalog apiau Teams yr ysgol.',
    next: 'Gofynnwch i TG lwytho’r ap i fyny yng nghanolfan weinyddu Teams, yna rhowch gynnig arall arni.',
  },
  'bot-blocked': {
    cause: 'Mae’r person hwn wedi rhwystro’r ap yn Teams.',
    next: 'Gofynnwch i’r person ddadrwystro Countersign, neu agor y ddolen yn yr e-bost.',
  },
  'no-teams-licence': {
    cause: 'Nid oes gan y cyfrif hwn drwydded ar gyfer Teams.',
    next: 'Nid oes dim i’w wneud lle cyrhaeddodd e-bost. Fel arall gofynnwch i TG am drwydded, neu argraffwch y slip.',
  },
  guest: {
    cause: 'Ni all gwesteion gael yr ap yn Teams.',
    next: 'Gofynnir iddynt drwy e-bost. Os methodd hynny hefyd, anfonwch y ddolen eich hun.',
  },
  'no-mailbox': {
    cause: 'Nid oes gan y cyfeiriadur gyfeiriad e-bost ar gyfer y person hwn.',
    next: 'Dywedwch wrth y person am agor Countersign yn Teams, neu mewn porwr yn yr ysgol: mae’r cais yn aros yno.',
  },
  'no-other-mail': {
    cause: 'Nid oes gan y cyfeiriadur gyfeiriad e-bost arall ar gyfer y person hwn.',
    next: 'Argraffwch y slip, neu gofynnwch i TG ychwanegu cyfeiriad.',
  },
  'person-gone': {
    cause: 'Nid yw’r cyfrif hwn yn y cyfeiriadur mwyach.',
    next: 'Os yw’r person wedi gadael, nid oes angen i chi wneud dim.',
  },
  'sender-signed-out': {
    cause: 'Mae Microsoft am i chi fewngofnodi eto cyn iddo anfon yn eich enw.',
    next: 'Caewch y dudalen hon, agorwch hi eto, yna rhowch gynnig arall arni.',
  },
  refused: {
    cause: 'Gwrthododd Microsoft 365 y neges.',
    next: 'Rhowch gynnig arall arni. Os gwrthodir hi eto, rhowch enw’r person hwn i TG.',
  },
  throttled: { cause: 'Gofynnodd Microsoft 365 i ni arafu.', next: 'Rhowch gynnig arall arni ymhen ychydig funudau.' },
  unavailable: { cause: 'Nid atebodd Microsoft 365.', next: 'Rhowch gynnig arall arni ymhen ychydig funudau.' },
};

export const leftOutNames: Translated<typeof en.leftOutNames> = { 'account-disabled': 'Mae’r cyfrif ar gau' };

export const campaignsTexts: Translated<typeof en.campaignsTexts> = {
  title: 'Ymgyrchoedd',
  lead: 'Un rownd o ofyn yw pob ymgyrch.',
  new: 'Ymgyrch newydd',
  list: 'Ymgyrchoedd',
  back: 'Ymgyrchoedd',
  empty: {
    title: 'Ni ofynnwyd i neb eto',
    advice:
      'Dewiswch bolisi a gyhoeddwyd, y grwpiau y mae ar eu cyfer a dyddiad cau. Cewch weld y cerdyn a nifer y bobl cyn i ddim gael ei anfon.',
  },
  statuses: {
    draft: 'Heb ei hanfon',
    scheduled: 'Wedi’i threfnu',
    sending: 'Wrthi’n anfon',
    open: 'Ar agor',
    closed: 'Ar gau',
    recalled: 'Wedi’i galw’n ôl',
  },
  paused: 'Wedi’i hoedi',
  due: (day) => `Erbyn ${day}`,
  accepted: (done, asked, exempt) => `${written(done)} o ${written(asked - exempt)} wedi’u derbyn`,
  exemptOf: (asked, exempt) =>
    exempt === 0 ? null : `gofynnwyd ${written(asked)}, ${written(exempt)} wedi’u heithrio`,
  groups: (names) => names.join(', '),
};

export const campaignTexts: Translated<typeof en.campaignTexts> = {
  notSent: 'Nid yw’r ymgyrch hon wedi’i hanfon.',
  scheduled: (moment) => `Anfonir hi ar ${moment} (amser y DU).`,
  progress: 'Cynnydd',
  sending: (done, all) => `${written(done)} o ${written(all)} wedi’u hanfon`,
  finished: (sent) => `${requestsLong(sent)} wedi’u hanfon`,
  pausedTitle: 'Wedi’i hoedi: ni anfonir dim ac nid atgoffir neb nes i chi ailddechrau.',
  closedTitle: 'Ar gau: ni ofynnir i neb mwyach.',
  recalledTitle: 'Wedi’i galw’n ôl: ni ofynnir i neb mwyach.',
  rate: (perMinute) => `Tua ${perMinute} y funud`,
  waitingUntil: (time) => `Mae Microsoft yn gofyn i ni aros hyd ${time}`,
  stale: 'Nid yw’r gweinydd yn ateb, felly gall y ffigurau hyn fod yn hen. Mae’r dudalen yn dal i geisio.',
  accepted: 'Wedi derbyn',
  sent: 'Wedi’u hanfon',
  waiting: 'Yn aros',
  failed: 'Heb eu cyrraedd',
  overdue: 'Yn hwyr',
  exempt: 'Wedi’u heithrio',
  closed: 'Ar gau',
  failures: (count) => `${requestsLong(count)} heb gyrraedd`,
  failuresHint: 'Mae’r bobl hyn yn dal i gael y polisi o dan Fy mholisïau.',
  failuresForGood:
    'Ni fyddai rhoi cynnig arall yn helpu: nid oes cyfeiriad i’w ddefnyddio. Maent yn dal i gael y polisi o dan Fy mholisïau.',
  showFailures: (count) => `Dangos pob un o’r ${written(count)}`,
  retry: (count) => (count === 1 ? 'Rhoi cynnig arall ar 1' : `Rhoi cynnig arall ar y ${written(count)} hyn`),
  retrying: 'Wrthi’n rhoi cynnig arall…',
  leftOut: 'Wedi’u gadael allan',
  showMore: (count) => `Dangos ${written(count)} arall`,
  slips: 'Argraffu slipiau',
  plan: 'Sut mae’n gofyn',
  joiners: (days) => `Gofynnir hefyd i bwy bynnag sy’n ymuno â’r grwpiau wedyn, gyda ${daysLong(days)} i dderbyn.`,
  noJoiners: 'Ni ofynnir i bwy bynnag sy’n ymuno â’r grwpiau wedyn.',
};

export function timeLeftWords(seconds: number): string {
  if (seconds < 60) return 'llai na munud ar ôl';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `tua ${counted(minutes, { two: 'funud', other: 'munud' })} ar ôl`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? 'tuag awr ar ôl' : `tua ${hours} awr ar ôl`;
}

export const peopleTexts: Translated<typeof en.peopleTexts> = {
  title: 'Pobl',
  columns: {
    name: 'Enw',
    policy: 'Polisi',
    standing: 'Statws',
    delivery: 'Anfon',
    reminders: 'Nodiadau atgoffa',
    why: 'Esboniad',
  },
  standing: 'Statws',
  anyStanding: 'Pob statws',
  outcome: 'Anfon',
  anyOutcome: 'Pob canlyniad',
  outcomes: { reached: 'Wedi’u cyrraedd', waiting: 'Ar ei ffordd', 'not-reached': 'Heb eu cyrraedd' },
  sort: 'Trefnu yn ôl',
  sorts: { name: 'Enw', standing: 'Statws, y mwyaf brys yn gyntaf', due: 'Dyddiad cau, y cynharaf yn gyntaf' },
  due: (day) => `erbyn ${day}`,
  guest: 'Gwestai',
  search: 'Enw yn dechrau â',
  rows: (shown, all) => (shown === all ? requestsLong(all) : `${written(shown)} o ${requestsLong(all)}`),
  none: {
    title: 'Nid oes neb yn ffitio’r hidlyddion hyn',
    advice: 'Dewiswch hidlyddion eraill, neu gliriwch yr enw, i weld mwy o bobl.',
  },
  clearFilters: 'Clirio’r hidlyddion',
  selectPage: (count) => (count === 1 ? 'Dewis yr 1 hwn' : `Dewis y ${written(count)} hyn`),
  selectAll: (count) => `Dewis pob un o’r ${written(count)} sy’n cyfateb`,
  selected: (count) => `${peopleLong(count)} wedi’u dewis`,
  clear: 'Clirio’r dewis',
  remind: 'Atgoffa…',
  exempt: 'Eithrio…',
  export: 'Allforio',
  exporting: 'Wrthi’n allforio…',
  exported: (count) => `Cadwyd ffeil am ${peopleLong(count)}.`,
  fileName: (day) => `pobl-yr-ymgyrch-${day}.csv`,
  pages: 'Tudalennau pobl',
  page: (page, pages) => `Tudalen ${page} o ${pages}`,
  previous: 'Tudalen flaenorol',
  next: 'Tudalen nesaf',
  unsure: 'gall fod wedi’i gael ddwywaith',
  reminders: (count, last) => (count === 1 ? `1, ar ${last}` : `${written(count)}, y diwethaf ar ${last}`),
  noReminders: 'Dim',
  slip: (code) => `cod ${code}`,
  why: 'Pam?',
  whyOf: (name) => `Pam y gofynnir i ${name}?`,
  missing: {
    title: 'A oes rhywun ar goll?',
    lead: 'Dewch o hyd i berson i weld pam nad yw’r ymgyrch hon yn gofyn iddo.',
    person: 'Person',
    hint: 'Teipiwch o leiaf ddwy lythyren o enw.',
    searching: 'Wrthi’n chwilio…',
    none: 'Nid oes neb yn y cyfeiriadur yn ffitio hyn.',
  },
};
