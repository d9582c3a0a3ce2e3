import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import type { Person } from '#src/domain/person.ts';

/** Brings the particulars of people up to date, and gives the salt that blinds each in the ledger, by object id. */
export async function keepPeople(tx: Tx, people: readonly Person[], at: Date): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = people.map((one) => ({ ...one, salt: randomBytes(16).toString('hex') }));
  // In one order, so that two that keep the same people do not come to wait for each other.
  const kept = await tx.execute<{ object_id: string; salt: string }>(sql`
    insert into person (tenant_id, object_id, name, user_principal_name, mail, job_title, guest, enabled, other_mail,
      starts_on, language, salt, updated_at)
    select r."tenantId", r."objectId", r.name, r."userPrincipalName", r.mail, r."jobTitle", r.guest, r.enabled,
      r."otherMail", r."startsOn", r.language, r.salt, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("tenantId" uuid, "objectId" uuid, name text,
      "userPrincipalName" text, mail text, "jobTitle" text, guest boolean, enabled boolean, "otherMail" text,
      "startsOn" date, language text, salt text)
    order by r."tenantId", r."objectId"
    on conflict (tenant_id, object_id) do update set name = excluded.name,
      user_principal_name = excluded.user_principal_name, mail = excluded.mail, job_title = excluded.job_title,
      guest = excluded.guest, enabled = excluded.enabled, other_mail = excluded.other_mail,
      starts_on = excluded.starts_on, language = excluded.language, updated_at = excluded.updated_at
    returning object_id, salt`);
  return new Map(kept.rows.map((row) => [row.object_id, row.salt]));
}
