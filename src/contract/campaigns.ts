import { z } from 'zod';
import { deliveryFaults, deliveryStates, rungs } from '../domain/delivery.ts';
import { standings } from '../domain/standing.ts';
import { day, id, moment } from './common.ts';

/**
 * How a campaign asks. `app`: a Teams card from the app, and mail where Teams cannot reach a person. `app-and-mail`:
 * both to everyone. `sender`: a Teams chat message from the admin's own account, and mail where that cannot be sent.
 */
export const sendBys = ['app', 'app-and-mail', 'sender'] as const;
export type SendBy = (typeof sendBys)[number];

export const group = z.strictObject({ id: z.string(), name: z.string(), description: z.string().nullable() });
export const groupQuery = z.strictObject({ search: z.string().trim().min(1).max(100) });
export const groupList = z.strictObject({ groups: z.array(group) });

export const campaignBody = z.strictObject({
  versionIds: z.array(id).min(1).max(20),
  groupIds: z.array(z.uuid()).min(1).max(50),
  dueOn: day,
  message: z.string().trim().max(1_000),
  sendBy: z.enum(sendBys),
});
export type CampaignBody = z.infer<typeof campaignBody>;

export const campaignPreview = z.strictObject({
  /** People who would be asked, each counted once however many of the groups hold them. */
  people: z.int(),
  groups: z.array(group.extend({ people: z.int() })),
  leftOut: z.array(z.strictObject({ objectId: z.string(), name: z.string(), reason: z.literal('account-disabled') })),
  /** People and versions that already have a request or an acceptance: they are not asked twice. */
  alreadyAsked: z.int(),
  cards: z.array(z.strictObject({ versionId: id, title: z.string(), card: z.unknown() })),
});
export type CampaignPreview = z.infer<typeof campaignPreview>;

const campaignSummary = z.strictObject({
  id,
  status: z.enum(['draft', 'sending', 'open']),
  versions: z.array(
    z.strictObject({ id, title: z.string(), label: z.string().nullable(), number: z.int().nullable() }),
  ),
  groups: z.array(group),
  dueOn: day,
  message: z.string(),
  sendBy: z.enum(sendBys),
  createdAt: moment,
  sentAt: moment.nullable(),
  /** Requests: those with a message on its way, those that some message reached, and those that none did. */
  counts: z.strictObject({
    requests: z.int(),
    accepted: z.int(),
    queued: z.int(),
    sent: z.int(),
    failed: z.int(),
  }),
});
export type CampaignSummary = z.infer<typeof campaignSummary>;

const campaignRecipient = z.strictObject({
  requestId: id,
  objectId: z.string(),
  name: z.string(),
  policyTitle: z.string(),
  standing: z.enum(standings),
  deliveries: z.array(
    z.strictObject({
      rung: z.enum(rungs),
      state: z.enum(deliveryStates),
      fault: z.enum(deliveryFaults).nullable(),
      sentAt: moment.nullable(),
    }),
  ),
});
export type CampaignRecipient = z.infer<typeof campaignRecipient>;

export const campaignDetail = campaignSummary.extend({
  recipients: z.array(campaignRecipient),
  leftOut: campaignPreview.shape.leftOut,
});
export type CampaignDetail = z.infer<typeof campaignDetail>;

export const campaignList = z.strictObject({ campaigns: z.array(campaignSummary) });
