import { longestResponse } from '#src/domain/response.ts';
import type * as en from '../en/responses.ts';
import type { Translated } from '../translated.ts';

export const sayTexts: Translated<typeof en.sayTexts> = {
  open: 'Mae gennyf gwestiwn, mae angen help arnaf, neu nid wyf yn derbyn',
  openLater: 'Mae gennyf gwestiwn neu mae angen help arnaf',
  lead: 'Nid yw dim o hyn yn eich atal rhag derbyn, nawr neu’n hwyrach.',
  kinds: {
    question: { label: 'Mae gennyf gwestiwn', field: 'Eich cwestiwn', hint: 'Mae’r ysgol yn ateb yma.' },
    adjustment: {
      label: 'Mae arnaf ei angen mewn ffordd arall',
      field: 'Beth fyddai’n eich helpu?',
      hint: 'Er enghraifft print bras, iaith arall, neu rywun i fynd drwyddo gyda chi.',
    },
    declined: {
      label: 'Nid wyf yn derbyn hwn',
      field: 'Eich rheswm',
      hint: 'Arweinwyr yr ysgol yn unig sy’n ei ddarllen. Ni chewch eich atgoffa mwyach.',
    },
  },
  choose: 'Beth hoffech ei ddweud?',
  send: 'Anfon',
  sending: 'Wrthi’n anfon…',
  cancel: 'Canslo',
  chooseFirst: 'Dewiswch un',
  fieldMissing: 'Ysgrifennwch ychydig eiriau',
  fieldTooLong: `Defnyddiwch ${longestResponse} nod neu lai`,
  sent: 'Wedi’i anfon at yr ysgol.',
  undone: 'Wedi’i dynnu’n ôl.',
  undo: 'Tynnu’n ôl',
  said: 'Yr hyn a ddywedoch wrth yr ysgol',
  saidKinds: {
    question: 'Gofynnwyd gennych',
    adjustment: 'Mae arnoch angen',
    declined: 'Nid ydych yn derbyn, oherwydd',
  },
  waiting: 'Nid yw’r ysgol wedi ateb eto.',
  answered: (name, day) => `Atebodd ${name} ar ${day}:`,
  declined: {
    title: 'Rydych wedi gwrthod',
    advice:
      'Mae arweinwyr yr ysgol yn gwybod, ac ni chewch eich atgoffa. Os newidiwch eich meddwl, darllenwch ef a derbyniwch.',
  },
};

export const undoTexts: Translated<typeof en.undoTexts> = {
  undo: 'Dadwneud',
  undoing: 'Un funud…',
  until: (time) => `Wedi pwyso trwy gamgymeriad? Gallwch ddadwneud hyn hyd ${time} (amser y DU).`,
  undone: (title) => `Wedi’i ddadwneud. Nid ydych wedi derbyn ${title}.`,
};

export const responsesTexts: Translated<typeof en.responsesTexts> = {
  title: 'Cwestiynau a gwrthodiadau',
  lead: 'Yr hyn a ddywedodd pobl wrth yr ysgol yn lle derbyn, neu yn ogystal â hynny. Maent yn darllen eich ateb wrth ymyl y polisi.',
  open: 'Yn aros am ateb',
  answered: 'Wedi’u hateb',
  kinds: { question: 'Cwestiwn', adjustment: 'Mae ei angen mewn ffordd arall', declined: 'Wedi gwrthod' },
  forLeaders: 'I arweinwyr yn unig y mae’r rheswm.',
  asked: (day) => `Dywedwyd ar ${day}`,
  answer: 'Ateb',
  answerTo: (name) => `Ateb ${name}`,
  field: 'Eich ateb',
  hint: 'Maent yn ei ddarllen wrth ymyl y polisi. Ni ellir ei newid unwaith y bydd wedi’i anfon.',
  send: 'Anfon yr ateb',
  sending: 'Wrthi’n anfon…',
  cancel: 'Canslo',
  sent: (name) => `Mae eich ateb i ${name} wedi’i anfon.`,
  by: (name, day) => `${name}, ${day}`,
  nothing: {
    title: 'Nid oes neb yn aros am ateb',
    advice: 'Bydd cwestiynau, ceisiadau am help a gwrthodiadau yma cyn gynted ag y bydd rhywun yn anfon un.',
  },
  link: (count) =>
    count === 1
      ? 'Mae 1 cwestiwn neu wrthodiad yn aros am ateb'
      : `Mae ${count} o gwestiynau a gwrthodiadau yn aros am ateb`,
};
