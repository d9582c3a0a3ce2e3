import { and, eq } from 'drizzle-orm';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import type { Tx } from '#server/store/open-store.ts';
import { attestation, campaign, person, policyVersion, registerItem, request } from '#server/store/schema.ts';

/** A request with all that its cards, screens and rows say of it. */
export type AskedRequest = {
  readonly request: typeof request.$inferSelect;
  readonly version: typeof policyVersion.$inferSelect;
  readonly campaign: typeof campaign.$inferSelect;
  readonly person: typeof person.$inferSelect;
  readonly attestation: typeof attestation.$inferSelect | null;
  /** True once the SharePoint register holds the attestation. */
  readonly inRegister: boolean;
};

/** @throws Failure `request-not-found` */
export async function findRequest(tx: Tx, requestId: string): Promise<AskedRequest> {
  const [row] = await tx
    .select({ request, version: policyVersion, campaign, person, attestation, item: registerItem.itemId })
    .from(request)
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .innerJoin(campaign, eq(campaign.id, request.campaignId))
    .innerJoin(person, and(eq(person.tenantId, request.tenantId), eq(person.objectId, request.objectId)))
    .leftJoin(attestation, eq(attestation.requestId, request.id))
    .leftJoin(registerItem, and(eq(registerItem.requestId, request.id), eq(registerItem.list, 'attestations')))
    .where(eq(request.id, requestId));
  if (!row) throw requestNotFound();
  const { item, ...asked } = row;
  return { ...asked, inRegister: item !== null };
}

/** The same, for the person who was asked and nobody else. @throws Failure `request-not-found`, `request-other-person` */
export async function findOwnRequest(tx: Tx, actor: PersonKey, requestId: string): Promise<AskedRequest> {
  const asked = await findRequest(tx, requestId);
  if (asked.request.tenantId !== actor.tenantId) throw requestNotFound();
  if (asked.request.objectId !== actor.objectId) {
    throw new Failure('request-other-person', 'This was sent to somebody else. Open Countersign to see what is asked of you.');
  }
  return asked;
}

function requestNotFound(): Failure {
  return new Failure('request-not-found', 'This request does not exist any more. Open Countersign to see what is asked of you.');
}
