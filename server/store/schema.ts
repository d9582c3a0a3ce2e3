import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Channel, SignedWords } from '#src/domain/attestation.ts';
import type { CampaignChange, CampaignState, ReminderPlan } from '#src/domain/campaign.ts';
import type { PlainDay } from '#src/domain/day.ts';
import type { DeliveryFault, DeliveryState, Rung } from '#src/domain/delivery.ts';
import type { ChangeKind } from '#src/domain/difference/types.ts';
import type { ExemptionReason } from '#src/domain/exemption.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import type { School } from '#src/domain/school.ts';
import type { ClosedBecause, RequestState, Standing } from '#src/domain/standing.ts';
import type { Approval, EndingKind } from '#src/domain/version-state.ts';

const moment = (name?: string) => (name ? timestamp(name, { withTimezone: true }) : timestamp({ withTimezone: true }));
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** People the product has met, as the directory last described them. `salt` blinds their ids in the ledger. */
export const person = pgTable(
  'person',
  {
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    name: text().notNull(),
    userPrincipalName: text().notNull(),
    mail: text(),
    jobTitle: text(),
    guest: boolean().notNull(),
    enabled: boolean().notNull(),
    salt: text().notNull(),
    updatedAt: moment().notNull(),
    otherMail: text(),
    startsOn: date({ mode: 'string' }),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.objectId] })],
);

/** `ownerId` is the Entra object id of whoever answers for the policy and is reminded of its review. */
export const policy = pgTable('policy', {
  id: uuid().primaryKey(),
  createdAt: moment().notNull(),
  ownerId: uuid().notNull(),
});

/** A draft may change; a trigger keeps a published row as it is. */
export const policyVersion = pgTable(
  'policy_version',
  {
    id: uuid().primaryKey(),
    policyId: uuid()
      .notNull()
      .references(() => policy.id),
    status: text().$type<'draft' | 'published'>().notNull(),
    number: integer(),
    /** Of a published version: the words as people read them, with the school's local values in their places. */
    document: jsonb().$type<PolicyDocument>().notNull(),
    /** The words as they were edited, where local values stand in them; the next version starts from these. */
    template: jsonb().$type<PolicyDocument>(),
    /** The version that a draft was begun from, where it was not read from a file. */
    basedOn: uuid(),
    revision: integer().notNull().default(0),
    /** The canonical JSON that was hashed, to the byte; null while a draft. */
    canonical: text(),
    contentHash: text(),
    sourceName: text().notNull(),
    sourceHash: text().notNull(),
    sourceText: text().notNull(),
    source: bytes().notNull(),
    createdAt: moment().notNull(),
    createdBy: uuid().notNull(),
    publishedAt: moment(),
    publishedBy: uuid(),
    effectiveFrom: date({ mode: 'string' }),
    changeKind: text().$type<ChangeKind>(),
    changeReason: text(),
    /** Number of the earliest version whose acceptance counts for this one: its own, or an earlier one where every change since was minor. */
    acceptedSince: integer(),
    /** Who approved the words, when, and the hash of exactly which words. */
    approval: jsonb().$type<Approval>(),
  },
  (t) => [
    uniqueIndex('policy_version_number').on(t.policyId, t.number),
    index('policy_version_source').on(t.sourceHash),
  ],
);

/** A published version stays as it is; that it is no longer in use stands beside it. */
export const versionEnding = pgTable('version_ending', {
  versionId: uuid()
    .primaryKey()
    .references(() => policyVersion.id),
  kind: text().$type<EndingKind>().notNull(),
  at: moment().notNull(),
  by: uuid().notNull(),
  reason: text().notNull(),
  /** The policy that takes a withdrawn one's place, if one does. */
  successorId: uuid().references(() => policy.id),
});

/** The school's own file on its way to, or in, the site's document library. */
export const originalFile = pgTable(
  'original_file',
  {
    versionId: uuid()
      .primaryKey()
      .references(() => policyVersion.id),
    attempts: integer().notNull().default(0),
    notBefore: moment(),
    lastError: text(),
    createdAt: moment().notNull(),
    itemId: text(),
    webUrl: text(),
    keptAt: moment(),
    /** The published words beside it, by which the register can be read back without our database. */
    wordsItemId: text(),
  },
  (t) => [index('original_file_pending').on(t.createdAt).where(sql`kept_at is null`)],
);

/** What the owner of a policy was told of its health, so that nobody is told the same twice. */
export const healthNotice = pgTable(
  'health_notice',
  {
    policyId: uuid()
      .notNull()
      .references(() => policy.id, { onDelete: 'cascade' }),
    /** Names the finding and its stage: the same key is the same news. */
    key: text().notNull(),
    toldAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.policyId, t.key] })],
);

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

/** One person asked for one version: the unique key is what keeps anybody from being asked twice. */
export const request = pgTable(
  'request',
  {
    id: uuid().primaryKey(),
    campaignId: uuid()
      .notNull()
      .references(() => campaign.id),
    versionId: uuid()
      .notNull()
      .references(() => policyVersion.id),
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    state: text().$type<RequestState>().notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    askedAt: moment().notNull(),
    acceptedAt: moment(),
    closedBecause: text().$type<ClosedBecause>(),
    /** The version whose publication, withdrawal or recall closed it, or the change of its campaign that did. */
    closedBy: uuid(),
    /** The exemption that holds it back while its state is `exempt`. */
    exemptionId: uuid(),
    /** On the printed slip; unique, and worth nothing without signing in. */
    slipCode: text(),
    ledgerNumber: bigint({ mode: 'number' }).notNull(),
    ledgerHash: text().notNull(),
  },
  (t) => [
    uniqueIndex('request_person_version').on(t.versionId, t.tenantId, t.objectId),
    index('request_person').on(t.tenantId, t.objectId),
    index('request_campaign').on(t.campaignId, t.objectId),
    uniqueIndex('request_slip').on(t.slipCode),
    foreignKey({ columns: [t.tenantId, t.objectId], foreignColumns: [person.tenantId, person.objectId] }),
  ],
);

export const delivery = pgTable(
  'delivery',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    rung: text().$type<Rung>().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    fault: text().$type<DeliveryFault>(),
    attempts: integer().notNull().default(0),
    /** Set while a worker holds the row; a row whose lease ran out is taken again. */
    leasedUntil: moment(),
    notBefore: moment(),
    conversationId: text(),
    serviceUrl: text(),
    activityId: text(),
    sentAt: moment(),
    /** Set just before the message goes out, taken away by any answer: left over, nobody knows whether it arrived. */
    wireAt: moment(),
    /** It was sent again after an answer was lost, so the person may have it twice. */
    unsure: boolean().notNull().default(false),
    queuedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('delivery_rung').on(t.requestId, t.rung),
    index('delivery_queued').on(t.id).where(sql`state = 'queued'`),
  ],
);

export const attestation = pgTable(
  'attestation',
  {
    id: uuid().primaryKey(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    versionId: uuid().notNull(),
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    contentHash: text().notNull(),
    signerName: text().notNull(),
    words: jsonb().$type<SignedWords>().notNull(),
    channel: text().$type<Channel>().notNull(),
    receiptCode: text().notNull(),
    acceptedAt: moment().notNull(),
    ledgerNumber: bigint({ mode: 'number' }).notNull(),
    ledgerHash: text().notNull(),
  },
  (t) => [
    uniqueIndex('attestation_request').on(t.requestId),
    uniqueIndex('attestation_person_version').on(t.versionId, t.tenantId, t.objectId),
    uniqueIndex('attestation_receipt').on(t.receiptCode),
    index('attestation_person').on(t.tenantId, t.objectId),
  ],
);

/** Append-only: a trigger refuses change and removal. Each hash covers the entry and the hash before it. */
export const ledger = pgTable(
  'ledger',
  {
    number: bigint({ mode: 'number' }).primaryKey(),
    at: text().notNull(),
    kind: text().notNull(),
    subject: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  // What the rows and files of the register carry as proof.
  (t) => [index('ledger_subject').on(t.subject).where(sql`kind in ('asked', 'carried', 'published')`)],
);

/** One row: the last ledger entry. Locking it is what puts concurrent acts in one order. */
export const ledgerHead = pgTable('ledger_head', {
  id: integer().primaryKey(),
  number: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
});

/** What Microsoft 365 is still to be told. Content is read from the state when the row is worked, so the latest wins. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    kind: text().$type<'attestation-row' | 'compliance-row' | 'card'>().notNull(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    attempts: integer().notNull().default(0),
    leasedUntil: moment(),
    notBefore: moment(),
    lastError: text(),
    createdAt: moment().notNull(),
    doneAt: moment(),
    /** 0 follows a person's own act, 1 is bulk: the first goes before the second. */
    priority: smallint().notNull().default(1),
    /** Given up, with the reason in `lastError`, until an admin tries again. */
    deadAt: moment(),
  },
  (t) => [
    index('outbox_pending').on(t.kind, t.priority, t.id).where(sql`done_at is null and dead_at is null`),
    index('outbox_dead').on(t.kind).where(sql`done_at is null and dead_at is not null`),
    index('outbox_request').on(t.requestId),
  ],
);

/** Where a row of ours stands in its SharePoint list. */
export const registerItem = pgTable(
  'register_item',
  {
    list: text().$type<'attestations' | 'compliance'>().notNull(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    itemId: text().notNull(),
    revision: text().notNull(),
    writtenAt: moment().notNull(),
    /** Standing as the row says it; a day that makes it untrue has the row written again. */
    standing: text().$type<Standing>(),
  },
  (t) => [primaryKey({ columns: [t.list, t.requestId] })],
);

/** How far each list has been read back. */
export const registerWatch = pgTable('register_watch', {
  list: text().$type<'attestations' | 'compliance'>().primaryKey(),
  deltaLink: text(),
  lookedAt: moment().notNull(),
  /** While a process looks, no other does. */
  leasedUntil: moment(),
});

/** What somebody changed by hand in a list, and when it was put right. */
export const registerDrift = pgTable('register_drift', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  at: moment().notNull(),
  list: text().$type<'attestations' | 'compliance'>().notNull(),
  itemId: text().notNull(),
  requestId: uuid(),
  what: text().$type<'edited' | 'deleted' | 'doubled' | 'foreign'>().notNull(),
  columns: jsonb().$type<string[]>().notNull().default([]),
  repairedAt: moment(),
});

/** Somebody who is not asked for the time being; `policyId` null is every policy, `until` null has no end yet. */
export const exemption = pgTable(
  'exemption',
  {
    id: uuid().primaryKey(),
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    policyId: uuid().references(() => policy.id),
    reason: text().$type<ExemptionReason>().notNull(),
    note: text().notNull(),
    from: date({ mode: 'string' }).notNull(),
    until: date({ mode: 'string' }),
    at: moment().notNull(),
    by: uuid().notNull(),
    /** The name at the time, for an admin whom no campaign ever asked. */
    byName: text().notNull(),
    endedAt: moment(),
    endedBy: uuid(),
  },
  (t) => [index('exemption_person').on(t.tenantId, t.objectId)],
);

/** One digest for one person on one day: the key is what keeps it from being two. */
export const reminder = pgTable(
  'reminder',
  {
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    day: date({ mode: 'string' }).notNull(),
    by: text().$type<'feed' | 'mail' | 'plain-mail'>().notNull(),
    state: text().$type<DeliveryState>().notNull(),
    fault: text().$type<DeliveryFault>(),
    /** The requests that brought it about and, once it has left, all those it told of. */
    requestIds: jsonb().$type<string[]>().notNull(),
    /** The admin who wanted it now, whatever the hour; null where a ladder called for it. */
    askedBy: uuid(),
    attempts: integer().notNull().default(0),
    leasedUntil: moment(),
    notBefore: moment(),
    wireAt: moment(),
    unsure: boolean().notNull().default(false),
    sentAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.objectId, t.day] }),
    index('reminder_queued').on(t.day).where(sql`state = 'queued'`),
  ],
);

/**
 * Messages to managers and owners that are sent once: the key names what was told and to whom. A message on its way has a
 * row of its own, of the moment at which it was taken.
 */
export const notice = pgTable('notice', {
  key: text().primaryKey(),
  kind: text().$type<'escalation' | 'weekly' | 'health'>().notNull(),
  toldAt: moment().notNull(),
});

/** One row: what the school decided for all its campaigns. */
export const schoolSetting = pgTable('school_setting', {
  id: integer().primaryKey(),
  school: jsonb().$type<School>().notNull(),
  changedAt: moment().notNull(),
  changedBy: uuid().notNull(),
});

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
  /** So many people seem to have left at once, since when, and how often in a row that was read. */
  heldSince: moment(),
  heldReads: integer().notNull().default(0),
});

/**
 * What may still be asked of Microsoft, one row for each published limit, shared by all processes. `tat` is the moment
 * at which everything booked so far will have been spent; `pace` below 1 goes slower than published, after a 429.
 */
export const budget = pgTable('budget', {
  key: text().primaryKey(),
  tat: moment().notNull(),
  pace: doublePrecision().notNull().default(1),
  paceAt: moment().notNull(),
  pausedUntil: moment(),
});

/**
 * How many requests count in each state, kept by the triggers of migration 0004 in the transaction that changes them.
 * `everyone` stands for all people; under a group, those whom that group of their campaign holds. What closed, and what
 * was asked of a version that ended, is not in here. `dueOn` is infinity for what is not outstanding.
 */
export const tally = pgTable(
  'tally',
  {
    groupId: uuid().notNull(),
    versionId: uuid().notNull(),
    state: text().$type<Exclude<RequestState, 'closed'>>().notNull(),
    dueOn: date({ mode: 'string' }).notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.versionId, t.state, t.dueOn] })],
);

/** One row: people with a request that counts, and of those with nothing outstanding the ones who accepted something and the ones who did not. */
export const tallyPeople = pgTable('tally_people', {
  id: integer().primaryKey(),
  people: integer().notNull(),
  done: integer().notNull(),
  exempt: integer().notNull(),
});

/** The bot's personal chat with a person, once it is known. */
export const botChat = pgTable(
  'bot_chat',
  {
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    conversationId: text().notNull(),
    serviceUrl: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.objectId] })],
);
