import { sql } from 'drizzle-orm';
import { boolean, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CampaignChange, CampaignState, ReminderPlan } from '#src/domain/campaign.ts';
import type { PlainDay } from '#src/domain/day.ts';
import { moment } from './columns.ts';
import { policyVersion } from './policies.ts';

export const campaign = pgTable('campaign', {
  id: uuid().primaryKey(),
  status: text().$type<CampaignState>().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  message: text().notNull(),
  sendBy: text().$type<'app' | 'app-and-mail' | 'sender'>().notNull(),
  createdAt: moment().notNull(),
  createdBy: uuid().notNull(),
  sentAt: moment(),
  leftOut: jsonb().$type<{ objectId: string; name: string; reason: 'account-disabled' }[]>().notNull().default([]),
  /** When a scheduled campaign is sent. */
  sendAt: moment(),
  /** Since when it sends nothing. */
  pausedAt: moment(),
  endedAt: moment(),
  reminders: jsonb()
    .$type<ReminderPlan>()
    .notNull()
    .default({ days: [-7, -2, 0, 3, 7], escalateAfter: 10 }),
  followGroups: boolean().notNull().default(true),
  joinerDays: integer().notNull().default(14),
});

/** What was done with a campaign after it was sent, by whom, and what is needed to take it back. */
export const campaignChange = pgTable(
  'campaign_change',
  {
    id: uuid().primaryKey(),
    campaignId: uuid()
      .notNull()
      .references(() => campaign.id),
    kind: text().$type<CampaignChange>().notNull(),
    at: moment().notNull(),
    /** Null where the product did it by itself. */
    by: uuid(),
    /** The name at the time, for an admin whom no campaign ever asked. */
    byName: text(),
    reason: text(),
    count: integer().notNull().default(0),
    /** The due date before an extension, and the due days of the requests that it moved: those who joined late had later ones. */
    dueOnBefore: date({ mode: 'string' }),
    movedFrom: jsonb().$type<{ dueOn: PlainDay; requestIds: string[] }[]>(),
    undoneAt: moment(),
  },
  (t) => [index('campaign_change_campaign').on(t.campaignId)],
);

export const campaignVersion = pgTable(
  'campaign_version',
  {
    campaignId: uuid()
      .notNull()
      .references(() => campaign.id),
    versionId: uuid()
      .notNull()
      .references(() => policyVersion.id),
    place: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.versionId] })],
);

export const campaignGroup = pgTable(
  'campaign_group',
  {
    campaignId: uuid()
      .notNull()
      .references(() => campaign.id),
    groupId: uuid().notNull(),
    name: text().notNull(),
    description: text(),
    place: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.groupId] })],
);

/** Which of a campaign's groups hold or held a person, and since when. People added by hand stand under no group. */
export const campaignMember = pgTable(
  'campaign_member',
  {
    campaignId: uuid().notNull(),
    groupId: uuid().notNull(),
    objectId: uuid().notNull(),
    since: moment().notNull().defaultNow(),
    /** When the group was first seen without the person; set once it is certain. */
    until: moment(),
    /** Seen absent once: Entra's index may lag, so a second look decides. */
    missingSince: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.groupId, t.objectId] }),
    index('campaign_member_person').on(t.campaignId, t.objectId),
    index('campaign_member_missing').on(t.groupId).where(sql`missing_since is not null and until is null`),
    foreignKey({
      columns: [t.campaignId, t.groupId],
      foreignColumns: [campaignGroup.campaignId, campaignGroup.groupId],
    }),
  ],
);

/** A group that an open campaign asks, and how far its changes have been read. */
export const followedGroup = pgTable('followed_group', {
  groupId: uuid().primaryKey(),
  deltaLink: text(),
  lookedAt: moment(),
  /** When all its members, nested ones too, were last read. */
  expandedAt: moment(),
  /** Set while a process reads it, and while Microsoft asked to wait. */
  leasedUntil: moment(),
  /** Why the last reading changed nothing, as an admin reads it. */
  held: text(),
  /** Since when it is held, and how often in a row so many people seemed to have left: never, where it cannot be read. */
  heldSince: moment(),
  heldReads: integer().notNull().default(0),
});
