import { lazy, Suspense } from 'react';
import { MyPolicies } from '#src/features/my-policies/my-policies.tsx';
import { RequestPage } from '#src/features/read-and-accept/request-page.tsx';
import { BackLink } from '#src/ui/back-link.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { shellTexts } from '#strings/app.ts';
import type { Place } from './routes.ts';

// Staff, and the task pane, never load what follows.
const OfficePages = lazy(async () => ({ default: (await import('./office-pages.tsx')).OfficePages }));

const SittingPage = lazy(async () => ({
  default: (await import('#src/features/read-and-accept/sitting/sitting-page.tsx')).SittingPage,
}));

type PagesProps = { readonly place: Place; readonly isAdmin: boolean };

export function Pages({ place, isAdmin }: PagesProps) {
  return (
    <Suspense fallback={<Skeleton label={shellTexts.loading} shape="list" />}>
      <Page place={place} isAdmin={isAdmin} />
    </Suspense>
  );
}

function Page({ place, isAdmin }: PagesProps) {
  switch (place.page) {
    case 'my-policies':
      return <MyPolicies />;
    case 'request':
      return <RequestPage key={place.id} id={place.id} />;
    case 'sitting':
      return <SittingPage id={place.id} />;
    case 'not-found':
      return (
        <>
          <BackLink href="#/">{shellTexts.back}</BackLink>
          <PageHeading title={shellTexts.notFound.title} lead={shellTexts.notFound.advice} />
        </>
      );
    default:
      return <OfficePages place={place} isAdmin={isAdmin} />;
  }
}
