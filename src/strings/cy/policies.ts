import type * as en from '../en/policies.ts';
import type { Translated } from '../translated.ts';
import { counted } from './counted.ts';
import { listed } from './lists.ts';

const rules = (count: number) => counted(count, { two: 'reol', other: 'rheol' });
const declarations = (count: number) => counted(count, { two: 'ddatganiad', other: 'datganiad' });
const fields = (count: number) => counted(count, { two: 'faes', other: 'maes' });

export const policiesTexts: Translated<typeof en.policiesTexts> = {
  title: 'Polisïau',
  lead: 'Mewnforiwch ddogfen yr ysgol ei hun, gwiriwch yr hyn a ddeallwyd, a’i chyhoeddi.',
  import: 'Mewnforio polisi',
  importHint: 'Word (.docx), PDF (.pdf), tudalen we (.html), Markdown (.md) neu destun plaen (.txt)',
  drop: 'Gollyngwch y ddogfen yma, neu',
  choose: 'Dewis ffeil',
  reading: (name) => `Wrthi’n darllen ${name}…`,
  empty: {
    title: 'Dim polisïau eto',
    advice: 'Mewnforiwch y ddogfen sydd gan eich ysgol eisoes. Ni chaiff dim ei anfon at neb nes i chi ddweud.',
  },
  list: 'Polisïau a drafftiau',
  publishedOn: (day) => `Cyhoeddwyd ${day}`,
  importedOn: (day) => `Mewnforiwyd ${day}`,
  fromFile: (name) => `o’r ffeil ${name}`,
  ask: 'Gofyn i bobl ei dderbyn',
};

export const reviewTexts: Translated<typeof en.reviewTexts> = {
  back: 'Polisïau',
  draftLead: 'Drafft. Gwiriwch ef yn erbyn eich dogfen, yna cyhoeddwch ef.',
  alreadyImported: {
    title: 'Roedd y ffeil hon wedi’i mewnforio o’r blaen',
    advice: 'Rydych yn edrych ar y mewnforiad hwnnw. Ni wnaed ail gopi.',
  },
  understood: 'Yr hyn a ddeallwyd',
  counts: (clauses, said, signed) => `${rules(clauses)}, ${declarations(said)}, ${fields(signed)} i’w llenwi`,
  warnings: 'Gwerth edrych arno',
  details: {
    title: 'Teitl',
    organisation: 'Ysgol neu sefydliad',
    versionLabel: 'Fersiwn fel y’i hargraffwyd',
    versionHint: 'Er enghraifft 2026 i 2027',
    audiences: 'I bwy y mae',
    dates: 'Dyddiadau',
    reviewed: 'Adolygwyd ddiwethaf',
    nextReview: 'Adolygiad nesaf',
    ratified: 'Cadarnhawyd',
    adopted: 'Mabwysiadwyd',
    contacts: 'Pobl a enwir ynddo',
    role: 'Rôl',
    name: 'Enw',
    noName: 'Heb ei argraffu',
    addContact: 'Ychwanegu person',
  },
  declarations: {
    title: 'Yr hyn y mae pobl yn ei ddatgan',
    hint: 'Dywedir pob brawddeg yn enw’r llofnodwr ei hun.',
    kind: 'Math o ddatganiad',
    text: 'Geiriau',
    add: 'Ychwanegu datganiad',
    none: 'Nid yw’r ddogfen yn argraffu datganiad. Cynnig hwn?',
    proposal: 'Rwyf wedi darllen y polisi hwn ac rwy’n cytuno i’w ddilyn.',
    useProposal: 'Ychwanegu’r datganiad hwn',
    added: 'Ychwanegwyd gan yr ysgol',
  },
  fields: {
    title: 'Yr hyn y mae pobl yn ei lenwi',
    hint: 'Daw llofnod a’i ddyddiad o bwyso Derbyn: nid oes neb yn eu teipio.',
    label: 'Enw’r maes',
    required: 'Rhaid ei lenwi',
    byAct: 'Drwy bwyso Derbyn',
    byOther: 'Gan rywun arall',
  },
  undo: 'Dadwneud',
  redo: 'Ail-wneud',
  saved: 'Pob newid wedi’i gadw',
  saving: 'Wrthi’n cadw…',
  unsaved: 'Heb ei gadw eto',
  notSaved: 'Ni chadwyd y newid diwethaf',
  saveAgain: 'Cadw eto',
  publish: 'Cyhoeddi…',
  deleteDraft: 'Dileu’r drafft',
  deleteConfirm: {
    title: 'Dileu’r drafft hwn?',
    advice:
      'Bydd eich cywiriadau’n mynd gydag ef. Mae’r ddogfen ar eich cyfrifiadur yn aros; gallwch ei mewnforio eto.',
    yes: 'Dileu’r drafft',
    no: 'Ei gadw',
  },
  publishDialog: {
    title: 'Cyhoeddi’r polisi hwn?',
    advice:
      'Nid yw fersiwn a gyhoeddwyd byth yn newid: mae ei geiriau wedi’u pennu, ac mae pob derbyniad ynghlwm wrthynt. Ni ofynnir i neb nes i chi anfon ymgyrch.',
    effective: 'Mewn grym o',
    summary: (clauses, said) => `Bydd ${listed([rules(clauses), declarations(said)])} yn cael eu derbyn.`,
    yes: 'Cyhoeddi',
    no: 'Ddim eto',
    working: 'Wrthi’n cyhoeddi…',
    done: (number) => `Cyhoeddwyd fel fersiwn ${number}`,
  },
};
