import { makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignDetail, CampaignRecipient } from '#src/contract/campaigns.ts';
import {
  deliveryNames,
  leftOutNames,
  rungNames,
  standingNames,
  campaignTexts as words,
} from '#src/strings/en/campaigns.ts';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { StatusTag } from '#src/ui/status-tag.tsx';

const useStyles = makeStyles({
  heading: { margin: '0 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  leftOut: { margin: 0, paddingLeft: '18px' },
});

const columns: readonly Column<CampaignRecipient>[] = [
  { key: 'name', header: words.columns.name, cell: ({ name }) => name },
  { key: 'policy', header: words.columns.policy, cell: ({ policyTitle }) => policyTitle },
  {
    key: 'standing',
    header: words.columns.standing,
    cell: ({ standing }) => (
      <StatusTag tone={standing === 'accepted' ? 'good' : standing === 'overdue' ? 'bad' : 'plain'}>
        {standingNames[standing]}
      </StatusTag>
    ),
  },
  {
    key: 'delivery',
    header: words.columns.delivery,
    cell: ({ deliveries }) =>
      deliveries
        .filter(({ state }) => state !== 'skipped')
        .map(({ rung, state }) => `${rungNames[rung]} ${deliveryNames[state]}`)
        .join(', '),
  },
];

/** Everybody asked, and everybody left out. */
export function CampaignPeople({ campaign }: { readonly campaign: CampaignDetail }) {
  const styles = useStyles();
  const { recipients, leftOut } = campaign;
  return (
    <>
      {recipients.length > 0 ? (
        <section aria-label={words.people}>
          <h2 className={styles.heading}>{words.people}</h2>
          <SimpleTable
            label={words.people}
            columns={columns}
            rows={recipients}
            rowKey={({ requestId }) => requestId}
            showMore={words.showMore}
          />
        </section>
      ) : null}
      {leftOut.length > 0 ? (
        <section aria-label={words.leftOut}>
          <h2 className={styles.heading}>{words.leftOut}</h2>
          <ul className={styles.leftOut}>
            {leftOut.map(({ objectId, name, reason }) => (
              <li key={objectId}>
                {name}: {leftOutNames[reason].toLowerCase()}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
