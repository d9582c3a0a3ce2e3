import { lazy, Suspense } from 'react';
import { MyPolicies } from '#src/features/my-policies/my-policies.tsx';
import { RequestPage } from '#src/features/read-and-accept/request-page.tsx';
import { shellTexts } from '#src/strings/en/app.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import type { Place } from './routes.ts';

// Staff never load what follows.
const PolicyList = lazy(async () => ({
  default: (await import('#src/features/policies/policy-list.tsx')).PolicyListPage,
}));
const VersionPage = lazy(async () => ({
  default: (await import('#src/features/policies/version-page.tsx')).VersionPage,
}));
const ComparePage = lazy(async () => ({
  default: (await import('#src/features/policies/compare/compare-page.tsx')).ComparePage,
}));
const CampaignList = lazy(async () => ({
  default: (await import('#src/features/campaigns/campaign-list.tsx')).CampaignListPage,
}));
const NewCampaign = lazy(async () => ({
  default: (await import('#src/features/campaigns/new-campaign-page.tsx')).NewCampaignPage,
}));
const Campaign = lazy(async () => ({
  default: (await import('#src/features/campaigns/campaign-page.tsx')).CampaignPage,
}));
const Compliance = lazy(async () => ({
  default: (await import('#src/features/compliance/compliance-page.tsx')).CompliancePage,
}));
const PolicyHealth = lazy(async () => ({
  default: (await import('#src/features/policy-health/policy-health-page.tsx')).PolicyHealthPage,
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
    case 'policies':
      return <PolicyList />;
    case 'policy-version':
      return <VersionPage key={place.id} id={place.id} wasImportedBefore={place.wasImportedBefore} />;
    case 'version-changes':
      return <ComparePage key={`${place.fromId} ${place.id}`} fromId={place.fromId} toId={place.id} />;
    case 'campaigns':
      return <CampaignList />;
    case 'new-campaign':
      return <NewCampaign versionId={place.versionId} />;
    case 'campaign':
      return <Campaign key={place.id} id={place.id} />;
    case 'compliance':
      return <Compliance query={place.query} />;
    case 'policy-health':
      return <PolicyHealth isAdmin={isAdmin} />;
    case 'not-found':
      return (
        <>
          <BackLink href="#/">{shellTexts.back}</BackLink>
          <Notice kind="warning" title={shellTexts.notFound.title}>
            <p>{shellTexts.notFound.advice}</p>
          </Notice>
        </>
      );
  }
}
