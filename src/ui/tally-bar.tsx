import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(60px, 1fr) auto',
    alignItems: 'center',
    gap: '10px',
    // Browsers leave the grounds out of what they print: the words say it.
    '@media print': { gridTemplateColumns: 'auto' },
  },
  track: {
    height: '8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground6,
    overflow: 'hidden',
    '@media print': { display: 'none' },
    // Seen in high contrast alone, where the track has the colour of the page.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  fill: {
    height: '100%',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorStatusSuccessForeground1,
    transitionProperty: 'width',
    transitionDuration: '300ms',
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s' },
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  words: {
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    '@media (max-width: 479px)': { whiteSpace: 'normal' },
  },
  more: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type TallyBarProps = {
  readonly part: number;
  readonly whole: number;
  readonly words: ReactNode;
  /** What is left out of the whole. */
  readonly more?: string | null;
};

/** How much of the whole, as a bar for the eye and as words for everybody. */
export function TallyBar({ part, whole, words, more = null }: TallyBarProps) {
  const styles = useStyles();
  const width = whole === 0 ? 0 : Math.round((part / whole) * 100);
  return (
    <div className={styles.row}>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.fill} style={{ width: `${width}%` }} />
      </div>
      <span className={styles.words}>
        {words}
        {more === null ? null : <span className={styles.more}>{more}</span>}
      </span>
    </div>
  );
}
