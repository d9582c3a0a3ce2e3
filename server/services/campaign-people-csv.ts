import type { CampaignRecipient } from '#src/contract/campaigns.ts';
import { deliveryNames, rungNames, standingNames } from '#src/strings/en/campaigns.ts';
import { exemptionNames } from '#src/strings/en/exemptions.ts';
import { type CsvColumns, csvOf } from './compliance-csv.ts';

const columns: CsvColumns<CampaignRecipient> = [
  ['Name', ({ name }) => name],
  ['Email', ({ mail }) => mail ?? ''],
  ['Guest', ({ guest }) => (guest ? 'Yes' : 'No')],
  ['Policy', ({ policyTitle }) => policyTitle],
  ['Standing', ({ standing }) => standingNames[standing]],
  ['Due', ({ dueOn }) => dueOn],
  [
    'Delivery',
    ({ deliveries }) =>
      deliveries
        .filter(({ state }) => state !== 'skipped')
        .map(({ rung, state }) => `${rungNames[rung]} ${deliveryNames[state]}`)
        .join('; '),
  ],
  ['Reminders', ({ reminders }) => String(reminders)],
  ['Last reminder (UTC)', ({ remindedAt }) => remindedAt ?? ''],
  ['Exemption', ({ exemption }) => (exemption ? exemptionNames[exemption.reason] : '')],
  ['Exempt until', ({ exemption }) => exemption?.until ?? ''],
];

/** The people of a campaign as a spreadsheet. */
export function campaignPeopleCsv(rows: readonly CampaignRecipient[]): string {
  return csvOf(columns, rows);
}
