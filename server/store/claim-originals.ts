import { sql } from 'drizzle-orm';
import type { Db } from './open-store.ts';
import { secondsUntil } from './seconds-until.ts';

/** Longer than the slowest upload there can be. */
const originalLeaseSeconds = 240;

/** Every published version has its words kept, also one that was begun from another and has no file of its own. */
export async function expectWords(db: Db): Promise<void> {
  await db.execute(sql`
    insert into original_file (version_id, created_at)
    select id, published_at from policy_version v
    where v.status = 'published' and not exists (select 1 from original_file o where o.version_id = v.id)
    on conflict do nothing`);
}

/** Takes the file of the version that has waited longest and is due; nobody else may try it while the lease runs. */
export async function claimOriginal(
  db: Db,
): Promise<{ readonly versionId: string; readonly attempts: number } | undefined> {
  const taken = await db.execute<{ version_id: string; attempts: number }>(sql`
    update original_file
    set not_before = clock_timestamp() + ${originalLeaseSeconds} * interval '1 second', attempts = attempts + 1
    where version_id in (
      select version_id from original_file
      where (kept_at is null or words_item_id is null) and coalesce(not_before, '-infinity') <= clock_timestamp()
      order by created_at limit 1 for update skip locked)
    returning version_id, attempts`);
  const row = taken.rows[0];
  return row && { versionId: row.version_id, attempts: row.attempts };
}

export async function originalLater(db: Db, versionId: string, seconds: number, reason: string): Promise<void> {
  await db.execute(sql`
    update original_file set last_error = ${reason},
      not_before = clock_timestamp() + ${seconds} * interval '1 second'
    where version_id = ${versionId}`);
}

/** Seconds until the next file may be tried; null when none waits. */
export async function nextOriginalIn(db: Db): Promise<number | null> {
  return secondsUntil(
    await db.execute(sql`
    select extract(epoch from min(greatest(not_before, clock_timestamp())) - clock_timestamp())::float8 as wait
    from original_file where kept_at is null or words_item_id is null`),
  );
}
