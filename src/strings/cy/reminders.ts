import type * as en from '../en/reminders.ts';
import type { Translated } from '../translated.ts';
import { written } from '../written.ts';
import { counted, peopleLong } from './counted.ts';

const policies = (count: number) => counted(count, { two: 'bolisi', few: 'pholisi', many: 'pholisi', other: 'polisi' });
const campaigns = (count: number) => counted(count, { other: 'ymgyrch' });

export const digestTexts: Translated<typeof en.digestTexts> = {
  language: 'cy',
  preview: (count, day, overdue) => {
    const first = count === 1 ? 'Y dyddiad' : 'Y dyddiad cyntaf';
    const due = overdue ? `${first} oedd ${day}.` : `${first} yw ${day}.`;
    return `Mae gennych ${policies(count)} i’w darllen a’u derbyn. ${due}`;
  },
  subject: {
    one: (title, day, overdue) =>
      overdue ? `Yn hwyr ers ${day}: derbyniwch ${title}` : `Nodyn atgoffa: derbyniwch ${title} erbyn ${day}`,
    many: (count, overdue) =>
      overdue === 0
        ? `Nodyn atgoffa: ${policies(count)} i’w darllen a’u derbyn`
        : `Nodyn atgoffa: ${policies(count)} i’w darllen a’u derbyn, ${overdue} yn hwyr`,
  },
  lead: (count) =>
    count === 1
      ? 'Mae’r polisi hwn yn dal i aros amdanoch:'
      : 'Mae’r polisïau hyn yn dal i aros amdanoch, y cynharaf yn gyntaf:',
  due: (day) => `Erbyn ${day}`,
  overdue: (day) => `Yn hwyr ers ${day}`,
  open: 'Darllen a derbyn',
  openInTeams: 'Agor yn Teams yn lle hynny',
  how: 'Ar y dudalen sy’n agor y byddwch yn derbyn. Nid yw ateb y neges hon yn derbyn dim.',
  why: 'Rydych yn cael y neges hon am fod eich ysgol yn gofyn i chi dderbyn y polisïau hyn. Mae’n peidio unwaith y byddwch wedi gwneud hynny. Nid oes byth fwy nag un y dydd.',
};

export const escalationTexts: Translated<typeof en.escalationTexts> = {
  language: 'cy',
  subject: (people) => `${peopleLong(people)} heb dderbyn yr hyn oedd i’w dderbyn`,
  lead: {
    manager: (people) =>
      people === 1
        ? 'Chi yw rheolwr llinell y person hwn yn Microsoft 365. Siaradwch â’r person.'
        : 'Chi yw rheolwr llinell y bobl hyn yn Microsoft 365. Siaradwch â nhw.',
    creator: (people) =>
      people === 1
        ? 'Nid yw Microsoft 365 yn enwi rheolwr llinell y gellir ei gyrraedd ar gyfer y person hwn, felly daw hyn atoch chi, a ofynnodd.'
        : 'Nid yw Microsoft 365 yn enwi rheolwr llinell y gellir ei gyrraedd ar gyfer y bobl hyn, felly daw hyn atoch chi, a ofynnodd.',
  },
  due: (title, day) => `${title}, erbyn ${day}`,
  more: (people) => `A ${peopleLong(people)} arall: mae’r dudalen Cydymffurfiaeth yn Countersign yn rhestru pawb.`,
  how: 'Gofynnwyd iddynt a’u hatgoffa, ac mae’r polisïau yn Countersign. Nhw yn unig all dderbyn.',
  why: 'Enwir pob person a pholisi i chi unwaith.',
};

export const weeklyTexts: Translated<typeof en.weeklyTexts> = {
  language: 'cy',
  subject: (count) => `Yr wythnos hon: ${campaigns(count)} yn aros am atebion`,
  lead: 'Sut mae’r ymgyrchoedd a anfonwyd gennych y bore yma.',
  accepted: (done, all) => `${written(done)} o ${written(all)} wedi derbyn`,
  due: (day) => `Erbyn ${day}`,
  overdue: (count) => `Yn hwyr: ${peopleLong(count)}`,
  nobodyOverdue: 'Nid oes neb yn hwyr.',
  more: (count) => `a ${written(count)} arall`,
  undelivered: (count) => `Ni chyrhaeddodd unrhyw neges ${peopleLong(count)}`,
  open: 'Agor yr ymgyrch',
  why: 'Byddwch yn cael y crynodeb hwn ar ddiwrnod gwaith cyntaf pob wythnos tra bo pobl eto i ateb. Gall gweinyddwr ei ddiffodd ar gyfer yr ysgol.',
};
