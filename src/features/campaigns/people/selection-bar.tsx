import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { PeoplePage } from '#src/contract/campaign-people.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { saveFile } from '#src/ui/save-file.ts';
import { TroubleNotice } from '#src/ui/trouble-notice.tsx';
import { peopleTexts as words } from '#strings/campaigns.ts';
import type { Question } from './people-question.tsx';
import type { Selection } from './use-selection.ts';

const useStyles = makeStyles({
  // As high with its buttons as without, so that the table stays where it is.
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    minHeight: '56px',
    // What is chosen on a long page is acted on without going back up.
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 719px)': { position: 'static' },
  },
  count: { margin: 0, color: tokens.colorNeutralForeground2 },
  chosen: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

type SelectionBarProps = {
  readonly campaign: CampaignOverview;
  readonly page: PeoplePage;
  readonly selection: Selection;
  onAsk(question: Question): void;
};

/** How many are shown or chosen, and what can be done with those chosen. */
export function SelectionBar({ campaign, page, selection, onAsk }: SelectionBarProps) {
  const styles = useStyles();
  const canChange = campaign.actions.includes('extend');
  const exporting = useExport(campaign.id, selection);
  const isChosen = selection.chosen !== null;
  const { rows, people } = page.matching;
  const onPage = new Set(page.rows.map(({ objectId }) => objectId)).size;
  return (
    <>
      <div className={styles.bar}>
        <p className={isChosen ? styles.chosen : styles.count} role="status">
          {isChosen ? words.selected(selection.people) : words.rows(rows, page.all)}
        </p>
        {canChange && isChosen && campaign.actions.includes('remind') ? (
          <Button onClick={() => onAsk({ kind: 'remind' })}>{words.remind}</Button>
        ) : null}
        {canChange && isChosen ? <Button onClick={() => onAsk({ kind: 'exempt' })}>{words.exempt}</Button> : null}
        {isChosen ? (
          <Button disabledFocusable={exporting.isWorking} onClick={exporting.run}>
            {exporting.isWorking ? words.exporting : words.export}
          </Button>
        ) : null}
        {canChange && !isChosen && onPage > 0 && onPage < people ? (
          <Button onClick={selection.addPage}>{words.selectPage(onPage)}</Button>
        ) : null}
        {!selection.isEverybody && people > 0 && selection.people < people ? (
          <Button onClick={selection.addAll}>{words.selectAll(people)}</Button>
        ) : null}
        {isChosen ? (
          <Button appearance="subtle" onClick={selection.clear}>
            {words.clear}
          </Button>
        ) : null}
      </div>
      <TroubleNotice trouble={exporting.trouble} />
    </>
  );
}

function useExport(campaignId: string, { chosen, people }: Selection) {
  const api = useCampaignsApi();
  const announce = useAnnounce();
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const run = async () => {
    if (chosen === null) return;
    setIsWorking(true);
    setTrouble(null);
    try {
      saveFile(await api.peopleCsv(campaignId, chosen), words.fileName(dayOf(new Date())));
      announce(words.exported(people));
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    setIsWorking(false);
  };
  return { isWorking, trouble, run: () => void run() };
}
