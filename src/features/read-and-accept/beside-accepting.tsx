import { makeStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { RequestDetail } from '#src/contract/requests.ts';
import type { ResponseKind } from '#src/domain/response.ts';
import { Notice } from '#src/ui/notice.tsx';
import { sayTexts } from '#strings/responses.ts';
import { SaySomething } from './say-something.tsx';

const WhatWasSaid = lazy(async () => ({ default: (await import('./what-was-said.tsx')).WhatWasSaid }));

const useStyles = makeStyles({ beside: { marginTop: '24px' } });

type BesideAcceptingProps = { readonly request: RequestDetail; onChanged(request: RequestDetail): void };

/** Beneath the declaration: what else a person may say, and what they said. */
export function BesideAccepting({ request, onChanged }: BesideAcceptingProps) {
  const styles = useStyles();
  const hasDeclined = request.standing === 'declined';
  const kinds: readonly ResponseKind[] = hasDeclined
    ? ['question', 'adjustment']
    : ['question', 'adjustment', 'declined'];
  return (
    <div className={styles.beside}>
      {hasDeclined ? (
        <Notice kind="info" title={sayTexts.declined.title} focused>
          <p>{sayTexts.declined.advice}</p>
        </Notice>
      ) : null}
      {request.responses.length > 0 ? (
        <Suspense fallback={null}>
          <WhatWasSaid request={request} onChanged={onChanged} />
        </Suspense>
      ) : null}
      {/* Closed again once something was said. */}
      <SaySomething key={request.responses.length} request={request} kinds={kinds} onSaid={onChanged} />
    </div>
  );
}
