import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCampaignsApi } from '#src/api/campaigns-api.ts';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { historyTexts as words } from '#strings/campaign-acts.ts';
import { momentWords } from '#strings/dates.ts';
import { isUndoable } from './undoable.ts';
import type { Acting } from './use-act.ts';

const useStyles = makeStyles({
  heading: { margin: '0 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  item: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', alignItems: 'center', justifyContent: 'space-between' },
  what: { display: 'block', fontWeight: tokens.fontWeightSemibold },
  meta: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  reason: { display: 'block', overflowWrap: 'anywhere', maxWidth: '68ch' },
});

type CampaignHistoryProps = { readonly campaign: CampaignOverview; readonly acting: Acting };

/** Everything that was done to the campaign, newest first. */
export function CampaignHistory({ campaign: { id, changes }, acting }: CampaignHistoryProps) {
  const styles = useStyles();
  const api = useCampaignsApi();
  if (changes.length === 0) return null;
  const now = new Date();
  return (
    <section aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the list from a list without marks unless it is named */}
      <ol role="list" className={styles.list}>
        {changes.map((change) => {
          const what = words.what(change.kind, change.count);
          return (
            <li key={change.id} className={styles.item}>
              <span>
                <span className={styles.what}>{what}</span>
                {change.reason === null ? null : <span className={styles.reason}>{change.reason}</span>}
                <span className={styles.meta}>
                  {momentWords(change.at)} · {words.by(change.by)}
                </span>
              </span>
              {isUndoable(change, now) ? (
                <Button
                  aria-label={words.undoOf(what)}
                  disabledFocusable={acting.isWorking}
                  onClick={() => acting.run(() => api.undo(id, change.id), words.undone)}
                >
                  {words.undo}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
