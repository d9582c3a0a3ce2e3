import type * as en from '../en/cards.ts';
import type { Translated } from '../translated.ts';
import { changeCountWords } from './change-words.ts';
import { counted } from './counted.ts';

export const cardTexts: Translated<typeof en.cardTexts> = {
  language: 'cy',
  ask: (day, isOverdue, questions, fields) => {
    const steps = [
      'darllenwch y polisi hwn',
      ...(questions > 0
        ? [`atebwch ${counted(questions, { two: 'gwestiwn', few: 'chwestiwn', many: 'chwestiwn', other: 'cwestiwn' })}`]
        : []),
      ...(fields > 0 ? ['gwiriwch eich manylion'] : []),
    ].join(', ');
    if (isOverdue) return `Yn hwyr ers ${day}: ${steps} a derbyniwch ef.`;
    return `${steps.charAt(0).toUpperCase()}${steps.slice(1)} a derbyniwch ef erbyn ${day}.`;
  },
  summary: (title, day, isOverdue) =>
    isOverdue
      ? `Yn hwyr ers ${day}: darllenwch a derbyniwch ${title}`
      : `Darllenwch a derbyniwch ${title} erbyn ${day}`,
  version: (number) => `Fersiwn ${number}`,
  due: 'Erbyn',
  versionTitle: 'Fersiwn',
  message: 'Gan yr ysgol',
  plain: 'Drwy dderbyn, rydych yn dweud:',
  addedBySchool: 'ychwanegwyd gan yr ysgol',
  questions: 'Atebwch:',
  answers: { yes: 'Ydw', no: 'Na', notYet: 'Ddim eto' },
  requestHint: 'Cewch ddweud na. Nid yw’n eich atal rhag derbyn.',
  unanswered: 'Dewiswch ateb',
  reason: 'Os ddim eto: beth sydd ar goll?',
  fields: 'Eich manylion',
  fieldMissing: (label) => `Llenwch: ${label}`,
  actNote: 'Mae derbyn yn cofnodi eich enw, yr amser a’r union eiriau uchod.',
  read: 'Darllen y polisi',
  accept: 'Derbyn',
  acceptInTab: 'Darllen a derbyn',
  tooLong:
    'Mae’r hyn y gofynnir i chi ei dderbyn yn rhy hir i gerdyn. Agorwch y polisi i’w ddarllen i gyd ac i dderbyn.',
  again: {
    unanswered: 'Atebwch bob datganiad, yna derbyniwch eto.',
    missing: (label) => `Llenwch “${label}”, yna derbyniwch eto.`,
    tooLong: (label, most) => `Mae mwy na ${most} nod yn “${label}”. Byrhewch, yna derbyniwch eto.`,
    otherFields: 'Agorwch y polisi eto, llenwch y meysydd a ddangosir, yna derbyniwch.',
  },
  unreadable: 'Ni ellid darllen y cerdyn hwn. Agorwch Countersign a derbyniwch yno.',
  receipt: {
    title: 'Wedi’i gofnodi',
    accepted: (title) => `Rydych wedi derbyn ${title}.`,
    code: 'Derbynneb',
    time: 'Derbyniwyd',
    ukTime: (moment) => `${moment} (amser y DU)`,
    signer: 'Enw',
    said: 'Yr hyn a ddywedoch',
    filledIn: 'Yr hyn a lenwyd gennych',
    answer: (answer, reason) => (reason ? `${answer}: ${reason}` : answer),
    wordsInTab: 'Mae eich geiriau’n rhy hir i gerdyn. Agorwch eich derbynneb i’w gweld i gyd.',
    recalled: 'Galwodd yr ysgol y fersiwn hon yn ôl ar ôl i chi ei derbyn. Cedwir eich derbynneb.',
    registerNote: 'Mae cofrestr yr ysgol yn cael ei chopi ei hun. Nid oes angen i chi wneud dim.',
    open: 'Agor eich derbynneb',
  },
  changes: {
    title: (version, day) => `Yr hyn a newidiodd ers i chi dderbyn ${version} ar ${day}`,
    counts: (counts) => `${changeCountWords(counts)}. Mae popeth arall fel y’i derbyniwyd gennych.`,
    minorTitle: (version) => `Newidiadau bach ers i chi dderbyn ${version}`,
    minorAdvice: 'Mae eich derbyniad yn dal i gyfrif. Ni ofynnir dim i chi.',
    reason: (reason) => `Pam: ${reason}`,
    kinds: { added: 'Newydd', removed: 'Wedi’i dynnu', reworded: 'Wedi’i aileirio', moved: 'Wedi’i symud' },
    legend: 'Mae geiriau newydd mewn print trwm, a llinell drwy eiriau a dynnwyd.',
    more: (count) => (count === 1 ? 'Ac 1 newid arall.' : `A ${count} newid arall.`),
  },
  closed: {
    superseded: {
      title: 'Mae fersiwn newydd',
      advice: (title) =>
        `Mae ${title} wedi newid ers anfon y cerdyn hwn. Ni ofynnir dim i chi yma. Agorwch Fy mholisïau i weld yr hyn a ofynnir.`,
    },
    withdrawn: {
      title: 'Mae’r polisi hwn wedi dod i ben',
      advice: (title) => `Nid yw’r ysgol yn defnyddio ${title} mwyach. Ni ofynnir dim i chi yma.`,
    },
    recalled: {
      title: 'Anfonwyd hwn trwy gamgymeriad',
      advice: (title) =>
        `Galwodd yr ysgol y fersiwn hon o ${title} yn ôl. Ni ofynnir dim i chi yma. Agorwch Fy mholisïau i weld yr hyn a ofynnir.`,
    },
    'campaign-recalled': {
      title: 'Anfonwyd hwn trwy gamgymeriad',
      advice: (title) =>
        `Galwodd yr ysgol ei chais am ${title} yn ôl. Ni ofynnir dim i chi yma. Agorwch Fy mholisïau i weld yr hyn a ofynnir.`,
    },
    'campaign-closed': {
      title: 'Mae’r ysgol wedi peidio â gofyn',
      advice: (title) => `Ni ofynnir i neb am ${title} yma mwyach. Agorwch Fy mholisïau i weld yr hyn a ofynnir.`,
    },
    left: {
      title: 'Mae’r cais hwn wedi dod i ben',
      advice: (title) => `Roedd eich cyfrif wedi gadael yr ysgol cyn derbyn ${title}.`,
    },
    'out-of-scope': {
      title: 'Ni ofynnir hyn i chi mwyach',
      advice: (title) => `Nid ydych mwyach mewn unrhyw un o’r grwpiau y gofynnir iddynt am ${title}.`,
    },
    exempt: {
      title: 'Ni ofynnir hyn i chi ar hyn o bryd',
      advice: (title) => `Nid oes angen i chi wneud dim am ${title} am y tro. Cewch wybod pan fydd.`,
    },
    declined: {
      title: 'Rydych wedi gwrthod',
      advice: (title) =>
        `Mae’r ysgol yn gwybod nad ydych yn derbyn ${title}, a pham. Gallwch ei ddarllen a’i dderbyn o hyd.`,
    },
    open: 'Agor Fy mholisïau',
  },
  refused: {
    'request-other-person': {
      title: 'Anfonwyd hwn at rywun arall',
      advice: 'Ni chofnodwyd dim. Agorwch Countersign i weld yr hyn a ofynnir i chi.',
    },
    'request-not-found': {
      title: 'Nid yw’r cais hwn yno mwyach',
      advice: 'Ni chofnodwyd dim. Agorwch Countersign i weld yr hyn a ofynnir i chi.',
    },
    'wrong-words': {
      title: 'Mae’r cerdyn hwn yn dangos geiriau gwahanol i’r rhai y mae’r ysgol yn gofyn amdanynt nawr',
      advice: 'Ni chofnodwyd dim. Agorwch y polisi, darllenwch ef yno a derbyniwch.',
    },
    'on-the-page': {
      title: 'Derbyniwch hwn ar ei dudalen',
      advice: 'Ni chofnodwyd dim. Agorwch y polisi, darllenwch ef yno a derbyniwch.',
    },
    test: {
      title: 'Prawf oedd hwn',
      advice: 'Ni chofnodwyd dim, ac ni ofynnir i neb ganddo. Mewn ymgyrch byddai’r wasgiad hwn yn derbyn y polisi.',
    },
    open: 'Agor Countersign',
  },
  testMark: 'Prawf, a anfonwyd atoch chi yn unig. Nid yw ei fotymau’n cofnodi dim.',
  testSubject: (subject) => `Prawf: ${subject}`,
};
