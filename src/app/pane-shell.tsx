import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Me } from '#src/contract/session.ts';
import { MyPolicies } from '#src/features/my-policies/my-policies.tsx';
import { RequestPage } from '#src/features/read-and-accept/request-page.tsx';
import type { MessageInView } from '#src/hosts/host.ts';
import { paneTexts } from '#strings/app.ts';
import { PageFooter } from './page-footer.tsx';
import { usePageClass } from './page-frame.ts';
import { usePlace } from './use-place.ts';

const SittingPage = lazy(async () => ({
  default: (await import('#src/features/read-and-accept/sitting/sitting-page.tsx')).SittingPage,
}));

const useStyles = makeStyles({
  note: { margin: '0 0 12px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The task pane: the policy that the message in view asks about, or everything that is waiting. */
export function Pane({ me, message }: { readonly me: Me; readonly message: MessageInView }) {
  const styles = useStyles();
  const page = usePageClass();
  const place = usePlace();
  const asked = useRequestInView(message);
  if (asked === undefined) return <main className={page} />;
  return (
    <>
      <main className={page}>
        {place.page === 'request' ? (
          <RequestPage key={place.id} id={place.id} />
        ) : place.page === 'sitting' ? (
          <Suspense fallback={null}>
            <SittingPage id={place.id} />
          </Suspense>
        ) : (
          <>
            {asked === null ? <p className={styles.note}>{paneTexts.otherMessage}</p> : null}
            <MyPolicies />
          </>
        )}
      </main>
      <PageFooter isGuest={me.guest} />
    </>
  );
}

/** Undefined until the first message has been looked at. Every message that asks opens its policy. */
function useRequestInView(message: MessageInView): string | null | undefined {
  const [asked, setAsked] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let round = 0;
    const look = async () => {
      round += 1;
      const mine = round;
      const id = await message.requestId();
      if (mine !== round) return;
      window.location.hash = id === null ? '#/' : `#/requests/${id}`;
      setAsked(id);
    };
    message.onChange(() => void look());
    void look();
    return () => {
      round = -1;
    };
  }, [message]);
  return asked;
}
