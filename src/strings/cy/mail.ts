import type * as en from '../en/mail.ts';
import type { Translated } from '../translated.ts';

export const mailTexts: Translated<typeof en.mailTexts> = {
  language: 'cy',
  subject: (title, day, isOverdue) =>
    isOverdue
      ? `Yn hwyr ers ${day}: darllenwch a derbyniwch ${title}`
      : `Darllenwch a derbyniwch erbyn ${day}: ${title}`,
  due: 'Erbyn',
  version: 'Fersiwn',
  school: 'Ysgol',
  message: 'Gan yr ysgol',
  plain: 'Drwy dderbyn, rydych yn dweud:',
  questions: 'Gofynnir i chi:',
  options: (answers) => `(${answers.join(' neu ')})`,
  fields: 'Gofynnir i chi wirio neu lenwi:',
  addedBySchool: 'ychwanegwyd gan yr ysgol',
  open: 'Darllen a derbyn',
  openInTeams: 'Agor yn Teams yn lle hynny',
  how: 'Byddwch yn derbyn ar y dudalen sy’n agor, neu ym mhaen Countersign wrth ymyl y neges hon. Nid yw ateb y neges hon yn derbyn dim.',
  howOutside:
    'Byddwch yn derbyn ar y dudalen sy’n agor, wedi mewngofnodi â’ch cyfrif ysgol. Nid yw ateb y neges hon yn derbyn dim.',
  why: (school) => `Rydych yn cael y neges hon am fod ${school} yn gofyn i chi ddarllen ei pholisïau.`,
  aSchool: 'eich ysgol',
  notRecorded: 'Ni chofnodwyd dim. Agorwch y polisi a derbyniwch yno.',
};
