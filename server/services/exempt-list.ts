import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#server/store/open-store.ts';
import { person } from '#server/store/schema/people.ts';
import { exemption } from '#server/store/schema/requests.ts';
import type { Exemption } from '#src/contract/exemptions.ts';

/** Everybody who is exempt at present, by name. */
export function listExemptions({ db }: { readonly db: Db }): Promise<readonly Exemption[]> {
  return exemptionsWhere(db, isNull(exemption.endedAt));
}

/** The same for the exemptions that `which` names, by name of the person. */
export async function exemptionsWhere(db: Db, which: SQL): Promise<readonly Exemption[]> {
  const admin = alias(person, 'admin');
  const rows = await db
    .select({
      exemption,
      name: person.name,
      guest: person.guest,
      by: sql<string>`coalesce(${admin.name}, ${exemption.byName})`,
      policyTitle: sql<string | null>`(
        select v.document->>'title' from policy_version v
        where v.policy_id = ${exemption.policyId} order by v.number desc nulls last limit 1)`,
    })
    .from(exemption)
    .innerJoin(person, and(eq(person.tenantId, exemption.tenantId), eq(person.objectId, exemption.objectId)))
    .leftJoin(admin, and(eq(admin.tenantId, exemption.tenantId), eq(admin.objectId, exemption.by)))
    .where(which)
    .orderBy(asc(person.name), asc(exemption.at));
  return rows.map(({ exemption: one, name, guest, by, policyTitle }) => ({
    id: one.id,
    objectId: one.objectId,
    name,
    guest,
    policyId: one.policyId,
    policyTitle,
    reason: one.reason,
    note: one.note,
    from: one.from,
    until: one.until,
    by,
    at: one.at.toISOString(),
  }));
}
