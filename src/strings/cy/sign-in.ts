import type * as en from '../en/sign-in.ts';
import type { Translated } from '../translated.ts';

export const stopTexts: Translated<typeof en.stopTexts> = {
  'approval-needed': {
    title: 'Rhaid i’ch ysgol gymeradwyo Countersign yn gyntaf',
    advice: [
      'Nid yw Microsoft yn gadael neb i mewn nes bod y person sy’n gofalu am Microsoft 365 yn eich ysgol wedi cymeradwyo Countersign.',
      'Anfonwch y neges isod at y person hwnnw. Ar ôl ei gymeradwyo, mewngofnodwch.',
    ],
  },
  cancelled: {
    title: 'Nid ydych wedi mewngofnodi',
    advice: ['Stopiwyd y mewngofnodi cyn ei ddiwedd. Nid oes dim wedi’i golli: mewngofnodwch i fynd ymlaen.'],
  },
  'window-blocked': {
    title: 'Rhwystrwyd y ffenestr fewngofnodi',
    advice: ['Caniatewch ffenestri naid ar gyfer y dudalen hon, yna mewngofnodwch.'],
  },
  'interaction-needed': {
    title: 'Mae Microsoft eisiau bod yn siŵr mai chi sydd yno',
    advice: ['Mae eich ysgol yn gofyn am un cam arall, fel cod ar eich ffôn. Mewngofnodwch i’w gymryd.'],
  },
  'device-refused': {
    title: 'Nid yw’r ddyfais hon yn bodloni rheolau eich ysgol',
    advice: [
      'Mae eich ysgol yn gadael pobl i mewn dim ond o ddyfeisiau sydd wedi’u gosod fel y mae’n gofyn.',
      'Defnyddiwch ddyfais yr ysgol, neu gofynnwch i TG beth sydd ar goll ar hon. Ar ôl cywiro hynny, mewngofnodwch eto.',
    ],
  },
  'blocked-by-policy': {
    title: 'Nid yw rheolau eich ysgol yn gadael i chi fewngofnodi yma',
    advice: [
      'Gall y rheolau ddibynnu ar ble rydych chi, neu ar yr ap rydych yn ei ddefnyddio. Rhowch gynnig arall arni yn yr ysgol, neu yn eich porwr.',
      'Os nad yw hynny’n helpu, dangoswch y manylion isod i TG.',
    ],
  },
  'other-organisation': {
    title: 'Nid yw’r ysgol yn adnabod y cyfrif hwn',
    advice: [
      'Rydych wedi mewngofnodi, ond â chyfrif sefydliad arall.',
      'Defnyddiwch eich cyfrif gyda’r ysgol a anfonodd y polisi atoch. Os nad oes gennych un, gofynnwch i’r person a’i hanfonodd drefnu i’ch ychwanegu fel gwestai.',
    ],
  },
  'not-assigned': {
    title: 'Nid ydych wedi cael Countersign eto',
    advice: [
      'Mae’r ysgol yn adnabod eich cyfrif, ond nid yw wedi agor Countersign iddo. Gofynnwch i TG eich ychwanegu, yna mewngofnodwch.',
    ],
  },
  expired: {
    title: 'Mae eich mewngofnodi wedi dod i ben',
    advice: ['Mae hynny’n digwydd ar ôl rhai oriau. Mewngofnodwch eto i fynd ymlaen o’r un lle.'],
  },
  'host-too-old': {
    title: 'Ni all yr Outlook hwn eich mewngofnodi',
    advice: [
      'Mae’n fersiwn hŷn. Agorwch Countersign yn eich porwr yn lle hynny, neu gofynnwch i TG ddiweddaru Outlook.',
    ],
  },
  offline: {
    title: 'Nid oes cysylltiad',
    advice: [
      'Bydd y dudalen yn mynd ymlaen ar ei phen ei hun cyn gynted ag y byddwch ar-lein eto. Nid oes angen gwneud dim.',
    ],
  },
  'not-ready': {
    title: 'Nid yw Countersign yn barod eto',
    advice: [
      'Mae’n cael ei gychwyn neu ei ddiweddaru, sy’n cymryd munud neu ddau. Bydd y dudalen yn mynd ymlaen ar ei phen ei hun.',
    ],
  },
  unavailable: {
    title: 'Ni weithiodd y mewngofnodi',
    advice: ['Rhowch gynnig arall arni. Os digwydd eto, dangoswch y manylion isod i TG.'],
  },
};

export const stopActions: Translated<typeof en.stopActions> = {
  signIn: 'Mewngofnodi',
  tryAgain: 'Rhoi cynnig arall arni',
  tryNow: 'Rhoi cynnig arni nawr',
  otherAccount: 'Defnyddio cyfrif arall',
  openBrowser: 'Agor yn y porwr',
};

export const approvalTexts: Translated<typeof en.approvalTexts> = {
  label: 'Neges i TG',
  message: (link) =>
    `A wnewch chi gymeradwyo’r ap Countersign ar gyfer ein hysgol, er mwyn i bob un ohonom allu mewngofnodi i ddarllen a derbyn polisïau? Gall gweinyddwr Microsoft 365 wneud hynny yma: ${link}`,
  copy: 'Copïo’r neges',
  copied: 'Wedi’i chopïo',
  notCopied: 'Mae’r neges wedi’i dewis. Copïwch hi â Ctrl+C, neu ⌘C ar Mac.',
};

export const supportTexts: Translated<typeof en.supportTexts> = {
  summary: 'I’ch cymorth TG',
  code: 'Cod',
  correlationId: 'Dynodydd cydberthyn',
  requestId: 'Dynodydd y cais',
  time: 'Amser',
};

export const accountChangedTexts: Translated<typeof en.accountChangedTexts> = {
  title: (name) => `Rydych nawr wedi mewngofnodi fel ${name}`,
  advice: 'Newidiwyd y cyfrif, felly dechreuodd y dudalen o’r newydd. Nid oes dim o’r person arall ar ôl arni.',
  close: 'Cau',
};
