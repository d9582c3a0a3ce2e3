import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { registerItem } from '#server/store/schema/register.ts';
import { attestation, request } from '#server/store/schema/requests.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { type AskedVersion, findVersions } from './find-versions.ts';
import { gatherReads } from './gather-reads.ts';
import { endedBy, isSuperseded } from './version-line.ts';

/** A request with all that its cards, screens and rows say of it. */
export type AskedRequest = {
  readonly request: typeof request.$inferSelect;
  readonly version: AskedVersion;
  /** True when a later version of the same policy is published and was not recalled. */
  readonly superseded: boolean;
  /** How the version went out of use other than by a later one. */
  readonly ended: 'recalled' | 'withdrawn' | null;
  readonly campaign: typeof campaign.$inferSelect;
  readonly person: typeof person.$inferSelect;
  readonly attestation: typeof attestation.$inferSelect | null;
  /** True once the SharePoint register holds the attestation. */
  readonly inRegister: boolean;
};

function prepareQuery(db: Db) {
  return db
    .select({
      request,
      superseded: isSuperseded,
      ended: endedBy,
      campaign,
      person,
      attestation,
      item: registerItem.itemId,
    })
    .from(request)
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .innerJoin(campaign, eq(campaign.id, request.campaignId))
    .innerJoin(person, and(eq(person.tenantId, request.tenantId), eq(person.objectId, request.objectId)))
    .leftJoin(attestation, eq(attestation.requestId, request.id))
    .leftJoin(registerItem, and(eq(registerItem.requestId, request.id), eq(registerItem.list, 'attestations')))
    .where(
      sql`${request.id} in (select asked.id::uuid from jsonb_array_elements_text(${sql.placeholder('requestIds')}::jsonb) as asked(id))`,
    )
    .prepare('find_requests');
}

/**
 * Every press and every row that is written asks this, so it is planned once, and asked once for all who ask together. The
 * ids come as JSON, of which PostgreSQL guesses one length for all: of an array it would see how long each is, and plan
 * for each anew, which takes longer than to answer.
 * https://www.postgresql.org/docs/current/sql-prepare.html#SQL-PREPARE-NOTES
 */
function readerFor(db: Db) {
  const query = prepareQuery(db);
  return gatherReads(async (requestIds) => {
    const rows = await query.execute({ requestIds: JSON.stringify(requestIds) });
    const versions = await findVersions(
      db,
      rows.map((row) => row.request.versionId),
    );
    return new Map(
      rows.flatMap(({ item, ...row }): [string, AskedRequest][] => {
        const version = versions.get(row.request.versionId);
        return version ? [[row.request.id, { ...row, version, inRegister: item !== null }]] : [];
      }),
    );
  });
}

const readers = new WeakMap<Db, ReturnType<typeof readerFor>>();

/** @throws Failure `request-not-found` */
export async function findRequest(db: Db, requestId: string): Promise<AskedRequest> {
  const read = readers.get(db) ?? readerFor(db);
  readers.set(db, read);
  const asked = await read(requestId);
  if (!asked) throw requestNotFound();
  return asked;
}

/** The same, for the person who was asked and nobody else. @throws Failure `request-not-found`, `request-other-person` */
export async function findOwnRequest(db: Db, actor: PersonKey, requestId: string): Promise<AskedRequest> {
  const asked = await findRequest(db, requestId);
  if (asked.request.tenantId !== actor.tenantId) throw requestNotFound();
  if (asked.request.objectId !== actor.objectId) {
    throw new Failure(
      'request-other-person',
      'This was sent to somebody else. Open Countersign to see what is asked of you.',
    );
  }
  return asked;
}

function requestNotFound(): Failure {
  return new Failure(
    'request-not-found',
    'This request does not exist any more. Open Countersign to see what is asked of you.',
  );
}
