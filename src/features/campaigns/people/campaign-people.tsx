import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons';
import { useDeferredValue, useMemo, useState } from 'react';
import type { CampaignDetail, CampaignRecipient } from '#src/contract/campaigns.ts';
import { EmptyState } from '#src/ui/empty-state.tsx';
import { type Column, SimpleTable } from '#src/ui/simple-table.tsx';
import { campaignTexts, standingNames, peopleTexts as words } from '#strings/campaigns.ts';
import { momentDay } from '#strings/dates.ts';
import type { OnDone } from '../acts/use-act.ts';
import { filterPeople, isPeopleFilter, type PeopleFilter, peopleFilters } from './people-filter.ts';
import { PeopleQuestion, type Question } from './people-question.tsx';
import { PersonDelivery } from './person-delivery.tsx';
import { PersonStanding } from './person-standing.tsx';
import { type Selection, useSelection } from './use-selection.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '14px', gridTemplateColumns: 'minmax(0, 1fr)' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: '12px',
    alignItems: 'end',
  },
  // As high with its buttons as without, so that the table stays where it is.
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', minHeight: '44px' },
  // A name breaks between its words and not within them.
  name: {
    minWidth: '148px',
    '& label': { color: tokens.colorNeutralForeground1, overflowWrap: 'normal' },
    '@media (max-width: 719px)': { marginLeft: '-8px' },
  },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type CampaignPeopleProps = { readonly campaign: CampaignDetail; readonly onDone: OnDone };

/** Everybody asked: where they stand, how they were reached, and what can be done for some of them. */
export function CampaignPeople({ campaign, onDone }: CampaignPeopleProps) {
  const styles = useStyles();
  const [filter, setFilter] = useState<PeopleFilter>('everyone');
  const [typed, setTyped] = useState('');
  const [question, setQuestion] = useState<Question | null>(null);
  const search = useDeferredValue(typed);
  const shown = useMemo(() => filterPeople(campaign.recipients, filter, search), [campaign, filter, search]);
  const selection = useSelection(campaign.recipients);
  const canChange = campaign.actions.includes('extend');
  const columns = useMemo(
    () => columnsOf(campaign, canChange ? selection : null, setQuestion),
    [campaign, canChange, selection],
  );
  if (campaign.recipients.length === 0) return null;
  return (
    <section aria-label={words.title} className={styles.all}>
      <h2 className={styles.heading}>{words.title}</h2>
      <div className={styles.filters}>
        <Field label={words.filter}>
          <Select
            size="large"
            value={filter}
            onChange={(_, { value }) => setFilter(isPeopleFilter(value) ? value : 'everyone')}
          >
            {peopleFilters.map((one) => (
              <option key={one} value={one}>
                {one === 'everyone' || one === 'not-reached' ? words.filters[one] : standingNames[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.search}>
          <Input type="search" size="large" value={typed} onChange={(_, { value }) => setTyped(value)} />
        </Field>
      </div>
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {selection.ids.size > 0
            ? words.selected(selection.ids.size)
            : words.rows(shown.length, campaign.recipients.length)}
        </p>
        {canChange ? (
          <SelectionButtons
            shown={shown}
            selection={selection}
            canRemind={campaign.actions.includes('remind')}
            onAsk={setQuestion}
          />
        ) : null}
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={<PeopleRegular />} {...words.none} />
      ) : (
        <SimpleTable
          // Another filter begins with its first rows again.
          key={`${filter} ${search}`}
          label={words.title}
          columns={columns}
          rows={shown}
          rowKey={({ requestId }) => requestId}
          showMore={campaignTexts.showMore}
        />
      )}
      <PeopleQuestion
        campaign={campaign}
        question={question}
        selected={selection.ids}
        onClose={() => setQuestion(null)}
        onDone={(changed, said) => {
          setQuestion(null);
          selection.clear();
          onDone(changed, said);
        }}
      />
    </section>
  );
}

type SelectionButtonsProps = {
  readonly shown: readonly CampaignRecipient[];
  readonly selection: Selection;
  readonly canRemind: boolean;
  onAsk(question: Question): void;
};

function SelectionButtons({ shown, selection, canRemind, onAsk }: SelectionButtonsProps) {
  if (selection.ids.size === 0)
    return (
      <Button disabledFocusable={shown.length === 0} onClick={() => selection.add(shown)}>
        {words.selectAll(shown.length)}
      </Button>
    );
  return (
    <>
      {canRemind ? <Button onClick={() => onAsk({ kind: 'remind' })}>{words.remind}</Button> : null}
      <Button onClick={() => onAsk({ kind: 'exempt' })}>{words.exempt}</Button>
      <Button appearance="subtle" onClick={selection.clear}>
        {words.clear}
      </Button>
    </>
  );
}

function columnsOf(
  campaign: CampaignDetail,
  selection: Selection | null,
  onAsk: (question: Question) => void,
): readonly Column<CampaignRecipient>[] {
  return [
    {
      key: 'name',
      header: words.columns.name,
      cell: (row) => (selection ? <PersonBox recipient={row} selection={selection} /> : row.name),
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

function PersonBox({ recipient, selection }: { readonly recipient: CampaignRecipient; readonly selection: Selection }) {
  const { objectId, name } = recipient;
  return (
    <Checkbox
      className={useStyles().name}
      label={name}
      checked={selection.ids.has(objectId)}
      onChange={(_, { checked }) => selection.set(objectId, checked === true)}
    />
  );
}

function remindersCell({ reminders, remindedAt }: CampaignRecipient): string {
  if (reminders === 0 || remindedAt === null) return words.noReminders;
  return words.reminders(reminders, momentDay(remindedAt));
}
