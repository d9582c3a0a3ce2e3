import { useCallback } from 'react';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { reviewTexts } from '#strings/policies.ts';
import { DraftReview } from './draft/draft-review.tsx';
import { PublishedVersion } from './versions/published-version.tsx';

type VersionPageProps = { readonly id: string; readonly wasImportedBefore: boolean };

/** One version: a draft to review, or a published one to read. */
export function VersionPage({ id, wasImportedBefore }: VersionPageProps) {
  const api = useAdminApi();
  const { state, reload, replace } = useLoaded(useCallback(() => api.version(id), [api, id]));
  return (
    <>
      <BackLink href="#/policies">{reviewTexts.back}</BackLink>
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="text" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {wasImportedBefore ? (
        <Notice kind="info" title={reviewTexts.alreadyImported.title}>
          <p>{reviewTexts.alreadyImported.advice}</p>
        </Notice>
      ) : null}
      {state.status === 'ready' && state.value.state === 'draft' ? (
        <DraftReview version={state.value} onPublished={replace} onReload={reload} />
      ) : null}
      {state.status === 'ready' && state.value.state !== 'draft' ? (
        <PublishedVersion version={state.value} onEnded={replace} />
      ) : null}
    </>
  );
}
