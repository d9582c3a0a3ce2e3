import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { troubleOf } from '#src/api/trouble.ts';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { usePageClass } from './page-frame.ts';
import type { Stop } from './use-session.ts';

// Most people never see it. Where it cannot be loaded either, the nearest words that are here have to do.
const StopScreen = lazy(() =>
  import('./sign-in/stop-screen.tsx').then(
    (loaded) => ({ default: loaded.StopScreen }),
    () => ({ default: PlainStop }),
  ),
);

const useStyles = makeStyles({ inner: { maxWidth: '720px', marginInline: 'auto', paddingTop: '24px' } });

/** What stands in the page's place: its shape until there is a session, or what keeps it from going on. */
export function SessionScreen({ stop }: { readonly stop: Stop | null }) {
  const styles = useStyles();
  const page = usePageClass();
  const skeleton = <Skeleton label={shellTexts.loading} shape="list" />;
  return (
    <main className={page}>
      <div className={styles.inner}>
        {stop ? (
          <Suspense fallback={skeleton}>
            <StopScreen stop={stop} />
          </Suspense>
        ) : (
          skeleton
        )}
      </div>
    </main>
  );
}

function PlainStop({ stop }: { readonly stop: Stop }) {
  return (
    <TryAgain
      {...troubleOf(stop.error)}
      action={shellTexts.tryAgain}
      onTryAgain={() => stop.goOn({ otherAccount: false })}
    />
  );
}
