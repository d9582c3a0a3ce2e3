import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ChangeKind } from '#src/domain/difference/types.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import type { Approval, EndingKind } from '#src/domain/version-state.ts';
import { bytes, moment } from './columns.ts';

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
