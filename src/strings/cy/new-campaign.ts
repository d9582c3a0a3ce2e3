import type * as en from '../en/new-campaign.ts';
import type { Translated } from '../translated.ts';
import { written } from '../written.ts';
import { daysLong as days, peopleLong } from './counted.ts';
import { listed } from './lists.ts';

export const sendByTexts: Translated<typeof en.sendByTexts> = {
  app: {
    name: 'Cerdyn yn Teams',
    hint: 'Gan Countersign. Gofynnir mewn ffordd arall i bobl na all Teams eu cyrraedd.',
  },
  'app-and-mail': { name: 'Cerdyn yn Teams ac e-bost', hint: 'Y ddau, i bawb.' },
  sender: {
    name: 'Neges sgwrsio gennyf i',
    hint: 'O’ch cyfrif eich hun. Mae’r cerdyn yn agor y polisi; anfonir e-bost lle na all sgwrs fynd.',
  },
};

export const newCampaignTexts: Translated<typeof en.newCampaignTexts> = {
  title: 'Ymgyrch newydd',
  lead: 'Dewiswch beth, pwy a phryd. Ni anfonir dim nes i chi gadarnhau.',
  what: 'Polisïau',
  noPolicies: 'Cyhoeddwch bolisi yn gyntaf. Yna gellir ei ddewis yma.',
  goToPolicies: 'Mynd i Polisïau',
  who: 'Grwpiau',
  whoHint: 'Teipiwch ddechrau enw’r grŵp. Mae grwpiau y tu mewn iddo yn cyfrif; ni ofynnir i neb ddwywaith.',
  searching: 'Wrthi’n chwilio…',
  noGroups: 'Nid oes grŵp yn dechrau â hyn.',
  removeGroup: (name) => `Tynnu ${name}`,
  when: 'Dyddiad cau',
  message: 'Neges',
  messageHint: 'Dewisol. Mae pobl yn ei gweld uwchben y polisi.',
  how: 'Sut i anfon',
  preview: 'Yr hyn a anfonir',
  previewEmpty: 'Dewiswch bolisi, grŵp a dyddiad cau i weld y cerdyn a nifer y bobl.',
  previewLoading: 'Wrthi’n cyfrif pobl',
  people: peopleLong,
  peopleLead: 'y gofynnir iddynt',
  inGroup: (name, people) => `${name}: ${written(people)}`,
  notStarted: (count) => `${written(count)} heb ddechrau gweithio yma eto, felly ni ofynnir iddynt nawr`,
  alreadyAsked: (count) => `Gofynnwyd i ${written(count)} eisoes, ac ni ofynnir eto`,
  leftOut: (count) => `Gadewir ${peopleLong(count)} allan`,
  card: (title) => `Cerdyn ar gyfer ${title}`,
  reads: {
    place: 'Sut mae’n darllen',
    places: { desk: 'Teams ar gyfrifiadur', phone: 'Teams ar ffôn', mail: 'E-bost' },
    ground: 'Lliwiau',
    grounds: { light: 'Golau', dark: 'Tywyll' },
    mail: (title) => `E-bost ar gyfer ${title}`,
    subject: (subject) => `Pwnc: ${subject}`,
  },
  test: {
    send: 'Anfon prawf ataf i',
    sending: 'Wrthi’n anfon y prawf…',
    done: 'Mae’r prawf ar ei ffordd atoch',
    failed: 'Ni ellid anfon y prawf',
    by: {
      teams: 'Edrychwch yn eich sgwrs â Countersign yn Teams. Ni chofnodir dim a wasgwch yno.',
      mail: 'Edrychwch yn eich blwch post. Ni chofnodir dim a wasgwch yno.',
    },
    notBy: { teams: 'Nid drwy Teams.', mail: 'Nid drwy e-bost.' },
  },
  send: 'Anfon…',
  schedule: 'Trefnu…',
  confirm: {
    title: (people) => `Gofyn i ${peopleLong(people)}?`,
    advice: (how) =>
      `${how}. Mae’r ceisiadau’n mynd ar unwaith. Gallwch oedi’r ymgyrch neu ei galw’n ôl wedyn, ond mae neges sydd wedi cyrraedd yn aros lle y mae.`,
    yes: (people) => `Gofyn i ${peopleLong(people)}`,
    no: 'Ddim eto',
    working: 'Wrthi’n anfon…',
  },
  confirmLater: {
    title: (people, moment) => `Gofyn i ${peopleLong(people)} ar ${moment}?`,
    advice: (how) =>
      `${how}. Gofynnir i bwy bynnag fydd yn y grwpiau bryd hynny. Hyd hynny gallwch anfon yn gynt, neu ganslo.`,
    yes: 'Ei threfnu',
    no: 'Ddim eto',
    working: 'Wrthi’n trefnu…',
  },
};

export const sendAtTexts: Translated<typeof en.sendAtTexts> = {
  legend: 'Pryd i anfon',
  now: 'Pan fyddwch yn cadarnhau',
  later: 'Ar amser penodol',
  laterHint: 'Amser y DU.',
  notForSender:
    'Mae neges sgwrsio gennych chi yn mynd tra byddwch wedi mewngofnodi, felly ni all aros am amser penodol.',
  day: 'Diwrnod anfon',
  time: 'Amser anfon',
  missing: 'Dewiswch ddiwrnod ac amser.',
  past: 'Dewiswch amser sydd eto i ddod.',
  afterDue: 'Dewiswch amser cyn y dyddiad cau.',
};

export const reminderWords: Translated<typeof en.reminderWords> = ({ days: plan, escalateAfter }) => {
  const before = plan.filter((day) => day < 0).map((day) => days(-day));
  const after = plan.filter((day) => day > 0).map(days);
  const parts = [
    ...(before.length > 0 ? [`${listed(before)} cyn y dyddiad cau`] : []),
    ...(plan.includes(0) ? ['ar y dyddiad cau'] : []),
    ...(after.length > 0 ? [`${listed(after)} ar ei ôl`] : []),
  ];
  const reminded = parts.length === 0 ? 'Ni chaiff neb ei atgoffa.' : `Atgoffir pobl ${parts.join('; ')}.`;
  const escalated =
    escalateAfter === null
      ? 'Ni ddywedir wrth unrhyw reolwr llinell.'
      : `Ar ôl ${days(escalateAfter)} dywedir wrth eu rheolwr llinell.`;
  return `${reminded} ${escalated}`;
};

export const reminderTexts: Translated<typeof en.reminderTexts> = {
  legend: 'Nodiadau atgoffa',
  hint: 'Dim ond pobl sydd heb dderbyn, byth ddwywaith y dydd, a byth yn y nos, ar benwythnosau nac yn y gwyliau.',
  edit: 'Newid y nodiadau atgoffa',
  days: 'Dyddiau yr atgoffir pobl',
  before: (count) => `${days(count)} cyn hynny`,
  on: 'Ar y dyddiad cau',
  after: (count) => `${days(count)} wedi hynny`,
  remove: (name) => `Tynnu: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  number: 'Dyddiau',
  side: 'Cyn neu ar ôl',
  sides: { before: 'cyn y dyddiad cau', after: 'ar ôl y dyddiad cau' },
  add: 'Ychwanegu',
  full: 'Deuddeg diwrnod yw’r mwyaf a all fod.',
  there: 'Mae’r diwrnod hwn yno eisoes.',
  outside: (most) => `Defnyddiwch rif o 0 hyd ${most}.`,
  escalate: 'Dweud wrth y rheolwr llinell',
  escalateDays: 'Dyddiau ar ôl y dyddiad cau',
  escalateOutside: 'Defnyddiwch rif o 1 hyd 120.',
  usual: 'Yn ôl i’r arfer',
};

export const followTexts: Translated<typeof en.followTexts> = {
  legend: 'Pobl sy’n ymuno neu’n gadael',
  follow: 'Dilyn y grwpiau',
  hint: 'Gofynnir i bwy bynnag sy’n ymuno ag un ohonynt wedyn ar y diwrnod hwnnw. Ni ofynnir mwyach i bwy bynnag sy’n eu gadael i gyd.',
  days: 'Dyddiau sydd gan rywun sy’n ymuno',
  outside: 'Defnyddiwch rif o 1 hyd 120.',
};
