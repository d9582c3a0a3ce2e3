import {
  type CampaignBody,
  campaignDetail,
  campaignList,
  campaignPreview,
  groupList,
} from '#src/contract/campaigns.ts';
import { type PublishBody, policyList, policyVersionDetail } from '#src/contract/policies.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { as, nothing, type Send } from './send.ts';

/** Policies and campaigns: for those who hold the role. */
export function adminApi(send: Send) {
  const version = (id: string) => `/api/policy-versions/${encodeURIComponent(id)}`;
  const campaign = (id: string) => `/api/campaigns/${encodeURIComponent(id)}`;
  return {
    policies: () => send({ path: '/api/policies', read: as(policyList) }),
    importPolicy: (name: string, file: Blob) =>
      send({
        method: 'POST',
        path: '/api/policies/import',
        query: { name },
        body: file,
        read: as(policyVersionDetail),
      }),
    version: (id: string) => send({ path: version(id), read: as(policyVersionDetail) }),
    saveDocument: (id: string, body: { readonly document: PolicyDocument; readonly revision: number }) =>
      send({ method: 'PUT', path: `${version(id)}/document`, body, read: as(policyVersionDetail) }),
    publish: (id: string, body: PublishBody) =>
      send({ method: 'POST', path: `${version(id)}/publish`, body, read: as(policyVersionDetail) }),
    deleteDraft: (id: string) => send({ method: 'DELETE', path: version(id), read: nothing }),
    groups: (search: string) => send({ path: '/api/groups', query: { search }, read: as(groupList) }),
    previewCampaign: (body: CampaignBody) =>
      send({ method: 'POST', path: '/api/campaigns/preview', body, read: as(campaignPreview) }),
    createCampaign: (body: CampaignBody) =>
      send({ method: 'POST', path: '/api/campaigns', body, read: as(campaignDetail) }),
    sendCampaign: (id: string) => send({ method: 'POST', path: `${campaign(id)}/send`, read: as(campaignDetail) }),
    retryCampaign: (id: string) => send({ method: 'POST', path: `${campaign(id)}/retry`, read: as(campaignDetail) }),
    campaigns: () => send({ path: '/api/campaigns', read: as(campaignList) }),
    campaign: (id: string) => send({ path: campaign(id), read: as(campaignDetail) }),
  };
}

export type AdminApi = ReturnType<typeof adminApi>;
