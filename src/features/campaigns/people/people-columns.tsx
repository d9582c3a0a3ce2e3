import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignOverview, CampaignRecipient } from '#src/contract/campaigns.ts';
import type { Column } from '#src/ui/simple-table.tsx';
import { peopleTexts as words } from '#strings/campaigns.ts';
import { momentDay } from '#strings/dates.ts';
import type { Question } from './people-question.tsx';
import { PersonDelivery } from './person-delivery.tsx';
import { PersonStanding } from './person-standing.tsx';
import type { Selection } from './use-selection.ts';

const useStyles = makeStyles({
  // A name breaks between its words and not within them.
  name: {
    minWidth: '148px',
    '& label': { color: tokens.colorNeutralForeground1, overflowWrap: 'normal' },
    '@media (max-width: 719px)': { marginLeft: '-8px' },
  },
  guest: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** `selection` null: nothing can be done for anybody any more. */
export function columnsOf(
  campaign: CampaignOverview,
  selection: Selection | null,
  onAsk: (question: Question) => void,
): readonly Column<CampaignRecipient>[] {
  return [
    {
      key: 'name',
      header: words.columns.name,
      cell: (row) => (selection ? <PersonBox recipient={row} selection={selection} /> : <Name recipient={row} />),
    },
    ...(campaign.versions.length > 1
      ? [{ key: 'policy', header: words.columns.policy, cell: ({ policyTitle }: CampaignRecipient) => policyTitle }]
      : []),
    {
      key: 'standing',
      header: words.columns.standing,
      cell: (row) => (
        <PersonStanding
          recipient={row}
          onEndExemption={selection ? () => onAsk({ kind: 'end-exemption', recipient: row }) : null}
        />
      ),
    },
    { key: 'delivery', header: words.columns.delivery, cell: (row) => <PersonDelivery recipient={row} /> },
    { key: 'reminders', header: words.columns.reminders, cell: remindersCell },
    {
      key: 'why',
      header: words.columns.why,
      cell: (row) => (
        <Button size="small" aria-label={words.whyOf(row.name)} onClick={() => onAsk({ kind: 'why', recipient: row })}>
          {words.why}
        </Button>
      ),
    },
  ];
}

function Name({ recipient: { name, guest } }: { readonly recipient: CampaignRecipient }) {
  const styles = useStyles();
  return (
    <>
      {name}
      {guest ? <span className={styles.guest}>{words.guest}</span> : null}
    </>
  );
}

function PersonBox({ recipient, selection }: { readonly recipient: CampaignRecipient; readonly selection: Selection }) {
  const styles = useStyles();
  return (
    <Checkbox
      className={styles.name}
      label={<Name recipient={recipient} />}
      checked={selection.has(recipient.objectId)}
      onChange={(_, { checked }) => selection.set(recipient.objectId, checked === true)}
    />
  );
}

function remindersCell({ reminders, remindedAt }: CampaignRecipient): string {
  if (reminders === 0 || remindedAt === null) return words.noReminders;
  return words.reminders(reminders, momentDay(remindedAt));
}
