import { eq } from 'drizzle-orm';
import type { Directory } from '#server/adapters/ports.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaign } from '#server/store/schema/campaigns.ts';
import type { Why } from '#src/contract/why.ts';
import { dayOf } from '#src/domain/day.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { standingOf } from '#src/domain/standing.ts';
import type { CampaignRow } from './campaign-row.ts';
import { findOwnRequest } from './find-request.ts';
import { campaignNotFound } from './read-campaigns.ts';
import { directoryReason } from './why-directory.ts';
import { groupsOf, type Reason, recordedReason } from './why-reason.ts';
import { askedByName, type Recorded, readRecorded } from './why-recorded.ts';

export type WhyDeps = { readonly db: Db; readonly now: () => Date; readonly directory: Directory };

/**
 * Why a campaign asks somebody, or does not: by what was recorded when that was decided, and where nothing was, by the
 * directory as it is now. @throws Failure `campaign-not-found`, `person-not-found`, `directory-busy`
 */
export async function whyOf(deps: WhyDeps, who: PersonKey, campaignId: string): Promise<Why> {
  const [row] = await deps.db.select().from(campaign).where(eq(campaign.id, campaignId));
  if (!row) throw campaignNotFound();
  const recorded = await readRecorded(deps.db, row, who);
  const reason = recordedReason(row, who.objectId, recorded);
  // What was recorded of an account is that it was closed; only the directory tells disabled from deleted.
  const isSettled = reason !== null && reason.code !== 'account-disabled' && recorded.person !== null;
  const account = isSettled ? null : await deps.directory.personById(who.objectId);
  const leftOut = row.leftOut.find(({ objectId }) => objectId === who.objectId);
  const name = account?.name ?? recorded.person?.name ?? leftOut?.name;
  if (name === undefined) {
    throw new Failure('person-not-found', 'This person is not in the directory. Choose somebody else.');
  }
  const isGone = reason?.code === 'account-disabled' && account === null;
  const settled = reason ?? (await directoryReason(deps, row, account, groupsOf(recorded.members)));
  return answer(deps, row, { ...who, name }, recorded, isGone ? { ...settled, code: 'account-gone' } : settled);
}

/** Why the caller is asked. @throws Failure `request-not-found`, `request-other-person` */
export async function whyMe(deps: WhyDeps, actor: PersonKey, requestId: string): Promise<Why> {
  const asked = await findOwnRequest(deps.db, actor, requestId);
  const recorded = await readRecorded(deps.db, asked.campaign, actor);
  const own = { ...recorded, own: recorded.own.filter(({ id }) => id === requestId), elsewhere: [] };
  const reason = recordedReason(asked.campaign, actor.objectId, own);
  if (reason === null) throw new Error('A request without a reason');
  return answer(deps, asked.campaign, asked.person, own, reason);
}

async function answer(
  { db, now }: WhyDeps,
  row: CampaignRow,
  { objectId, name }: PersonKey & { readonly name: string },
  { own, elsewhere }: Recorded,
  reason: Reason,
): Promise<Why> {
  const today = dayOf(now());
  return {
    ...reason,
    objectId,
    name,
    decidedAt: reason.decidedAt?.toISOString() ?? null,
    askedBy: await askedByName(db, row),
    requests: [...own, ...elsewhere].map((one) => ({
      requestId: one.id,
      policyTitle: one.policyTitle,
      standing: standingOf(one, today),
      ofThisCampaign: one.campaignId === row.id,
    })),
  };
}
