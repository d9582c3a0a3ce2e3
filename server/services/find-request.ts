import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { attestation, campaign, person, policyVersion, registerItem, request } from '#server/store/schema.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
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

/** The published words, without the file they came from: that is large, and nothing here needs it. */
export type AskedVersion = Omit<typeof policyVersion.$inferSelect, 'source' | 'sourceText' | 'canonical' | 'template'>;

const {
  source: _source,
  sourceText: _sourceText,
  canonical: _canonical,
  template: _template,
  ...versionColumns
} = getTableColumns(policyVersion);

function prepareQuery(db: Db) {
  return db
    .select({
      request,
      version: versionColumns,
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
    .where(eq(request.id, sql.placeholder('requestId')))
    .prepare('find_request');
}

/** Every press and every row that is written asks this, so it is planned once for each database. */
const prepared = new WeakMap<Db, ReturnType<typeof prepareQuery>>();

/** @throws Failure `request-not-found` */
export async function findRequest(db: Db, requestId: string): Promise<AskedRequest> {
  const query = prepared.get(db) ?? prepareQuery(db);
  prepared.set(db, query);
  const [row] = await query.execute({ requestId });
  if (!row) throw requestNotFound();
  const { item, ...asked } = row;
  return { ...asked, inRegister: item !== null };
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
