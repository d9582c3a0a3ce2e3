import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '12px' },
  bar: {
    height: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralStencil1,
    animationName: { '0%': { opacity: 1 }, '50%': { opacity: 0.5 }, '100%': { opacity: 1 } },
    animationDuration: '1.6s',
    animationIterationCount: 'infinite',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': { border: '1px solid GrayText' },
  },
  tall: { height: '88px', borderRadius: tokens.borderRadiusLarge },
});

type SkeletonProps = { readonly label: string; readonly shape: 'list' | 'text' };

const widths = { list: ['100%', '100%', '100%'], text: ['62%', '100%', '94%', '97%', '48%', '100%', '91%', '70%'] };

/** Stands where the content will, in its shape, so that nothing jumps when it comes. */
export function Skeleton({ label, shape }: SkeletonProps) {
  const styles = useStyles();
  return (
    <div role="status" aria-label={label} className={styles.group}>
      {widths[shape].map((width, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars never change places
          key={index}
          className={shape === 'list' ? `${styles.bar} ${styles.tall}` : styles.bar}
          style={{ width }}
        />
      ))}
    </div>
  );
}
