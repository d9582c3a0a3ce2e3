import type { World } from '#tests/support/world.ts';

type Tally = { day: string; by: string; state: string; people: number };

/** How many people each day's reminders were for, by way and state. */
export async function remindersOf(world: World): Promise<readonly Tally[]> {
  const { rows } = await world.database.query<Tally>(
    'select day::text, by, state, count(*)::int as people from reminder group by day, by, state order by day, by, state',
  );
  return rows;
}

/** The people that each call to the activity feeds was for, from what the tenant wrote down. */
export function sentToFeeds(log: string): readonly string[][] {
  type Exchange = { url: string; status: number; body: { recipients: { userId: string }[] } };
  return log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange)
    .filter(({ url, status }) => url.endsWith('sendActivityNotificationToRecipients') && status === 202)
    .map(({ body }) => body.recipients.map(({ userId }) => userId));
}
