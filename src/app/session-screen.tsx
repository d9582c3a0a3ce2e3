import { makeStyles } from '@fluentui/react-components';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { usePageClass } from './page-frame.ts';
import type { Session } from './use-session.ts';

const useStyles = makeStyles({ inner: { maxWidth: '720px', marginInline: 'auto', paddingTop: '24px' } });

/** What stands until there is a session: the page's shape, or what keeps it from opening. */
export function SessionScreen({ session }: { readonly session: Exclude<Session, { status: 'ready' }> }) {
  const styles = useStyles();
  const page = usePageClass();
  return (
    <main className={page}>
      <div className={styles.inner}>
        {session.status === 'starting' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
        {session.status === 'signed-out' ? (
          <TryAgain {...session.trouble} action={shellTexts.signIn} onTryAgain={session.signIn} />
        ) : null}
        {session.status === 'failed' ? (
          <TryAgain {...session.trouble} action={shellTexts.tryAgain} onTryAgain={session.tryAgain} />
        ) : null}
      </div>
    </main>
  );
}
