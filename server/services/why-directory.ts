import { and, asc, eq, ne } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaignGroup } from '#server/store/schema/campaigns.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import { hasStarted, type Person } from '#src/domain/person.ts';
import { handGroup } from './campaign-people.ts';
import type { CampaignRow } from './campaign-row.ts';
import type { Reason } from './why-reason.ts';

type Deps = { readonly db: Db; readonly now: () => Date; readonly directory: Directory };

/**
 * The same for somebody who was never asked and not passed over for a reason: as the directory is now. `recorded`: the
 * groups that are known to hold them. @throws Failure `directory-busy`
 */
export async function directoryReason(
  deps: Deps,
  row: CampaignRow,
  account: Person | null,
  recorded: Reason['groups'],
): Promise<Reason> {
  const not: Omit<Reason, 'code'> = { asked: false, groups: [], decidedAt: null };
  if (account === null) return { ...not, code: 'account-gone' };
  if (!account.enabled) return { ...not, code: 'account-disabled' };
  const joined = hasStarted(account, dayOf(deps.now())) ? 'joined-group' : 'not-started';
  if (recorded.length > 0) return { ...not, code: joined, groups: recorded };
  const { isHeld, hidden } = await groupsWith(deps, row, account.objectId);
  if (!isHeld) {
    // A group that hides its members may hold them.
    if (hidden.length === 0) return { ...not, code: 'not-in-group' };
    const since = (row.sentAt ?? row.createdAt).toISOString();
    return { ...not, code: 'group-hidden', groups: hidden.map((name) => ({ name, since, until: null })) };
  }
  return { ...not, code: joined };
}

async function groupsWith({ db, directory }: Deps, row: CampaignRow, objectId: string) {
  const groups = await db
    .select({ id: campaignGroup.groupId, name: campaignGroup.name })
    .from(campaignGroup)
    .where(and(eq(campaignGroup.campaignId, row.id), ne(campaignGroup.groupId, handGroup.id)))
    .orderBy(asc(campaignGroup.place));
  let isHeld = false;
  const hidden: string[] = [];
  for (const { id, name } of groups) {
    try {
      const members = await directory.membersOf(id);
      isHeld ||= members.some((person) => person.objectId === objectId);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'group-hidden') hidden.push(name);
      else if (error.code !== 'group-not-found') throw error;
    }
  }
  return { isHeld, hidden };
}
