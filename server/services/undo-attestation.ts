import { and, eq, sql } from 'drizzle-orm';
import { appendToLedger, commitment } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { outbox } from '#server/store/schema/register.ts';
import { request } from '#server/store/schema/requests.ts';
import { Failure } from '#src/domain/failure.ts';
import type { PersonKey } from '#src/domain/person.ts';
import { undoUntil } from '#src/domain/response.ts';
import { type AskedRequest, findOwnRequest } from './find-request.ts';
import type { Wake } from './wake.ts';

export type UndoDeps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake };

/**
 * Takes back an acceptance within minutes of it: the request asks again, the ledger keeps both acts, and the register
 * says that it was taken back. Taken back already, or not the one that stands, nothing happens.
 * @throws Failure `request-not-found`, `request-other-person`, `undo-too-late`
 */
export async function undoAttestation(
  { db, now, wake }: UndoDeps,
  actor: PersonKey,
  requestId: string,
  receiptCode: string,
): Promise<void> {
  const asked = await findOwnRequest(db, actor, requestId);
  const act = asked.attestation;
  if (act?.receiptCode !== receiptCode) return;
  const at = now();
  if (undoUntil(act.acceptedAt) < at || !asksAgain(asked)) throw tooLate();
  const isUndone = await db.transaction((tx) => undo(tx, asked, receiptCode, at));
  if (!isUndone) return;
  await wake('register');
  await wake('cards');
}

/** Without the acceptance the request would have to be asked again, and nothing asks any more once these are over. */
function asksAgain({ superseded, ended, campaign }: AskedRequest): boolean {
  return !superseded && ended === null && (campaign.status === 'open' || campaign.status === 'sending');
}

async function undo(tx: Tx, { request: one, person }: AskedRequest, receiptCode: string, at: Date): Promise<boolean> {
  const reopened = await tx
    .update(request)
    .set({ state: 'outstanding', acceptedAt: null })
    .where(
      and(
        eq(request.id, one.id),
        eq(request.state, 'accepted'),
        sql`exists (select 1 from attestation a where a.request_id = ${one.id} and a.receipt_code = ${receiptCode})`,
      ),
    )
    .returning({ id: request.id });
  if (reopened.length === 0) return false;
  await tx.execute(sql`
    insert into undone_attestation (id, request_id, version_id, content_hash, signer_name, words, channel, receipt_code,
      accepted_at, ledger_number, ledger_hash, undone_at)
    select id, request_id, version_id, content_hash, signer_name, words, channel, receipt_code, accepted_at,
      ledger_number, ledger_hash, ${at.toISOString()}::timestamptz
    from attestation where request_id = ${one.id}`);
  await tx.execute(sql`delete from attestation where request_id = ${one.id}`);
  await tx.insert(outbox).values(
    (['attestation-row', 'compliance-row', 'card'] as const).map((kind) => ({
      kind,
      requestId: one.id,
      createdAt: at,
      priority: 0,
    })),
  );
  await appendToLedger(tx, at, [
    {
      kind: 'acceptance-undone',
      subject: one.id,
      payload: { person: commitment(person.salt, `${person.tenantId}|${person.objectId}`), receiptCode },
    },
  ]);
  return true;
}

function tooLate(): Failure {
  return new Failure(
    'undo-too-late',
    'An acceptance can be taken back for five minutes. Ask the school to do it for you.',
  );
}
