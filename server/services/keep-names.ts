import { sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import type { Person } from '#src/domain/person.ts';
import { keepPeople } from './keep-people.ts';
import { queueUpdates } from './queue-updates.ts';

/**
 * Brings people we have met up to date with the directory. Rows and cards name somebody as they are called now; a
 * receipt keeps the name of its signing.
 */
export async function keepNames(db: Db, people: readonly Person[], at: Date): Promise<void> {
  const changed = await db.execute<{ object_id: string; is_shown: boolean }>(sql`
    select p.object_id, (p.name, p.mail) is distinct from (r.name, r.mail) as is_shown
    from person p join jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as r("tenantId" uuid, "objectId" uuid,
      name text, "userPrincipalName" text, mail text, "jobTitle" text, guest boolean, enabled boolean, "otherMail" text,
      "startsOn" date, language text) on r."tenantId" = p.tenant_id and r."objectId" = p.object_id
    where (p.name, p.user_principal_name, p.mail, p.job_title, p.guest, p.enabled, p.other_mail, p.starts_on,
      p.language)
      is distinct from
      (r.name, r."userPrincipalName", r.mail, r."jobTitle", r.guest, r.enabled, r."otherMail", r."startsOn",
      r.language)`);
  if (changed.rows.length === 0) return;
  const ids = new Set(changed.rows.map((row) => row.object_id));
  const shown = changed.rows.filter((row) => row.is_shown).map((row) => row.object_id);
  await db.transaction(async (tx) => {
    await keepPeople(
      tx,
      people.filter(({ objectId }) => ids.has(objectId)),
      at,
    );
    const { rows } = await tx.execute<{ id: string; state: string }>(sql`
      select id, state from request where tenant_id = ${people[0]?.tenantId ?? null}
        and object_id = any(${sql.param(shown)}::uuid[]) order by id`);
    await queueUpdates(
      tx,
      rows.map(({ id }) => id),
      ['compliance-row'],
      at,
    );
    await queueUpdates(
      tx,
      rows.filter(({ state }) => state === 'outstanding').map(({ id }) => id),
      ['card'],
      at,
    );
  });
}
