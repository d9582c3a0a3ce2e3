import type { ExemptedCampaign } from '#src/contract/campaign-people.ts';
import type * as en from '../en/exemptions.ts';
import type { Translated } from '../translated.ts';
import { peopleLong } from './counted.ts';

export const exemptionNames: Translated<typeof en.exemptionNames> = {
  leave: 'Ar absenoldeb',
  'not-in-role': 'Nid yw’n rhan o’u gwaith',
  'on-paper': 'Wedi derbyn ar bapur',
  adjustment: 'Wedi’i drefnu mewn ffordd arall',
  other: 'Rheswm arall',
};

export const exemptionTexts: Translated<typeof en.exemptionTexts> = {
  title: (count) => `Eithrio ${peopleLong(count)}?`,
  lead: 'Ni ofynnir iddynt ac nis atgoffir nes daw’r eithriad i ben. Cyfrifir hwy ar wahân, ac maent yn aros i’w gweld.',
  reason: 'Rheswm',
  note: 'Nodyn',
  noteHint: 'Dewisol. Gall arweinwyr ei ddarllen: gadewch allan unrhyw beth am iechyd rhywun.',
  policy: 'Yr hyn y mae’n ei gynnwys',
  everyPolicy: 'Pob polisi',
  until: 'Diwrnod olaf',
  untilHint: 'Gadewch ef yn wag os nad yw’r diwedd yn hysbys eto. Gofynnir eto drannoeth.',
  past: 'Dewiswch heddiw neu ddiwrnod diweddarach.',
  yes: (count) => `Eithrio ${peopleLong(count)}`,
  no: 'Dal i ofyn',
  working: 'Un funud…',
  open: 'heb derfyn',
  untilDay: (day) => `hyd ${day}`,
  end: 'Rhoi terfyn ar yr eithriad',
  endOf: (name) => `Rhoi terfyn ar eithriad ${name}`,
  endTitle: (name) => `Rhoi terfyn ar eithriad ${name}?`,
  endLead: 'Gofynnir eto, gyda dyddiad cau’r ymgyrch.',
  endYes: 'Rhoi terfyn arno',
  endNo: 'Ei gadw',
  ended: (name) => `Mae eithriad ${name} wedi dod i ben`,
};

export function exemptedWords({ people, skipped }: ExemptedCampaign['exempted']): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const others = skipped.reduce((sum, one) => sum + one.people, 0);
  const exempted = `${peopleLong(people)} wedi’u heithrio`;
  return {
    title: others === 0 ? exempted : `${exempted}; ${peopleLong(others)} heb newid:`,
    lines: skipped.map(({ reason, people: count }) =>
      reason === 'accepted' ? `${count} wedi derbyn eisoes.` : `${count} na ofynnir iddynt mwyach.`,
    ),
  };
}
