import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { delivery } from '#server/store/schema/messages.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { exemption, request } from '#server/store/schema/requests.ts';
import type { CampaignRecipient } from '#src/contract/campaigns.ts';
import type { PlainDay } from '#src/domain/day.ts';
import { standingOf } from '#src/domain/standing.ts';

/** Whoever stands behind the requests that `which` selects, by name, with what was sent and what came of it: one query for each kind of thing. */
export async function readRecipients(db: Db, which: SQL, today: PlainDay): Promise<readonly CampaignRecipient[]> {
  const [requests, titles, deliveries, reminders, exemptions] = await Promise.all([
    requestsOf(db, which),
    titlesOf(db, which),
    deliveriesOf(db, which),
    remindersOf(db, which),
    exemptionsOf(db, which),
  ]);
  return requests.map((row) => ({
    requestId: row.id,
    objectId: row.objectId,
    name: row.name,
    mail: row.mail,
    guest: row.guest,
    dueOn: row.dueOn,
    policyTitle: titles.get(row.versionId) ?? '',
    standing: standingOf(row, today),
    deliveries: deliveries.get(row.id) ?? [],
    remindedAt: reminders.get(row.id)?.last ?? null,
    reminders: reminders.get(row.id)?.count ?? 0,
    exemption: (row.exemptionId && exemptions.get(row.exemptionId)) || null,
    closedBecause: row.closedBecause,
    slipCode: row.slipCode,
  }));
}

function requestsOf(db: Db, which: SQL) {
  return db
    .select({
      id: request.id,
      objectId: request.objectId,
      versionId: request.versionId,
      state: request.state,
      dueOn: request.dueOn,
      declinedAt: request.declinedAt,
      closedBecause: request.closedBecause,
      exemptionId: request.exemptionId,
      slipCode: request.slipCode,
      name: person.name,
      mail: person.mail,
      guest: person.guest,
    })
    .from(request)
    .innerJoin(person, and(eq(person.tenantId, request.tenantId), eq(person.objectId, request.objectId)))
    .where(which)
    .orderBy(asc(person.name), asc(request.id));
}

/** Once for each version: a document is large, and everyone's request would unpack it again. */
async function titlesOf(db: Db, which: SQL): Promise<ReadonlyMap<string, string>> {
  const asked = db.selectDistinct({ id: request.versionId }).from(request).where(which);
  const rows = await db
    .select({ id: policyVersion.id, title: sql<string>`${policyVersion.document}->>'title'` })
    .from(policyVersion)
    .where(inArray(policyVersion.id, asked));
  return new Map(rows.map(({ id, title }) => [id, title]));
}

async function deliveriesOf(db: Db, which: SQL): Promise<ReadonlyMap<string, CampaignRecipient['deliveries']>> {
  const rows = await db
    .select({
      requestId: delivery.requestId,
      rung: delivery.rung,
      state: delivery.state,
      fault: delivery.fault,
      sentAt: delivery.sentAt,
      unsure: delivery.unsure,
    })
    .from(delivery)
    .innerJoin(request, eq(request.id, delivery.requestId))
    .where(which)
    .orderBy(asc(delivery.id));
  const byRequest = new Map<string, CampaignRecipient['deliveries']>();
  for (const { requestId, sentAt, ...one } of rows) {
    const known = byRequest.get(requestId) ?? [];
    known.push({ ...one, sentAt: sentAt?.toISOString() ?? null });
    byRequest.set(requestId, known);
  }
  return byRequest;
}

/** A reminder is one digest for a person and names the requests that brought it about. */
async function remindersOf(
  db: Db,
  which: SQL,
): Promise<ReadonlyMap<string, { readonly last: string; readonly count: number }>> {
  const { rows } = await db.execute<{ id: string; last: Date | string; count: number }>(sql`
    select named.id, max(m.sent_at) as last, count(*)::int as count
    from (select distinct tenant_id, object_id from ${request} where ${which}) as asked
      join reminder m on m.tenant_id = asked.tenant_id and m.object_id = asked.object_id and m.sent_at is not null
      cross join jsonb_array_elements_text(m.request_ids) as named(id)
    group by named.id`);
  return new Map(rows.map(({ id, last, count }) => [id, { last: new Date(last).toISOString(), count }]));
}

async function exemptionsOf(
  db: Db,
  which: SQL,
): Promise<ReadonlyMap<string, NonNullable<CampaignRecipient['exemption']>>> {
  const held = db.selectDistinct({ id: request.exemptionId }).from(request).where(which);
  const rows = await db
    .select({ id: exemption.id, reason: exemption.reason, note: exemption.note, until: exemption.until })
    .from(exemption)
    .where(inArray(exemption.id, held));
  return new Map(rows.map((row) => [row.id, row]));
}
