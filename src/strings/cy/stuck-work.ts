import type * as en from '../en/stuck-work.ts';
import type { Translated } from '../translated.ts';
import { peopleLong } from './counted.ts';

export const stuckKinds: Translated<typeof en.stuckKinds> = {
  'attestation-row': 'Rhes yn Attestations',
  'compliance-row': 'Rhes yn Compliance',
  card: 'Cerdyn yn Teams',
  original: 'Ffeil wreiddiol',
  reminder: 'Nodyn atgoffa',
};

export const stuckTexts: Translated<typeof en.stuckTexts> = {
  title: 'Angen sylw',
  lead: 'Grwpiau sy’n aros amdanoch, gwaith y gwrthododd Microsoft 365 am byth, a’r hyn a newidiwyd â llaw yn SharePoint.',
  back: 'Ysgol',
  none: { title: 'Nid oes dim angen eich sylw', advice: 'Mae popeth wedi’i wneud, neu’n dilyn ohono’i hun.' },
  given: (count) => (count === 1 ? 'Rhoddwyd y gorau i 1 peth' : `Rhoddwyd y gorau i ${count} o bethau`),
  hint: 'Nid oes dim wedi’i golli. Cywirwch yr hyn y mae Microsoft 365 yn cwyno amdano, yna rhowch gynnig arall arni.',
  noWay: (count) =>
    `Ni ellir atgoffa ${peopleLong(count)}: heb yr ap na chyfeiriad e-bost. Argraffwch slip o’r ymgyrch, neu gofynnwch i TG ychwanegu cyfeiriad; bydd y nodyn atgoffa nesaf wedyn yn eu cyrraedd ohono’i hun.`,
  columns: { kind: 'Beth', about: 'Yn ymwneud â', reason: 'Rheswm', since: 'Ers' },
  tryAgain: (count) => (count === 1 ? 'Rhoi cynnig arall ar 1' : `Rhoi cynnig arall ar y ${count} hyn`),
  trying: 'Wrthi’n rhoi cynnig arall…',
  tried: 'Wrthi’n rhoi cynnig arall. Mae’r hyn sy’n gweithio yn diflannu o’r rhestr hon.',
  waiting: 'Ar ei ffordd',
  register: 'Rhesi i’r gofrestr',
  cards: 'Cardiau i’w diweddaru',
  messages: 'Negeseuon',
  oldest: (moment) => `Mae’r hynaf wedi aros ers ${moment} (amser y DU).`,
  nothingWaits: 'Nid oes dim yn aros.',
  drift: 'Wedi’u newid â llaw yn SharePoint',
  driftLead: (count, repaired) => {
    const rows = count === 1 ? 'Newidiwyd 1 rhes â llaw' : `Newidiwyd ${count} o resi â llaw`;
    if (repaired === count) return `${rows} yn SharePoint, a chywirwyd y cyfan.`;
    return `${rows} yn SharePoint; cywirwyd ${repaired} hyd yma.`;
  },
  driftNone: 'Ni newidiwyd unrhyw res â llaw.',
  driftColumns: {
    what: 'Beth',
    list: 'Rhestr',
    about: 'Rhes',
    columns: 'Colofnau',
    at: 'Gwelwyd',
    repaired: 'Cywirwyd',
  },
  driftKinds: {
    edited: 'Wedi’i newid â llaw',
    deleted: 'Wedi’i dileu â llaw',
    doubled: 'Yno ddwywaith',
    foreign: 'Nid o Countersign',
  },
  lists: { attestations: 'Attestations', compliance: 'Compliance' },
  notYet: 'Ddim eto',
  showMore: (count) => `Dangos ${count} arall`,
};

export const heldTexts: Translated<typeof en.heldTexts> = {
  title: 'Grwpiau sy’n aros',
  missing: (count, known, group) => `${group}: mae’n ymddangos bod ${count} o’r ${known} person wedi gadael ar unwaith`,
  since: (moment) =>
    `Gwelwyd gyntaf ar ${moment} (amser y DU). Camgymeriad yn y cyfeiriadur yw cynifer ar unwaith yn aml, felly mae eu ceisiadau’n aros ar agor.`,
  next: (readings, needed, moment) =>
    `${readings === 1 ? 'Mae 1 darlleniad' : `Mae ${readings} darlleniad`} yn dweud hynny, o’r ${needed} y mae’n rhaid iddynt gytuno. Mae’r nesaf ar ${moment}.`,
  wait: 'Os nad ydych yn siŵr, peidiwch â gwneud dim: bydd eu ceisiadau’n cau ohonynt eu hunain unwaith y bydd y darlleniadau’n cytuno.',
  who: (count) => `Dangos enwau’r ${count} hyn`,
  confirm: 'Maent wedi gadael: cau eu ceisiadau',
  confirmTitle: (count, group) => `Cau ceisiadau ${peopleLong(count)} o ${group}?`,
  confirmLead:
    'Darllenir y grŵp unwaith eto’n gyntaf: gofynnir o hyd i bwy bynnag sydd yn ôl ynddo. Ni ofynnir i’r lleill mwyach, a chofnodir eu bod wedi gadael heb dderbyn. Ni ellir dadwneud hyn; gofynnir eto i bwy bynnag a ddaw yn ôl yn ddiweddarach.',
  confirmYes: 'Cau eu ceisiadau',
  confirmNo: 'Dal i aros',
  working: 'Un funud…',
  confirmed: (count) => (count === 0 ? 'Nid oedd neb ar goll mwyach.' : `Ni ofynnir i ${peopleLong(count)} mwyach.`),
  unreadable: (group) => `Ni ellir darllen y grŵp ${group}`,
  why: {
    'group-not-found': 'Nid yw Microsoft Entra yn adnabod grŵp o’r fath mwyach.',
    'group-hidden': 'Mae ei aelodau wedi’u cuddio rhag Countersign. Gall TG adael iddo ddarllen aelodau cudd.',
  },
  unreadableMeans: (since, next) =>
    `Mae hyn wedi bod felly ers ${since} (amser y DU). Hyd nes y gellir ei ddarllen, ni ofynnir i neb sy’n ymuno ag ef, ac ni fydd cais neb yn cau. Rhoddir cynnig arall arno ar ${next}.`,
};
