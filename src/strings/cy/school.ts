import type * as en from '../en/school.ts';
import type { Translated } from '../translated.ts';

export type { Fallback } from '../en/school.ts';

export const nationNames: Translated<typeof en.nationNames> = {
  england: 'Lloegr',
  wales: 'Cymru',
  scotland: 'Yr Alban',
  'northern-ireland': 'Gogledd Iwerddon',
};

export const fallbackTexts: Translated<typeof en.fallbackTexts> = {
  mail: { name: 'E-bost i’w cyfeiriad ysgol', hint: 'Gyda’r un cerdyn, yn Outlook.' },
  'plain-mail': {
    name: 'E-bost i gyfeiriad arall',
    hint: 'I bobl heb flwch post yma, lle mae gan y cyfeiriadur un.',
  },
  slip: {
    name: 'Slip wedi’i argraffu',
    hint: 'Gyda chod, i’w roi yn y llaw. Byddwch yn ei argraffu ar dudalen yr ymgyrch.',
  },
};

export const schoolTexts: Translated<typeof en.schoolTexts> = {
  title: 'Ysgol',
  lead: 'Pryd y caniateir mynd ar ôl pobl, a sut i’w cyrraedd. Mae’n berthnasol i bob ymgyrch.',
  attention: 'Angen sylw',
  nextChase: (day) => `Y diwrnod nesaf y caniateir mynd ar ôl pobl yw ${day}.`,
  nation: 'Gwlad',
  nationHint: 'Mae’n pennu’r gwyliau banc.',
  closures: {
    legend: 'Gwyliau a dyddiau ar gau',
    hint: 'Nid eir ar ôl neb ar y dyddiau hyn. Mae penwythnosau a gwyliau banc yn cyfrif ohonynt eu hunain.',
    name: 'Enw',
    nameExample: 'Hanner tymor yr hydref, er enghraifft',
    from: 'Diwrnod cyntaf',
    until: 'Diwrnod olaf',
    add: 'Ychwanegu gwyliau neu ddyddiau ar gau',
    remove: (name) => `Tynnu ${name}`,
    none: 'Dim eto. Heb wyliau’r tymor, eir ar ôl pobl yn ystod y rheini.',
    row: (place) => `Gwyliau neu ddyddiau ar gau ${place}`,
    full: 'Ni all fod mwy na 200.',
  },
  chase: {
    legend: 'Oriau y caiff negeseuon atgoffa adael',
    from: 'O',
    until: 'Hyd',
    hint: 'Amser y DU. Nid yw anfoniad cyntaf ymgyrch yn cael ei ddal yn ôl.',
  },
  fallbacks: {
    legend: 'Lle na all cerdyn Teams gyrraedd rhywun',
    hint: 'Rhoddir cynnig ar yr hyn sydd ymlaen yn y drefn hon.',
    up: (name) => `Symud i fyny: ${name}`,
    down: (name) => `Symud i lawr: ${name}`,
    moved: (name, place) => `${name}: rhif ${place} bellach`,
    none: 'Nid oes dim ymlaen: bydd pwy bynnag na all Teams ei gyrraedd yn gweld y cais yn Countersign ei hun yn unig.',
  },
  weekly: 'Crynodeb wythnosol',
  weeklyHint: 'Mae perchennog ymgyrch yn cael un ar ddiwrnod gwaith cyntaf pob wythnos.',
  holidays: {
    title: 'Gwyliau banc',
    lead: (nation) => `${nation}: fel y’u cyhoeddwyd gan y llywodraeth.`,
    none: 'Nid oes rhai hysbys o heddiw ymlaen.',
    later: (count) => `${count} arall wedi hynny`,
    unsaved: 'Cadwch i weld gwyliau banc y wlad a ddewiswyd gennych.',
  },
  save: 'Cadw',
  saving: 'Wrthi’n cadw…',
  undo: 'Dadwneud newidiadau',
  saved: 'Mae popeth wedi’i gadw.',
  unsaved: 'Mae newidiadau heb eu cadw.',
  problems: (count) => (count === 1 ? '1 peth i’w gywiro' : `${count} o bethau i’w cywiro`),
  problem: {
    name: 'Rhowch enw iddo.',
    from: 'Dewiswch y diwrnod cyntaf.',
    until: 'Dewiswch y diwrnod olaf.',
    order: 'Ni all y diwrnod olaf ddod cyn y cyntaf.',
    hours: 'Rhaid i’r diwedd ddod ar ôl y dechrau.',
  },
};
