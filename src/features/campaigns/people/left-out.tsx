import { makeStyles, tokens } from '@fluentui/react-components';
import type { CampaignOverview } from '#src/contract/campaigns.ts';
import { leftOutNames, campaignTexts as words } from '#strings/campaigns.ts';

const useStyles = makeStyles({
  heading: { margin: '0 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingLeft: '18px' },
});

/** Who is in the groups and was not asked. */
export function LeftOut({ people }: { readonly people: CampaignOverview['leftOut'] }) {
  const styles = useStyles();
  if (people.length === 0) return null;
  return (
    <section aria-label={words.leftOut}>
      <h2 className={styles.heading}>{words.leftOut}</h2>
      <ul className={styles.list}>
        {people.map(({ objectId, name, reason }) => (
          <li key={objectId}>
            {name}: {leftOutNames[reason].toLowerCase()}
          </li>
        ))}
      </ul>
    </section>
  );
}
