import { useMemo } from 'react';
import type { z } from 'zod';
import type { PeopleChoice } from '#src/contract/campaign-filter.ts';
import { type ExemptChosenBody, exemptedCampaign, peoplePage } from '#src/contract/campaign-people.ts';
import {
  type addPeopleBody,
  type CampaignDraft,
  campaignList,
  campaignOverview,
  campaignPreview,
  campaignProgress,
  groupList,
  type RemindBody,
  remindedCampaign,
  type TestBody,
  testSent,
} from '#src/contract/campaigns.ts';
import { slipList } from '#src/contract/slips.ts';
import { peopleList, why } from '#src/contract/why.ts';
import { useSend } from './api-context.ts';
import { as, nothing, type Send } from './send.ts';

/** Campaigns and those they ask, or do not ask for the time being: for admins. */
export function campaignsApi(send: Send) {
  const campaign = (id: string) => `/api/campaigns/${encodeURIComponent(id)}`;
  const act = (id: string, act: string, body?: unknown) =>
    send({ method: 'POST', path: `${campaign(id)}/${act}`, body, read: as(campaignOverview) });
  return {
    groups: (search: string) => send({ path: '/api/groups', query: { search }, read: as(groupList) }),
    people: (search: string) => send({ path: '/api/people', query: { search }, read: as(peopleList) }),
    preview: (body: CampaignDraft) =>
      send({ method: 'POST', path: '/api/campaigns/preview', body, read: as(campaignPreview) }),
    sendTest: (body: TestBody) => send({ method: 'POST', path: '/api/campaigns/test', body, read: as(testSent) }),
    create: (body: CampaignDraft) => send({ method: 'POST', path: '/api/campaigns', body, read: as(campaignOverview) }),
    campaigns: () => send({ path: '/api/campaigns', read: as(campaignList) }),
    campaign: (id: string) => send({ path: `${campaign(id)}/overview`, read: as(campaignOverview) }),
    progress: (id: string) => send({ path: `${campaign(id)}/progress`, read: as(campaignProgress) }),
    /** What needs nothing said. */
    act: (id: string, name: 'send' | 'retry' | 'pause' | 'resume' | 'unschedule') => act(id, name),
    end: (id: string, how: 'close' | 'recall', reason: string) => act(id, how, { reason }),
    extend: (id: string, dueOn: string) => act(id, 'extend', { dueOn }),
    addPeople: (id: string, body: z.infer<typeof addPeopleBody>) => act(id, 'people', body),
    peoplePage: (id: string, query: Readonly<Record<string, string>>) =>
      send({ path: `${campaign(id)}/people`, query, read: as(peoplePage) }),
    peopleCsv: (id: string, chosen: PeopleChoice) =>
      send({ method: 'POST', path: `${campaign(id)}/people.csv`, body: chosen, read: (response) => response.blob() }),
    exemptChosen: (id: string, body: ExemptChosenBody) =>
      send({ method: 'POST', path: `${campaign(id)}/exempt`, body, read: as(exemptedCampaign) }),
    remind: (id: string, whom: RemindBody) =>
      send({ method: 'POST', path: `${campaign(id)}/remind`, body: whom, read: as(remindedCampaign) }),
    undo: (id: string, changeId: string) => act(id, 'undo', { changeId }),
    why: (id: string, objectId: string) => send({ path: `${campaign(id)}/why`, query: { objectId }, read: as(why) }),
    slips: (id: string) => send({ path: `${campaign(id)}/slips`, read: as(slipList) }),
    endExemption: (id: string) =>
      send({ method: 'DELETE', path: `/api/exemptions/${encodeURIComponent(id)}`, read: nothing }),
  };
}

export type CampaignsApi = ReturnType<typeof campaignsApi>;

export function useCampaignsApi(): CampaignsApi {
  const send = useSend();
  return useMemo(() => campaignsApi(send), [send]);
}
