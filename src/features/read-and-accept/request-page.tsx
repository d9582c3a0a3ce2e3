import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useCallback } from 'react';
import { useStaffApi } from '#src/api/api-context.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { Reader } from './reader.tsx';

const ReceiptPage = lazy(async () => ({ default: (await import('./receipt-page.tsx')).ReceiptPage }));

const ClosedRequest = lazy(async () => ({ default: (await import('./closed-request.tsx')).ClosedRequest }));

const useStyles = makeStyles({ page: { maxWidth: '720px', marginInline: 'auto' } });

type RequestPageProps = {
  readonly id: string;
  /** Goes on elsewhere once it is accepted, in place of the receipt. */
  onAccepted?(receipt: Receipt): void;
};

/** One policy for one person: to read and accept, or with its receipt once that is done. */
export function RequestPage({ id, onAccepted }: RequestPageProps) {
  const styles = useStyles();
  const api = useStaffApi();
  const { state, reload, refresh, replace } = useLoaded(useCallback(() => api.request(id), [api, id]));
  return (
    <div className={styles.page}>
      <BackLink href="#/">{shellTexts.back}</BackLink>
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="text" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' && state.value.receipt ? (
        <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
          <ReceiptPage request={state.value} receipt={state.value.receipt} onRefresh={refresh} onChanged={replace} />
        </Suspense>
      ) : null}
      {state.status === 'ready' && !state.value.receipt && isEnded(state.value) ? (
        <Suspense fallback={<Skeleton label={shellTexts.loading} shape="text" />}>
          <ClosedRequest request={state.value} />
        </Suspense>
      ) : null}
      {state.status === 'ready' && !state.value.receipt && !isEnded(state.value) ? (
        <Reader
          request={state.value}
          onChanged={replace}
          onAccepted={
            onAccepted ??
            ((receipt) =>
              replace({ ...state.value, standing: 'accepted', acceptedAt: receipt.acceptedAt, receipt, changes: null }))
          }
        />
      ) : null}
    </div>
  );
}

/** Nothing is asked by it any more, or for the time being. */
function isEnded({ standing }: RequestDetail): boolean {
  return standing === 'closed' || standing === 'exempt';
}
