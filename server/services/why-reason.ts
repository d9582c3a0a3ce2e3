import type { Why, WhyCode } from '#src/contract/why.ts';
import { handGroup } from './campaign-people.ts';
import type { CampaignRow } from './campaign-row.ts';
import type { Recorded, RecordedMember } from './why-recorded.ts';

export type Reason = {
  readonly asked: boolean;
  readonly code: WhyCode;
  readonly groups: Why['groups'];
  readonly decidedAt: Date | null;
};

/** Why a campaign asks somebody or does not, as it was recorded when that was decided; null where nothing was. */
export function recordedReason(row: CampaignRow, objectId: string, recorded: Recorded): Reason | null {
  const { members, own, elsewhere } = recorded;
  const groups = groupsOf(members);
  if (row.sentAt === null) return { asked: false, code: 'not-sent', groups, decidedAt: null };
  if (own.length > 0) return reasonOfRequests(recorded);
  const live = members.filter(({ until }) => until === null);
  if (live.length > 0 && elsewhere.length > 0) {
    return { asked: false, code: codeElsewhere(elsewhere), groups, decidedAt: live[0]?.since ?? null };
  }
  const last = members.at(-1);
  if (last && live.length === 0) return { asked: false, code: 'left-group', groups, decidedAt: last.until };
  if (live.length === 0 && row.leftOut.some((one) => one.objectId === objectId)) {
    return { asked: false, code: 'account-disabled', groups, decidedAt: row.sentAt };
  }
  return null;
}

function reasonOfRequests({ members, own }: Recorded): Reason {
  const groups = groupsOf(members);
  const decidedAt = own[0]?.askedAt ?? null;
  const asks = own.some(({ state }) => state === 'outstanding' || state === 'accepted');
  if (!asks && own.some(({ state }) => state === 'exempt')) return { asked: false, code: 'exempt', groups, decidedAt };
  const leftAt = members.findLast(({ until }) => until !== null)?.until ?? null;
  const because = new Set(asks ? [] : own.map(({ closedBecause }) => closedBecause));
  if (because.has('left')) return { asked: false, code: 'account-disabled', groups, decidedAt: leftAt };
  if (because.has('out-of-scope')) return { asked: false, code: 'left-group', groups, decidedAt: leftAt };
  return { asked: true, code: membershipCode(members), groups, decidedAt };
}

function membershipCode(members: readonly RecordedMember[]): WhyCode {
  const first = members.find(({ until }) => until === null) ?? members[0];
  if (first?.groupId === handGroup.id) return 'added';
  return first && !first.isFromTheStart ? 'joined-group' : 'in-group';
}

function codeElsewhere(elsewhere: Recorded['elsewhere']): WhyCode {
  if (elsewhere.every(({ state }) => state === 'accepted')) return 'accepted-before';
  return elsewhere.some(({ state }) => state === 'outstanding') ? 'asked-elsewhere' : 'exempt';
}

/** Those who were added by hand stand in no group that anybody knows. */
export function groupsOf(members: readonly RecordedMember[]): Why['groups'] {
  return members
    .filter(({ groupId }) => groupId !== handGroup.id)
    .map(({ name, since, until }) => ({
      name,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
    }));
}
