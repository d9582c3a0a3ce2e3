import { lazy } from 'react';
import type { Place } from './routes.ts';

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
  default: (await import('#src/features/campaigns/new/new-campaign-page.tsx')).NewCampaignPage,
}));
const Campaign = lazy(async () => ({
  default: (await import('#src/features/campaigns/campaign-page.tsx')).CampaignPage,
}));
const Slips = lazy(async () => ({
  default: (await import('#src/features/campaigns/slips/slips-page.tsx')).SlipsPage,
}));
const SchoolPage = lazy(async () => ({
  default: (await import('#src/features/school/school-page.tsx')).SchoolPage,
}));
const NeedsAttention = lazy(async () => ({
  default: (await import('#src/features/school/attention/attention-page.tsx')).AttentionPage,
}));
const Compliance = lazy(async () => ({
  default: (await import('#src/features/compliance/compliance-page.tsx')).CompliancePage,
}));
const CompliancePeople = lazy(async () => ({
  default: (await import('#src/features/compliance/people-page.tsx')).PeoplePage,
}));
const NotAsked = lazy(async () => ({
  default: (await import('#src/features/compliance/not-asked-page.tsx')).NotAskedPage,
}));
const Responses = lazy(async () => ({
  default: (await import('#src/features/responses/responses-page.tsx')).ResponsesPage,
}));
const PolicyHealth = lazy(async () => ({
  default: (await import('#src/features/policy-health/policy-health-page.tsx')).PolicyHealthPage,
}));

/** Places that staff have no need of. */
export type OfficePlace = Exclude<Place, { readonly page: 'my-policies' | 'request' | 'sitting' | 'not-found' }>;

type OfficePagesProps = { readonly place: OfficePlace; readonly isAdmin: boolean };

/** The pages of admins and leaders, each loaded when it is opened. */
export function OfficePages({ place, isAdmin }: OfficePagesProps) {
  switch (place.page) {
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
      return <Campaign key={place.id} id={place.id} query={place.query} />;
    case 'campaign-slips':
      return <Slips key={place.id} campaignId={place.id} />;
    case 'school':
      return <SchoolPage />;
    case 'needs-attention':
      return <NeedsAttention />;
    case 'compliance':
      return <Compliance query={place.query} />;
    case 'compliance-people':
      return <CompliancePeople query={place.query} />;
    case 'compliance-not-asked':
      return <NotAsked query={place.query} />;
    case 'responses':
      return <Responses />;
    case 'policy-health':
      return <PolicyHealth isAdmin={isAdmin} />;
  }
}
