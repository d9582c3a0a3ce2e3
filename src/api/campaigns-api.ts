import { useMemo } from 'react';
import type { z } from 'zod';
import {
  type addPeopleBody,
  type CampaignDraft,
  campaignDetail,
  campaignList,
  campaignPreview,
  campaignProgress,
  groupList,
  remindedCampaign,
} from '#src/contract/campaigns.ts';
import type { ExemptionBody } from '#src/contract/exemptions.ts';
import { slipList } from '#src/contract/slips.ts';
import { peopleList, why } from '#src/contract/why.ts';
import { useSend } from './api-context.ts';
import { as, nothing, type Send } from './send.ts';

/** Campaigns and those they ask, or do not ask for the time being: for admins. */
export function campaignsApi(send: Send) {
  const campaign = (id: string) => `/api/campaigns/${encodeURIComponent(id)}`;
  const act = (id: string, act: string, body?: unknown) =>
    send({ method: 'POST', path: `${campaign(id)}/${act}`, body, read: as(campaignDetail) });
  return {
    groups: (search: string) => send({ path: '/api/groups', query: { search }, read: as(groupList) }),
    people: (search: string) => send({ path: '/api/people', query: { search }, read: as(peopleList) }),
    preview: (body: CampaignDraft) =>
      send({ method: 'POST', path: '/api/campaigns/preview', body, read: as(campaignPreview) }),
    create: (body: CampaignDraft) => send({ method: 'POST', path: '/api/campaigns', body, read: as(campaignDetail) }),
    campaigns: () => send({ path: '/api/campaigns', read: as(campaignList) }),
    campaign: (id: string) => send({ path: campaign(id), read: as(campaignDetail) }),
    progress: (id: string) => send({ path: `${campaign(id)}/progress`, read: as(campaignProgress) }),
    /** What needs nothing said. */
    act: (id: string, name: 'send' | 'retry' | 'pause' | 'resume' | 'unschedule') => act(id, name),
    end: (id: string, how: 'close' | 'recall', reason: string) => act(id, how, { reason }),
    extend: (id: string, dueOn: string) => act(id, 'extend', { dueOn }),
    addPeople: (id: string, body: z.infer<typeof addPeopleBody>) => act(id, 'people', body),
    /** Null for everybody who is outstanding. */
    remind: (id: string, objectIds: readonly string[] | null) =>
      send({ method: 'POST', path: `${campaign(id)}/remind`, body: { objectIds }, read: as(remindedCampaign) }),
    undo: (id: string, changeId: string) => act(id, 'undo', { changeId }),
    why: (id: string, objectId: string) => send({ path: `${campaign(id)}/why`, query: { objectId }, read: as(why) }),
    slips: (id: string) => send({ path: `${campaign(id)}/slips`, read: as(slipList) }),
    exempt: (body: ExemptionBody) => send({ method: 'POST', path: '/api/exemptions', body, read: nothing }),
    endExemption: (id: string) =>
      send({ method: 'DELETE', path: `/api/exemptions/${encodeURIComponent(id)}`, read: nothing }),
  };
}

export type CampaignsApi = ReturnType<typeof campaignsApi>;

export function useCampaignsApi(): CampaignsApi {
  const send = useSend();
  return useMemo(() => campaignsApi(send), [send]);
}
