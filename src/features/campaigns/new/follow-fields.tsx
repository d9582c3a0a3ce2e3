import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { followTexts as words } from '#strings/new-campaign.ts';
import type { CampaignEntry } from './campaign-entry.ts';
import { NumberField } from './number-field.tsx';

const useStyles = makeStyles({
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid', gap: '2px' },
  legend: { padding: 0, marginBottom: '4px', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  hint: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  days: { paddingLeft: '34px' },
});

type FollowFieldsProps = { readonly entry: CampaignEntry; onChange(part: Partial<CampaignEntry>): void };

/** Whether the campaign goes on with its groups as they change. */
export function FollowFields({ entry, onChange }: FollowFieldsProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{words.legend}</legend>
      <Checkbox
        label={
          <>
            {words.follow}
            <span className={styles.hint}>{words.hint}</span>
          </>
        }
        checked={entry.followGroups}
        onChange={(_, { checked }) => onChange({ followGroups: checked === true })}
      />
      {entry.followGroups ? (
        <div className={styles.days}>
          <NumberField
            label={words.days}
            value={entry.joinerDays}
            fewest={1}
            most={120}
            outside={words.outside}
            onChange={(joinerDays) => onChange({ joinerDays })}
          />
        </div>
      ) : null}
    </fieldset>
  );
}
