import { makeStyles, tokens } from '@fluentui/react-components';
import type { SchoolAnswer } from '#src/contract/school.ts';
import { dayOf } from '#src/domain/day.ts';
import type { Nation } from '#src/domain/school.ts';
import { dayWords } from '#strings/dates.ts';
import { nationNames, schoolTexts } from '#strings/school.ts';

const words = schoolTexts.holidays;

const useStyles = makeStyles({
  all: {
    display: 'grid',
    gap: '8px',
    alignContent: 'start',
    alignSelf: 'start',
    padding: 'clamp(16px, 2.5vw, 24px)',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    '& p': { margin: 0 },
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  name: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  more: { '& summary': { cursor: 'pointer', minHeight: '44px', padding: '10px 0' } },
});

const soonest = 8;

type BankHolidaysProps = {
  readonly nation: Nation;
  /** True while the nation in the form is not the one these are of. */
  readonly isOther: boolean;
  readonly holidays: SchoolAnswer['bankHolidays'];
};

/** The nation's bank holidays from today on, to be read only. */
export function BankHolidays({ nation, isOther, holidays }: BankHolidaysProps) {
  const styles = useStyles();
  const later = holidays.slice(soonest);
  return (
    <section aria-label={words.title} className={styles.all}>
      <h2 className={styles.heading}>{words.title}</h2>
      <p>{isOther ? words.unsaved : holidays.length === 0 ? words.none : words.lead(nationNames[nation])}</p>
      {isOther ? null : (
        <>
          <Days holidays={holidays.slice(0, soonest)} />
          {later.length > 0 ? (
            <details className={styles.more}>
              <summary>{words.later(later.length)}</summary>
              <Days holidays={later} />
            </details>
          ) : null}
        </>
      )}
    </section>
  );
}

function Days({ holidays }: { readonly holidays: SchoolAnswer['bankHolidays'] }) {
  const styles = useStyles();
  const today = dayOf(new Date());
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the list from a list without marks unless it is named
    <ul role="list" className={styles.list}>
      {holidays.map(({ day, name }) => (
        <li key={day}>
          {dayWords(day, today)}
          <span className={styles.name}>{name}</span>
        </li>
      ))}
    </ul>
  );
}
