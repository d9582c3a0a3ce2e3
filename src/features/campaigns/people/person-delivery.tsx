import { makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignRecipient } from '#src/contract/campaigns.ts';
import { deliveryNames, faultTexts, rungNames, peopleTexts as words } from '#strings/campaigns.ts';
import { momentWords } from '#strings/dates.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  meta: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  unsure: { display: 'block', color: tokens.colorStatusWarningForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Each way a person was tried to be reached, what came of it, and what helps where nothing did. */
export function PersonDelivery({ recipient: { deliveries, slipCode } }: { readonly recipient: CampaignRecipient }) {
  const styles = useStyles();
  const tried = deliveries.filter(({ state }) => state !== 'skipped');
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list from a list without marks unless it is named
    <ul role="list" className={styles.list}>
      {tried.map(({ rung, state, fault, sentAt, unsure }) => (
        <li key={rung}>
          {rungNames[rung]} {deliveryNames[state]}
          {rung === 'slip' && slipCode !== null ? `, ${words.slip(slipCode)}` : null}
          {sentAt === null ? null : <span className={styles.meta}>{momentWords(sentAt)}</span>}
          {unsure ? <span className={styles.unsure}>{words.unsure}</span> : null}
          {fault === null ? null : (
            <span className={styles.meta}>
              {faultTexts[fault].cause} {faultTexts[fault].next}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
