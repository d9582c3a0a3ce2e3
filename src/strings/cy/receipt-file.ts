import type * as en from '../en/receipt-file.ts';
import type { Translated } from '../translated.ts';

export const receiptFileTexts: Translated<typeof en.receiptFileTexts> = {
  saveAll: 'Cadw pob derbynneb',
  printAll: 'Argraffu',
  fileName: (title, code) => `Derbynneb ${code} ${title}`,
  fileNameAll: 'Derbynebau',
  title: 'Derbynneb',
  policy: 'Polisi',
  by: 'Derbyniwyd gan',
  when: 'Derbyniwyd',
  exactly: 'Yr un eiliad yn UTC',
  ledger: 'Rhif yn y llyfr cofnodion',
  fingerprint: 'Ôl bys y geiriau (SHA-256)',
  reference: 'Derbynneb',
  where: 'Ymhle',
  channels: {
    'teams-card': 'Cerdyn yn Microsoft Teams',
    'teams-tab': 'Microsoft Teams',
    'outlook-pane': 'Outlook',
    'outlook-message': 'Neges yn Outlook',
    web: 'Porwr',
  },
  recalled: 'Mae’r ysgol wedi galw’r fersiwn hwn yn ôl ers hynny.',
  note: 'Mae’r ôl bys yn perthyn i union eiriau’r fersiwn hwn. Gofynnwch i’r ysgol ei gymharu â’i chofrestr.',
};
