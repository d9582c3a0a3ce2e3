import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '#server/store/open-store.ts';
import type { ExemptedCampaign, exemptChosenBody, notExempted } from '#src/contract/campaign-people.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import type { Actor } from './caller.ts';
import { isChosen } from './campaign-choice.ts';
import { type CampaignDeps, changeCampaign } from './campaign-row.ts';
import { checkUntil, exemptWithin } from './exempt-people.ts';

type Body = z.infer<typeof exemptChosenBody>;
type Reason = (typeof notExempted)[number];

/**
 * Exempts people of a campaign, named or found by a filter, in one transaction. Whoever has nothing left that could be
 * held back is passed over and counted.
 * @throws Failure `campaign-not-found`, `campaign-state`, `day-order`, `policy-not-found`, `exemption-nothing`
 */
export async function exemptChosen(
  deps: CampaignDeps,
  actor: Actor,
  campaignId: string,
  body: Body,
): Promise<ExemptedCampaign> {
  const { chosen, ...rest } = body;
  checkUntil(body.until, deps.now());
  const skipped = new Map<Reason, number>();
  let people = 0;
  const overview = await changeCampaign(deps, campaignId, 'extend', async (tx, row, at) => {
    const found = await whoIsMeant(tx, row.id, body, dayOf(at));
    const objectIds = found.flatMap(({ objectId, reason }) => {
      if (reason !== null) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
      return reason === null ? [objectId] : [];
    });
    people = objectIds.length;
    if (people > 0) await exemptWithin(tx, actor, { ...rest, objectIds }, at);
  });
  return {
    ...overview,
    exempted: { people, skipped: [...skipped].map(([reason, count]) => ({ reason, people: count })) },
  };
}

/** Everybody chosen, with the reason where nothing of theirs can be held back. */
async function whoIsMeant(
  tx: Tx,
  campaignId: string,
  { chosen, policyId }: Body,
  today: PlainDay,
): Promise<readonly { readonly objectId: string; readonly reason: Reason | null }[]> {
  const { rows } = await tx.execute<{ object_id: string; open: boolean; accepted: boolean }>(sql`
    with chosen as (
      select distinct r.object_id from request r
        join person p on p.tenant_id = r.tenant_id and p.object_id = r.object_id
      where r.campaign_id = ${campaignId} and ${isChosen(chosen, today)})
    select r.object_id, bool_or(r.state in ('outstanding', 'exempt')) as open,
      bool_or(r.state = 'accepted') as accepted
    from request r join chosen using (object_id) join policy_version v on v.id = r.version_id
    where r.campaign_id = ${campaignId} and (${policyId}::uuid is null or v.policy_id = ${policyId}::uuid)
    group by r.object_id`);
  return rows.map(({ object_id, open, accepted }) => ({
    objectId: object_id,
    reason: open ? null : accepted ? 'accepted' : 'closed',
  }));
}
