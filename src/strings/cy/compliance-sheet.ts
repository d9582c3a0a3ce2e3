import type * as en from '../en/compliance-sheet.ts';
import type { Translated } from '../translated.ts';

export const sheetTexts: Translated<typeof en.sheetTexts> = {
  sheet: 'Cydymffurfiaeth',
  about: 'Am y ffeil hon',
  columns: {
    name: 'Enw',
    mail: 'E-bost',
    guest: 'Gwestai',
    policy: 'Polisi',
    version: 'Fersiwn',
    standing: 'Statws',
    asked: 'Gofynnwyd (amser y DU)',
    due: 'Erbyn',
    accepted: 'Derbyniwyd (amser y DU)',
    receipt: 'Derbynneb',
    reason: 'Rheswm dros eithrio',
    until: 'Wedi’i eithrio hyd',
    groups: 'Grwpiau',
  },
  facts: {
    school: 'Ysgol',
    asAt: 'Ar (amser y DU)',
    policies: 'Polisïau a fersiynau',
    group: 'Grŵp',
    standing: 'Statws',
    who: 'Pobl',
    reason: 'Rheswm dros eithrio',
    search: 'Enw yn cynnwys',
    rows: 'Rhesi',
  },
  who: { done: 'Wedi derbyn popeth', waiting: 'Heb dderbyn popeth', exempt: 'Wedi’u heithrio o’r cyfan' },
  all: 'Pob un',
  yes: 'Ydy',
  no: 'Nac ydy',
};
