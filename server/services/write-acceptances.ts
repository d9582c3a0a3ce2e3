import { randomUUID } from 'node:crypto';
import { inArray, type SQL, sql } from 'drizzle-orm';
import { appendToLedger, commitment, type LedgerFact } from '#server/store/ledger.ts';
import type { Db, Tx } from '#server/store/open-store.ts';
import { outstandingInOrder } from '#server/store/outstanding-in-order.ts';
import { type attestation, request } from '#server/store/schema/requests.ts';
import { askedFields, type Channel, type SignedWords } from '#src/domain/attestation.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import type { AskedRequest } from './find-request.ts';
import { createGroupCommit } from './group-commit.ts';
import { newReceiptCode } from './receipt.ts';
import type { Wake } from './wake.ts';

export type Acceptance = {
  readonly requestId: string;
  /** Hash of the words the person was shown. */
  readonly contentHash: string;
  readonly words: SignedWords;
  readonly channel: Channel;
};

type AttestationRow = typeof attestation.$inferSelect;

/** Resolves when the acceptance is on disk; null when the request is outstanding no more. */
export type AcceptanceWriter = (asked: AskedRequest, acceptance: Acceptance) => Promise<AttestationRow | null>;

type Deps = { readonly db: Db; readonly now: () => Date; readonly wake: Wake };
type Act = { readonly asked: AskedRequest; readonly acceptance: Acceptance };

/** A morning's rush needs no wake-up for each: the workers take whatever there is. */
const wakeEveryMs = 250;

/** Writes acceptances, those that arrive together in one transaction. */
export function createAcceptanceWriter({ db, now, wake }: Deps): AcceptanceWriter {
  const tellWorkers = atMostEvery(wakeEveryMs, () => {
    void wake('register');
    void wake('cards');
  });
  const writeTogether = createGroupCommit<Act, AttestationRow | null>(async (batch) => {
    const rows = await db.transaction((tx) => write(tx, batch, now()));
    tellWorkers();
    return ({ asked }) => {
      const row = rows.get(asked.request.id) ?? null;
      // A second press in the same batch was not the one that counted.
      rows.delete(asked.request.id);
      return row;
    };
  });
  return (asked, acceptance) => writeTogether({ asked, acceptance });
}

/** At once, and then, for all who call meanwhile, once more when the time is over. */
function atMostEvery(milliseconds: number, act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const call = (): void => {
    if (timer) {
      again = true;
      return;
    }
    again = false;
    act();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) call();
    }, milliseconds).unref();
  };
  return call;
}

/** State, ledger, attestations and outbox of the batch; after the ledger comes only what needs its numbers. */
async function write(tx: Tx, batch: readonly Act[], at: Date): Promise<Map<string, AttestationRow>> {
  const taken = await tx
    .update(request)
    .set({ state: 'accepted', acceptedAt: at, declinedAt: null })
    .where(inArray(request.id, outstandingInOrder(tx, stillAsks(batch))))
    .returning({ id: request.id });
  const open = new Set(taken.map(({ id }) => id));
  // Two presses of one person may come in one batch; the first of them counts.
  const acts = batch.filter(({ asked }) => open.delete(asked.request.id)).map(withReceipt);
  if (acts.length === 0) return new Map();
  const places = await appendToLedger(tx, at, acts.map(factOf));
  const rows = acts.map(
    ({ asked, acceptance, words, receiptCode }, index): AttestationRow => ({
      id: randomUUID(),
      requestId: asked.request.id,
      versionId: asked.version.id,
      tenantId: asked.person.tenantId,
      objectId: asked.person.objectId,
      contentHash: acceptance.contentHash,
      signerName: asked.person.name,
      words,
      channel: acceptance.channel,
      receiptCode,
      acceptedAt: at,
      ledgerNumber: places[index]?.number ?? 0,
      ledgerHash: places[index]?.hash ?? '',
    }),
  );
  await keep(tx, rows);
  return new Map(rows.map((row) => [row.requestId, row]));
}

/** The attestations, and what Microsoft 365 is to be told of each: people wait to see that, so it goes before bulk work. */
async function keep(tx: Tx, rows: readonly AttestationRow[]): Promise<void> {
  // One parameter however many rows: a list of placeholders would be parsed and planned afresh for each number of them.
  await tx.execute(sql`
    with act as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as act("id" uuid, "requestId" uuid, "versionId" uuid,
        "tenantId" uuid, "objectId" uuid, "contentHash" text, "signerName" text, "words" jsonb, "channel" text,
        "receiptCode" text, "acceptedAt" timestamptz, "ledgerNumber" bigint, "ledgerHash" text)
    ), queued as (
      insert into outbox (kind, request_id, created_at, priority)
      select kind, "requestId", "acceptedAt", 0 from act, unnest(array['attestation-row', 'compliance-row', 'card']) kind
    )
    insert into attestation (id, request_id, version_id, tenant_id, object_id, content_hash, signer_name, words, channel,
      receipt_code, accepted_at, ledger_number, ledger_hash)
    select "id", "requestId", "versionId", "tenantId", "objectId", "contentHash", "signerName", "words", "channel",
      "receiptCode", "acceptedAt", "ledgerNumber", "ledgerHash" from act`);
}

/** The request and the very version that was shown: a minor change brings other words to the same request. */
function stillAsks(batch: readonly Act[]): SQL {
  const requestIds = sql.param(batch.map(({ asked }) => asked.request.id));
  const versionIds = sql.param(batch.map(({ asked }) => asked.version.id));
  return sql`(${request.id}, ${request.versionId}) in (select * from unnest(${requestIds}::uuid[], ${versionIds}::uuid[]))`;
}

type ActWithReceipt = Act & { readonly words: SignedWords; readonly receiptCode: string };

function withReceipt({ asked, acceptance }: Act): ActWithReceipt {
  return { asked, acceptance, words: tidied(asked.version.document, acceptance.words), receiptCode: newReceiptCode() };
}

function factOf({
  asked: { person, request: one, version },
  acceptance,
  words,
  receiptCode,
}: ActWithReceipt): LedgerFact {
  return {
    kind: 'accepted',
    subject: one.id,
    payload: {
      person: commitment(person.salt, `${person.tenantId}|${person.objectId}`),
      signerName: commitment(person.salt, person.name),
      words: commitment(person.salt, canonicalJson(words)),
      versionId: version.id,
      contentHash: acceptance.contentHash,
      channel: acceptance.channel,
      receiptCode,
    },
  };
}

/** A signer fills in what is asked of a signer: a field of a witness or of the act itself stays empty, whatever was sent. */
function tidied(document: PolicyDocument, words: SignedWords): SignedWords {
  const asked = new Set(askedFields(document).map(({ index }) => index));
  return {
    answers: words.answers.map(({ value, reason }) =>
      reason === undefined || reason.trim() === '' ? { value } : { value, reason: reason.trim() },
    ),
    fields: words.fields.map((field, index) => (asked.has(index) ? field.trim() : '')),
  };
}
