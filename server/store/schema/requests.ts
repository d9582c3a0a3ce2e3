import { sql } from 'drizzle-orm';
import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Channel, SignedWords } from '#src/domain/attestation.ts';
import type { ExemptionReason } from '#src/domain/exemption.ts';
import type { ResponseKind } from '#src/domain/response.ts';
import type { ClosedBecause, RequestState } from '#src/domain/standing.ts';
import { campaign } from './campaigns.ts';
import { moment } from './columns.ts';
import { person } from './people.ts';
import { policy, policyVersion } from './policies.ts';

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
    /** Since when the person declines; they are still asked, and may accept. */
    declinedAt: moment(),
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

/** An acceptance that its person took back within minutes; the ledger holds both acts. */
export const undoneAttestation = pgTable(
  'undone_attestation',
  {
    id: uuid().primaryKey(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    versionId: uuid().notNull(),
    contentHash: text().notNull(),
    signerName: text().notNull(),
    words: jsonb().$type<SignedWords>().notNull(),
    channel: text().$type<Channel>().notNull(),
    receiptCode: text().notNull(),
    acceptedAt: moment().notNull(),
    ledgerNumber: bigint({ mode: 'number' }).notNull(),
    ledgerHash: text().notNull(),
    undoneAt: moment().notNull(),
  },
  (t) => [index('undone_attestation_request').on(t.requestId)],
);

/** What a person said to a request instead of accepting, or beside it, and what the school answered. */
export const response = pgTable(
  'response',
  {
    id: uuid().primaryKey(),
    requestId: uuid()
      .notNull()
      .references(() => request.id),
    kind: text().$type<ResponseKind>().notNull(),
    text: text().notNull(),
    at: moment().notNull(),
    undoneAt: moment(),
    answeredAt: moment(),
    answeredBy: uuid(),
    answeredByName: text(),
    answer: text(),
  },
  (t) => [
    index('response_request').on(t.requestId),
    index('response_open').on(t.at).where(sql`undone_at is null and answered_at is null`),
  ],
);

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
    state: text().$type<Exclude<RequestState, 'closed'> | 'declined'>().notNull(),
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
