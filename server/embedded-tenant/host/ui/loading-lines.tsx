import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

/** Grey lines in the shape of a list while it is read. */
export function LoadingLines({ label, lines = 6 }: { readonly label: string; readonly lines?: number }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label={label} className={styles.root}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <div key={line} className={styles.line}>
          <SkeletonItem shape="circle" size={32} />
          <div className={styles.texts}>
            <SkeletonItem size={12} />
            <SkeletonItem size={8} />
          </div>
        </div>
      ))}
    </Skeleton>
  );
}

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalL },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  texts: { flexGrow: 1, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});
