import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Channel, SignedWords } from '#src/domain/attestation.ts';
import type { DeliveryFault, DeliveryState, Rung } from '#src/domain/delivery.ts';
import type { ChangeKind } from '#src/domain/difference/types.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import type { ClosedBecause, RequestState } from '#src/domain/standing.ts';
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
  status: text().$type<'draft' | 'sending' | 'open'>().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  message: text().notNull(),
  sendBy: text().$type<'app' | 'app-and-mail' | 'sender'>().notNull(),
  createdAt: moment().notNull(),
  createdBy: uuid().notNull(),
  sentAt: moment(),
  leftOut: jsonb().$type<{ objectId: string; name: string; reason: 'account-disabled' }[]>().notNull().default([]),
});

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

/** Which of a campaign's groups held a person when it was sent. */
export const campaignMember = pgTable(
  'campaign_member',
  {
    campaignId: uuid().notNull(),
    groupId: uuid().notNull(),
    objectId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.groupId, t.objectId] }),
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
    /** The version whose publication, withdrawal or recall closed it. */
    closedBy: uuid(),
    ledgerNumber: bigint({ mode: 'number' }).notNull(),
    ledgerHash: text().notNull(),
  },
  (t) => [
    uniqueIndex('request_person_version').on(t.versionId, t.tenantId, t.objectId),
    index('request_person').on(t.tenantId, t.objectId),
    index('request_campaign').on(t.campaignId),
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
export const ledger = pgTable('ledger', {
  number: bigint({ mode: 'number' }).primaryKey(),
  at: text().notNull(),
  kind: text().notNull(),
  subject: text().notNull(),
  payload: jsonb().$type<Record<string, unknown>>().notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
});

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
  },
  (t) => [
    index('outbox_pending').on(t.kind, t.id).where(sql`done_at is null`),
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
  },
  (t) => [primaryKey({ columns: [t.list, t.requestId] })],
);

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
