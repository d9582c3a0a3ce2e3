import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { request } from '#server/store/schema/requests.ts';
import type { SlipList } from '#src/contract/slips.ts';
import { campaignNotFound } from './read-campaigns.ts';

type Slip = SlipList['slips'][number];

/** A slip for everybody of a campaign whom only paper reaches and who has not answered yet, by name. @throws Failure `campaign-not-found` */
export async function readSlips(
  { db, publicUrl }: { readonly db: Db; readonly publicUrl: string },
  campaignId: string,
): Promise<readonly Slip[]> {
  const [row] = await db.select({ id: campaign.id }).from(campaign).where(eq(campaign.id, campaignId));
  if (!row) throw campaignNotFound();
  const printed = db
    .select({ requestId: delivery.requestId })
    .from(delivery)
    .where(and(eq(delivery.rung, 'slip'), eq(delivery.state, 'sent')));
  const rows = await db
    .select({
      requestId: request.id,
      objectId: request.objectId,
      name: person.name,
      policyTitle: sql<string>`${policyVersion.document}->>'title'`,
      dueOn: request.dueOn,
      code: sql<string>`${request.slipCode}`,
    })
    .from(request)
    .innerJoin(person, and(eq(person.tenantId, request.tenantId), eq(person.objectId, request.objectId)))
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .where(
      and(
        eq(request.campaignId, campaignId),
        eq(request.state, 'outstanding'),
        isNull(request.declinedAt),
        isNotNull(request.slipCode),
        inArray(request.id, printed),
      ),
    )
    .orderBy(asc(person.name), asc(request.objectId), asc(request.dueOn), asc(request.id));
  const slips = new Map<string, Slip>();
  for (const { objectId, policyTitle, ...one } of rows) {
    const slip = slips.get(objectId) ?? { ...one, policyTitles: [], link: `${publicUrl}/go/${one.code}` };
    slips.set(objectId, { ...slip, policyTitles: [...slip.policyTitles, policyTitle] });
  }
  return [...slips.values()];
}

/** Where the link of a slip leads: to its request, or for a code that nobody has, to what the reader is asked. */
export async function placeOfSlip(db: Db, code: string): Promise<string> {
  const [found] = await db
    .select({ id: request.id })
    .from(request)
    .where(eq(request.slipCode, code.trim().toUpperCase()));
  return found ? `/tab#/requests/${found.id}` : '/tab';
}
