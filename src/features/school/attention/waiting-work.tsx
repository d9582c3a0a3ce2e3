import { makeStyles, tokens } from '@fluentui/react-components';
import type { StuckWork } from '#src/contract/stuck-work.ts';
import { momentWords } from '#strings/dates.ts';
import { stuckTexts as words } from '#strings/stuck-work.ts';

const useStyles = makeStyles({
  heading: { margin: '0 0 12px', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
    gap: '12px',
    margin: 0,
    '& div': { display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' },
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': {
      margin: 0,
      fontSize: tokens.fontSizeBase600,
      lineHeight: 1.2,
      fontWeight: tokens.fontWeightSemibold,
      fontVariantNumeric: 'tabular-nums',
    },
  },
  oldest: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
});

/** What waits for Microsoft 365 and follows by itself. */
export function WaitingWork({ waiting }: { readonly waiting: StuckWork['waiting'] }) {
  const styles = useStyles();
  const { registerRows, cards, messages, oldest } = waiting;
  return (
    <section aria-label={words.waiting}>
      <h2 className={styles.heading}>{words.waiting}</h2>
      <dl className={styles.counts}>
        <Count name={words.register} value={registerRows} />
        <Count name={words.cards} value={cards} />
        <Count name={words.messages} value={messages} />
      </dl>
      <p className={styles.oldest}>{oldest === null ? words.nothingWaits : words.oldest(momentWords(oldest))}</p>
    </section>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
