import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignRecipient } from '#src/contract/campaigns.ts';
import { StatusTag } from '#src/ui/status-tag.tsx';
import { closedNames, standingNames, peopleTexts as words } from '#strings/campaigns.ts';
import { dateWords } from '#strings/dates.ts';
import { exemptionNames, exemptionTexts } from '#strings/exemptions.ts';

const useStyles = makeStyles({
  all: { display: 'grid', gap: '4px', justifyItems: 'start' },
  meta: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type PersonStandingProps = {
  readonly recipient: CampaignRecipient;
  /** Null where nothing can be changed any more. */
  readonly onEndExemption: (() => void) | null;
};

/** Where one person stands, and why where it is not by their own answer. */
export function PersonStanding({ recipient, onEndExemption }: PersonStandingProps) {
  const styles = useStyles();
  const { standing, exemption, closedBecause, name } = recipient;
  return (
    <span className={styles.all}>
      <StatusTag tone={standing === 'accepted' ? 'good' : standing === 'overdue' ? 'bad' : 'plain'}>
        {standingNames[standing]}
      </StatusTag>
      {standing === 'outstanding' || standing === 'overdue' ? (
        <span className={styles.meta}>{words.due(dateWords(recipient.dueOn))}</span>
      ) : null}
      {standing === 'closed' && closedBecause !== null ? (
        <span className={styles.meta}>{closedNames[closedBecause]}</span>
      ) : null}
      {exemption === null ? null : (
        <>
          <span className={styles.meta}>
            {exemptionNames[exemption.reason]},{' '}
            {exemption.until === null ? exemptionTexts.open : exemptionTexts.untilDay(dateWords(exemption.until))}
          </span>
          {exemption.note === '' ? null : <span className={styles.meta}>{exemption.note}</span>}
          {onEndExemption ? (
            <Button size="small" aria-label={exemptionTexts.endOf(name)} onClick={onEndExemption}>
              {exemptionTexts.end}
            </Button>
          ) : null}
        </>
      )}
    </span>
  );
}
