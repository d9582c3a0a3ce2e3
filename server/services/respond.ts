import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { appendToLedger, commitment, type LedgerFact } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { outbox } from '#server/store/schema/register.ts';
import { request, response } from '#server/store/schema/requests.ts';
import type { ResponseBody } from '#src/contract/responses.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { undoUntil } from '#src/domain/response.ts';
import type { RequestState } from '#src/domain/standing.ts';
import { type AskedRequest, findOwnRequest } from './find-request.ts';
import type { Wake } from './wake.ts';

export type RespondDeps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake };

/** A person may ask about what they have accepted too; only what is asked of them can be declined. */
const openTo: Readonly<Record<ResponseBody['kind'], readonly RequestState[]>> = {
  declined: ['outstanding'],
  question: ['outstanding', 'accepted'],
  adjustment: ['outstanding', 'accepted'],
};

/**
 * Keeps what a person says to a request. Whoever declines is reminded no more, and may still accept.
 * @throws Failure `request-not-found`, `request-other-person`, `request-closed`
 */
export async function respond(
  { db, now, wake }: RespondDeps,
  actor: PersonKey,
  requestId: string,
  { kind, text }: ResponseBody,
): Promise<void> {
  const asked = await findOwnRequest(db, actor, requestId);
  const at = now();
  await db.transaction(async (tx) => {
    const [held] = await tx.select().from(request).where(eq(request.id, requestId)).for('update');
    if (!held || !openTo[kind].includes(held.state)) throw closed();
    // A second press after an answer that got lost.
    if (await isSaid(tx, requestId, kind, text)) return;
    if (kind === 'declined') await tx.update(request).set({ declinedAt: at }).where(eq(request.id, requestId));
    const id = randomUUID();
    await tx.insert(response).values({ id, requestId, kind, text, at });
    if (kind === 'declined') await showStanding(tx, requestId, at);
    const said = { text: commitment(asked.person.salt, text), response: id };
    await appendToLedger(tx, at, [factOf(kind, asked, said)]);
  });
  if (kind === 'declined') await wakeBoth(wake);
}

async function isSaid(tx: Tx, requestId: string, kind: ResponseBody['kind'], text: string): Promise<boolean> {
  const same = await tx
    .select({ id: response.id })
    .from(response)
    .where(
      and(
        eq(response.requestId, requestId),
        eq(response.kind, kind),
        eq(response.text, text),
        isNull(response.undoneAt),
        isNull(response.answeredAt),
      ),
    );
  return same.length > 0;
}

/**
 * Takes back what was said, within minutes of it and before the school has answered.
 * @throws Failure `request-not-found`, `request-other-person`, `undo-too-late`
 */
export async function undoResponse(
  { db, now, wake }: RespondDeps,
  actor: PersonKey,
  requestId: string,
  responseId: string,
): Promise<void> {
  const asked = await findOwnRequest(db, actor, requestId);
  const at = now();
  await db.transaction(async (tx) => {
    const [said] = await tx
      .select()
      .from(response)
      .where(and(eq(response.id, responseId), eq(response.requestId, requestId)));
    if (!said || said.undoneAt !== null) return;
    if (undoUntil(said.at) < at) throw tooLate();
    if (said.kind === 'declined') {
      await tx.update(request).set({ declinedAt: null }).where(eq(request.id, requestId));
      await showStanding(tx, requestId, at);
    }
    const undone = await tx
      .update(response)
      .set({ undoneAt: at })
      .where(and(eq(response.id, responseId), isNull(response.undoneAt), isNull(response.answeredAt)))
      .returning({ id: response.id });
    if (undone.length === 0) throw tooLate();
    await appendToLedger(tx, at, [factOf('response-undone', asked, { response: responseId })]);
  });
  await wakeBoth(wake);
}

/** The card and the row in `Compliance` say where the request stands. */
async function showStanding(tx: Tx, requestId: string, at: Date): Promise<void> {
  await tx
    .insert(outbox)
    .values((['compliance-row', 'card'] as const).map((kind) => ({ kind, requestId, createdAt: at, priority: 0 })));
}

async function wakeBoth(wake: Wake): Promise<void> {
  await wake('register');
  await wake('cards');
}

function factOf(
  kind: LedgerFact['kind'],
  { request: { id }, person }: AskedRequest,
  payload: LedgerFact['payload'],
): LedgerFact {
  const who = commitment(person.salt, `${person.tenantId}|${person.objectId}`);
  return { kind, subject: id, payload: { person: who, ...payload } };
}

function closed(): Failure {
  return new Failure('request-closed', 'This is no longer asked of you. Open Countersign to see what is.');
}

function tooLate(): Failure {
  return new Failure('undo-too-late', 'This can be taken back for five minutes, and until the school has answered.');
}
