import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useLoaded } from '#src/api/use-loaded.ts';
import { BackLink } from '#src/ui/back-link.tsx';
import { PageHeading } from '#src/ui/page-heading.tsx';
import { Skeleton } from '#src/ui/skeleton.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { shellTexts } from '#strings/app.ts';
import { campaignsTexts } from '#strings/campaigns.ts';
import { newCampaignTexts } from '#strings/new-campaign.ts';
import { CampaignForm } from './campaign-form.tsx';

/** A new campaign on one page. */
export function NewCampaignPage({ versionId }: { readonly versionId: string | null }) {
  const { state, reload } = useLoaded(useAdminApi().policies);
  return (
    <>
      <BackLink href="#/campaigns">{campaignsTexts.back}</BackLink>
      <PageHeading title={newCampaignTexts.title} lead={newCampaignTexts.lead} />
      {state.status === 'loading' ? <Skeleton label={shellTexts.loading} shape="list" /> : null}
      {state.status === 'failed' ? (
        <TryAgain {...state.trouble} action={shellTexts.tryAgain} onTryAgain={reload} />
      ) : null}
      {state.status === 'ready' ? (
        <CampaignForm
          versions={state.value.versions.filter((version) => version.state === 'published')}
          chosen={versionId === null ? [] : [versionId]}
        />
      ) : null}
    </>
  );
}
