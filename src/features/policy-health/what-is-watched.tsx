import { makeStyles, tokens } from '@fluentui/react-components';
import type { PolicyHealth } from '#src/contract/policy-health.ts';
import { TextLink } from '#src/ui/text-link.tsx';
import { dateWords } from '#strings/dates.ts';
import { policyHealthTexts as words } from '#strings/policy-health.ts';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { margin: '8px 0', paddingLeft: '20px' },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What the page looks for, so that an empty one can be trusted. */
export function WhatIsWatched({ editions }: Pick<PolicyHealth, 'editions'>) {
  const styles = useStyles();
  return (
    <section aria-label={words.watched}>
      <h2 className={styles.heading}>{words.watched}</h2>
      <ul className={styles.list}>
        {words.watchedItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p className={styles.text}>
        {words.editions(dateWords(editions.checkedOn))}{' '}
        <TextLink href={editions.source} isOutside>
          {words.editionsLink}
        </TextLink>
      </p>
    </section>
  );
}
