import { eq } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { schoolSetting } from '#server/store/schema/school.ts';
import type { SchoolAnswer } from '#src/contract/school.ts';
import { bankHolidaysOf } from '#src/domain/calendar/bank-holidays.ts';
import { nextChaseDay } from '#src/domain/calendar/chase-hours.ts';
import { dayOf } from '#src/domain/day.ts';
import { type School, usualSchool } from '#src/domain/school.ts';

/** The table has this one row, once an admin has decided anything. */
export const schoolRow = 1;

/** What the school decided for all its campaigns, or what is usual until it does. */
export async function readSchool(db: Tx): Promise<School> {
  const [row] = await db.select().from(schoolSetting).where(eq(schoolSetting.id, schoolRow));
  return row?.school ?? usualSchool;
}

export function schoolAnswerFrom(school: School, at: Date): SchoolAnswer {
  const today = dayOf(at);
  return {
    school: {
      ...school,
      closures: school.closures.map((closure) => ({ ...closure })),
      fallbacks: [...school.fallbacks],
    },
    bankHolidays: bankHolidaysOf(school.nation)
      .filter(({ day }) => day >= today)
      .map((one) => ({ ...one })),
    nextChaseDay: nextChaseDay(at, school),
  };
}
