/** A receipt as a file of one's own. */

export const receiptFileTexts = {
  saveAll: 'Save all receipts',
  printAll: 'Print',
  fileName: (title: string, code: string) => `Receipt ${code} ${title}`,
  fileNameAll: 'Receipts',
  title: 'Receipt',
  policy: 'Policy',
  by: 'Accepted by',
  when: 'Accepted',
  exactly: 'The same moment in UTC',
  ledger: 'Number in the ledger',
  fingerprint: 'Fingerprint of the words (SHA-256)',
  reference: 'Receipt',
  where: 'Where',
  channels: {
    'teams-card': 'Card in Microsoft Teams',
    'teams-tab': 'Microsoft Teams',
    'outlook-pane': 'Outlook',
    'outlook-message': 'Message in Outlook',
    web: 'Browser',
  },
  recalled: 'The school has recalled this version since.',
  note: 'The fingerprint belongs to the exact words of this version. Ask the school to compare it with its register.',
} as const;
