import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  figure: { margin: 0, display: 'grid', gap: '10px', gridTemplateColumns: 'minmax(0, 1fr)' },
  plot: {
    position: 'relative',
    height: '220px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    marginTop: '8px',
    breakInside: 'avoid',
  },
  drawing: { position: 'absolute', inset: 0, width: '100%', height: '100%', overflow: 'visible' },
  line: {
    fill: 'none',
    stroke: tokens.colorBrandForeground1,
    strokeWidth: '3px',
    vectorEffect: 'non-scaling-stroke',
    '@media (forced-colors: active)': { stroke: 'Highlight' },
  },
  goal: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    strokeDasharray: '10 6',
    vectorEffect: 'non-scaling-stroke',
  },
  mark: {
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: '2px',
    strokeDasharray: '2 5',
    strokeLinecap: 'round',
    vectorEffect: 'non-scaling-stroke',
  },
  label: {
    position: 'absolute',
    padding: '2px 6px',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground1,
    fontVariantNumeric: 'tabular-nums',
  },
  // Hides what it stands on, as the line of the due day.
  end: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground1, marginBlock: '3px' },
  axis: {
    display: 'flex',
    justifyContent: 'space-between',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 20px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: '8px' },
});

export type StepChartProps = {
  /** What the picture says, for whoever does not see it. */
  readonly alternative: string;
  /** Places from 0 to 1 across, and how much by then, in order. */
  readonly steps: readonly { readonly at: number; readonly value: number }[];
  /** Until where the line is known, from 0 to 1. */
  readonly until: number;
  readonly goal: { readonly value: number; readonly name: string };
  readonly mark: { readonly at: number; readonly name: string };
  readonly lineName: string;
  /** The value where the line ends. */
  readonly endName: string;
  readonly from: string;
  readonly to: string;
};

/** Room above the goal for its name. */
const headroom = 1.15;

/** A line that rises in steps towards a goal. The three lines differ by their dashes and their names, not by colour alone. */
export function StepChart(props: StepChartProps) {
  const styles = useStyles();
  const { alternative, steps, until, goal, mark, lineName, endName, from, to } = props;
  const last = steps.at(-1)?.value ?? 0;
  const top = Math.max(goal.value, last) * headroom;
  const x = (at: number) => at * 100;
  const y = (value: number) => 100 - (value / top) * 100;
  // Above the line nothing crosses the name, until the goal is near.
  const isHigh = last > goal.value * 0.8;
  const path = [`M0 ${y(0)}`, ...steps.map(({ at, value }) => `H${x(at)} V${y(value)}`), `H${x(until)}`].join(' ');
  return (
    <figure className={styles.figure} role="img" aria-label={alternative}>
      <div className={styles.plot} aria-hidden="true">
        <svg aria-hidden="true" className={styles.drawing} viewBox="0 0 100 100" preserveAspectRatio="none">
          <line className={styles.goal} x1="0" x2="100" y1={y(goal.value)} y2={y(goal.value)} />
          <line className={styles.mark} x1={x(mark.at)} x2={x(mark.at)} y1="0" y2="100" />
          <path className={styles.line} d={path} />
        </svg>
        <span className={styles.label} style={{ left: 0, bottom: `${100 - y(goal.value)}%` }}>
          {goal.name}
        </span>
        <span className={styles.label} style={{ bottom: '2px', ...beside(mark.at) }}>
          {mark.name}
        </span>
        <span
          className={`${styles.label} ${styles.end}`}
          style={{ ...(isHigh ? { top: `${y(last)}%` } : { bottom: `${100 - y(last)}%` }), ...beside(until) }}
        >
          {endName}
        </span>
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{from}</span>
        <span>{to}</span>
      </div>
      <ul className={styles.legend} aria-hidden="true">
        <Entry className={styles.line} name={lineName} />
        <Entry className={styles.goal} name={goal.name} />
        <Entry className={styles.mark} name={mark.name} />
      </ul>
    </figure>
  );
}

/** On the side of a place where there is more room. */
function beside(at: number) {
  return at > 0.5 ? { right: `${(1 - at) * 100}%` } : { left: `${at * 100}%` };
}

function Entry({ className, name }: { readonly className: string; readonly name: string }) {
  return (
    <li className={useStyles().entry}>
      <svg aria-hidden="true" width="32" height="8">
        <line className={className} x1="1" x2="31" y1="4" y2="4" />
      </svg>
      {name}
    </li>
  );
}
