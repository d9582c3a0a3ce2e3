import { eq } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { policy } from '#server/store/schema/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Actor } from './caller.ts';

/** From now on the caller answers for the policy, and is the one who is reminded of it. @throws Failure `policy-not-found` */
export async function takeOwnership(db: Db, actor: Pick<Actor, 'objectId'>, policyId: string): Promise<void> {
  const changed = await db
    .update(policy)
    .set({ ownerId: actor.objectId })
    .where(eq(policy.id, policyId))
    .returning({ id: policy.id });
  if (changed.length === 0) {
    throw new Failure('policy-not-found', 'This policy does not exist. Go back to the list of policies.');
  }
}
