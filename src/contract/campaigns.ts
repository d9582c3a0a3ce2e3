import { z } from 'zod';
import {
  campaignActions,
  campaignChanges,
  campaignStates,
  usualJoinerDays,
  usualReminders,
} from '../domain/campaign.ts';
import { deliveryFaults, deliveryStates, rungs } from '../domain/delivery.ts';
import { exemptionReasons } from '../domain/exemption.ts';
import { notReminded } from '../domain/reminders.ts';
import { closedReasons, standings } from '../domain/standing.ts';
import { peopleFilter } from './campaign-filter.ts';
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

/** Days from the due date, each once and in order; see the domain's `ReminderPlan`. */
export const reminderPlan = z.strictObject({
  days: z
    .array(z.int().min(-60).max(120))
    .max(12)
    .refine((days) => days.every((one, index) => index === 0 || one > (days[index - 1] ?? one))),
  escalateAfter: z.int().min(1).max(120).nullable(),
});

export const campaignBody = z.strictObject({
  versionIds: z.array(id).min(1).max(20),
  groupIds: z.array(z.uuid()).min(1).max(50),
  dueOn: day,
  message: z.string().trim().max(1_000),
  sendBy: z.enum(sendBys),
  /** When to send; null for as soon as an admin says so. */
  sendAt: moment.nullable().default(null),
  reminders: reminderPlan.default({ days: [...usualReminders.days], escalateAfter: usualReminders.escalateAfter }),
  /** Whether people who join one of the groups later are asked too, and people who leave all of them no more. */
  followGroups: z.boolean().default(true),
  /** Days that a person who joins later has. */
  joinerDays: z.int().min(1).max(120).default(usualJoinerDays),
});
export type CampaignBody = z.infer<typeof campaignBody>;
/** As a client may send it: what it leaves out gets its usual value. */
export type CampaignDraft = z.input<typeof campaignBody>;

export const recallBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const extendBody = z.strictObject({ dueOn: day });
export const addPeopleBody = z.strictObject({
  groupIds: z.array(z.uuid()).max(50),
  objectIds: z.array(z.uuid()).max(200),
});
export type AddPeopleBody = z.infer<typeof addPeopleBody>;
/** Whom to remind now: those named, or with null everybody who is outstanding, or all whom a filter finds. */
export const remindBody = z.union([
  z.strictObject({ objectIds: z.array(z.uuid()).max(20_000).nullable() }),
  z.strictObject({ filter: peopleFilter }),
]);
export type RemindBody = z.infer<typeof remindBody>;
export const undoBody = z.strictObject({ changeId: id });

export const campaignPreview = z.strictObject({
  /** People who would be asked, each counted once however many of the groups hold them. */
  people: z.int(),
  groups: z.array(group.extend({ people: z.int() })),
  leftOut: z.array(z.strictObject({ objectId: z.string(), name: z.string(), reason: z.literal('account-disabled') })),
  /** People of the groups who will not have begun to work here by then, and are not asked yet. */
  notStarted: z.int(),
  /** People of the groups who have been asked for all of it, or have accepted it: they are not asked twice. */
  alreadyAsked: z.int(),
  cards: z.array(
    z.strictObject({
      versionId: id,
      title: z.string(),
      card: z.unknown(),
      /** A complete HTML document. */
      mail: z.strictObject({ subject: z.string(), html: z.string() }),
    }),
  ),
});
export type CampaignPreview = z.infer<typeof campaignPreview>;

/** What a test shows: the messages alone, for nobody but the admin. */
export const testBody = campaignBody.pick({ versionIds: true, dueOn: true, message: true, sendBy: true });
export type TestBody = z.infer<typeof testBody>;

/** Each way a test was sent, with what stood in its way. */
export const testSent = z.strictObject({
  sent: z.array(z.strictObject({ by: z.enum(['teams', 'mail']), fault: z.enum(deliveryFaults).nullable() })),
});
export type TestSent = z.infer<typeof testSent>;

const campaignSummary = z.strictObject({
  id,
  status: z.enum(campaignStates),
  paused: z.boolean(),
  /** What can be done with it as it stands. */
  actions: z.array(z.enum(campaignActions)),
  sendAt: moment.nullable(),
  reminders: reminderPlan,
  followGroups: z.boolean(),
  joinerDays: z.int(),
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
    exempt: z.int(),
    closed: z.int(),
    overdue: z.int(),
  }),
});
export type CampaignSummary = z.infer<typeof campaignSummary>;

export const campaignRecipient = z.strictObject({
  requestId: id,
  objectId: z.string(),
  name: z.string(),
  mail: z.string().nullable(),
  guest: z.boolean(),
  dueOn: day,
  policyTitle: z.string(),
  standing: z.enum(standings),
  deliveries: z.array(
    z.strictObject({
      rung: z.enum(rungs),
      state: z.enum(deliveryStates),
      fault: z.enum(deliveryFaults).nullable(),
      sentAt: moment.nullable(),
      /** True where an answer of Microsoft's was lost, so that the message may have gone out twice. */
      unsure: z.boolean(),
    }),
  ),
  /** The last reminder, and how many there were. */
  remindedAt: moment.nullable(),
  reminders: z.int(),
  exemption: z
    .strictObject({ id, reason: z.enum(exemptionReasons), note: z.string(), until: day.nullable() })
    .nullable(),
  closedBecause: z.enum(closedReasons).nullable(),
  /** On the printed slip, where the person gets one. */
  slipCode: z.string().nullable(),
});
export type CampaignRecipient = z.infer<typeof campaignRecipient>;

/** A campaign without its people, who can be many: those are read page by page. */
export const campaignOverview = campaignSummary.extend({
  /** Requests that wait for an answer, and the people behind them. */
  awaited: z.strictObject({ requests: z.int(), people: z.int() }),
  /** Awaited requests that no message reached or will reach, those of them that trying again may help, and the first by name. */
  unreached: z.strictObject({ requests: z.int(), retryable: z.int(), first: z.array(campaignRecipient) }),
  hasSlips: z.boolean(),
  leftOut: campaignPreview.shape.leftOut,
  /** Newest first. */
  changes: z.array(
    z.strictObject({
      id,
      kind: z.enum(campaignChanges),
      at: moment,
      /** Name of the admin, or null where the product did it by itself. */
      by: z.string().nullable(),
      reason: z.string().nullable(),
      /** Requests it concerned. */
      count: z.int(),
      /** Until when it can be undone; null where it cannot. */
      undoUntil: moment.nullable(),
    }),
  ),
});
export type CampaignOverview = z.infer<typeof campaignOverview>;

export const campaignDetail = campaignOverview.extend({ recipients: z.array(campaignRecipient) });
export type CampaignDetail = z.infer<typeof campaignDetail>;

const remindedNow = z.strictObject({
  /** People who will get a reminder. */
  people: z.int(),
  /** Those who were meant and get none, each counted once. */
  leftOut: z.array(z.strictObject({ reason: z.enum(notReminded), people: z.int() })),
});
export type RemindedNow = z.infer<typeof remindedNow>;

export const remindedCampaign = campaignOverview.extend({ reminded: remindedNow });
export type RemindedCampaign = z.infer<typeof remindedCampaign>;

export const campaignList = z.strictObject({ campaigns: z.array(campaignSummary) });

/** What a page asks for while messages are on their way: counts alone. */
export const campaignProgress = z.strictObject({
  status: z.enum(campaignStates),
  paused: z.boolean(),
  counts: campaignSummary.shape.counts,
  /** People reached a minute at the present rate, and seconds until the last one; null where nothing is on its way. */
  perMinute: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** Set while Microsoft asks to wait: until when. */
  waitingUntil: moment.nullable(),
});
export type CampaignProgress = z.infer<typeof campaignProgress>;
