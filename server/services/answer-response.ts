import { and, eq, isNull } from 'drizzle-orm';
import { appendToLedger } from '#server/store/ledger.ts';
import type { Db } from '#server/store/open-store.ts';
import { response } from '#server/store/schema/requests.ts';
import { Failure } from '#src/domain/failure.ts';
import type { Role } from '#src/domain/role.ts';
import type { Actor } from './caller.ts';
import { mayRead } from './read-responses.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

/**
 * The school's answer to what somebody said; the person reads it beside the policy. The first answer stands.
 * @throws Failure `not-found`, `role-needed`
 */
export async function answerResponse(
  { db, now }: Deps,
  actor: Actor & { readonly roles: readonly Role[] },
  responseId: string,
  text: string,
): Promise<void> {
  const at = now();
  await db.transaction(async (tx) => {
    const [said] = await tx.select().from(response).where(eq(response.id, responseId)).for('update');
    if (!said || said.undoneAt !== null)
      throw new Failure('not-found', 'The person has taken this back. There is nothing to answer.');
    if (!mayRead(said, actor.roles))
      throw new Failure('role-needed', 'Why somebody declines is for the leaders of the school.');
    const answered = await tx
      .update(response)
      .set({ answer: text, answeredAt: at, answeredBy: actor.objectId, answeredByName: actor.name })
      .where(and(eq(response.id, responseId), isNull(response.answeredAt)))
      .returning({ requestId: response.requestId });
    const [one] = answered;
    if (!one) return;
    const payload = { response: responseId, by: actor.objectId };
    await appendToLedger(tx, at, [{ kind: 'response-answered', subject: one.requestId, payload }]);
  });
}
