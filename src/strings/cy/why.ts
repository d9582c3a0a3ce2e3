import type * as en from '../en/why.ts';
import type { Translated } from '../translated.ts';

export const whyTexts: Translated<typeof en.whyTexts> = {
  'in-group': {
    admin: (name) => `Roedd ${name} mewn grŵp o’r ymgyrch hon pan anfonwyd hi.`,
    next: null,
    staff: 'Roeddech mewn grŵp yr anfonodd yr ysgol hwn ato.',
  },
  'joined-group': {
    admin: (name) => `Ymunodd ${name} â grŵp o’r ymgyrch hon ar ôl ei hanfon.`,
    next: null,
    staff: 'Fe wnaethoch ymuno â grŵp y mae’r ysgol yn gofyn iddo dderbyn hwn.',
  },
  added: {
    admin: (name) => `Ychwanegodd gweinyddwr ${name} at yr ymgyrch hon wrth ei enw.`,
    next: null,
    staff: 'Ychwanegodd rhywun sy’n gofalu am bolisïau yn eich ysgol chi wrth eich enw.',
  },
  'not-in-group': {
    admin: (name) => `Nid yw ${name} mewn unrhyw un o grwpiau’r ymgyrch hon.`,
    next: 'Ychwanegwch y person yma ag Ychwanegu pobl, neu gofynnwch i TG ei roi yn un o’r grwpiau.',
    staff: 'Nid ydych mewn unrhyw un o’r grwpiau y gofynnwyd iddynt.',
  },
  'left-group': {
    admin: (name) => `Roedd ${name} mewn grŵp o’r ymgyrch hon ac mae wedi ei adael.`,
    next: 'Os dylai’r person ei dderbyn o hyd, ychwanegwch ag Ychwanegu pobl.',
    staff: 'Rydych wedi gadael y grwpiau y gofynnwyd iddynt.',
  },
  'account-disabled': {
    admin: (name) => `Roedd cyfrif ${name} ar gau pan anfonwyd yr ymgyrch.`,
    next: 'Gofynnwch i TG agor y cyfrif. Yna ychwanegwch y person ag Ychwanegu pobl.',
    staff: 'Roedd eich cyfrif ar gau bryd hynny.',
  },
  'account-gone': {
    admin: (name) => `Nid yw cyfrif ${name} yn y cyfeiriadur mwyach.`,
    next: 'Os yw’r person wedi gadael, nid oes angen i chi wneud dim. Mae’r hyn a dderbyniwyd yn aros yn y gofrestr.',
    staff: 'Nid oedd eich cyfrif yn y cyfeiriadur bryd hynny.',
  },
  'accepted-before': {
    admin: (name) => `Mae ${name} wedi derbyn y geiriau hyn eisoes, ac ni ofynnir i neb ddwywaith.`,
    next: 'Nid oes angen i chi wneud dim.',
    staff: 'Rydych wedi derbyn y geiriau hyn eisoes.',
  },
  'asked-elsewhere': {
    admin: (name) => `Mae ymgyrch arall yn gofyn i ${name} am yr un fersiwn, ac ni ofynnir i neb ddwywaith.`,
    next: 'Nid oes angen i chi wneud dim. Mae’r ateb yno yn cyfrif yma hefyd.',
    staff: 'Mae cais arall yn gofyn i chi am yr un geiriau.',
  },
  exempt: {
    admin: (name) => `Mae ${name} wedi’i eithrio am y tro.`,
    next: 'Rhowch derfyn ar yr eithriad yn y rhestr pobl os nad yw’n ddilys mwyach.',
    staff: 'Nid yw’r ysgol yn gofyn i chi am y tro.',
  },
  'not-started': {
    admin: (name) => `Nid yw ${name} wedi dechrau gweithio eto.`,
    next: 'Gofynnir i’r person ar ei ddiwrnod cyntaf, os yw’r ymgyrch yn dilyn ei grwpiau.',
    staff: 'Gofynnir i chi pan fydd eich gwaith yn dechrau.',
  },
  'not-sent': {
    admin: (name) => `Nid yw’r ymgyrch wedi’i hanfon eto, felly ni ofynnwyd i ${name}.`,
    next: 'Anfonwch hi yn gyntaf.',
    staff: 'Nid yw hwn wedi’i anfon eto.',
  },
  'group-hidden': {
    admin: (name) =>
      `Mae un o grwpiau’r ymgyrch hon yn cuddio ei aelodau, felly ni all neb ddweud a yw ${name} yn eu plith.`,
    next: 'Gofynnwch i TG adael i Countersign ddarllen aelodau cudd, neu ychwanegwch y person ag Ychwanegu pobl.',
    staff: 'Rydych mewn grŵp y mae ei aelodau wedi’u cuddio.',
  },
};

export const whyPanelTexts: Translated<typeof en.whyPanelTexts> = {
  title: (name, isAsked) => (isAsked ? `Pam y gofynnir i ${name}?` : `Pam na ofynnir i ${name}?`),
  groups: 'Y grwpiau a benderfynodd',
  group: (name, since, until) => (until === null ? `${name}, ers ${since}` : `${name}, o ${since} hyd ${until}`),
  askedBy: (name) => `Anfonwyd gan ${name}.`,
  decided: (moment) => `Penderfynwyd ar ${moment} (amser y DU).`,
  requests: 'Yr hyn a ofynnir i’r person',
  elsewhere: 'o ymgyrch arall',
  close: 'Cau',
};
