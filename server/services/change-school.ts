import type { Db } from '#server/store/open-store.ts';
import { schoolSetting } from '#server/store/schema/school.ts';
import type { School } from '#src/domain/school.ts';
import type { Actor } from './caller.ts';
import { schoolRow } from './read-school.ts';
import type { Wake } from './wake.ts';

type Deps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake };

/** Decides for all campaigns from now on. Closures stand in the order of their days, and each fallback once. */
export async function changeSchool({ db, now, wake }: Deps, actor: Actor, wanted: School): Promise<School> {
  const school: School = {
    ...wanted,
    closures: wanted.closures.toSorted((one, other) => one.from.localeCompare(other.from)),
    fallbacks: [...new Set(wanted.fallbacks)],
  };
  const row = { school, changedAt: now(), changedBy: actor.objectId };
  await db
    .insert(schoolSetting)
    .values({ id: schoolRow, ...row })
    .onConflictDoUpdate({ target: schoolSetting.id, set: row });
  await wake('reminders');
  return school;
}
