import { and, eq, gt, sql } from 'drizzle-orm';
import { commitment, firstFaultInLedger } from '#server/store/ledger.ts';
import type { Db } from '#server/store/open-store.ts';
import { ledger } from '#server/store/schema/ledger.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { attestation } from '#server/store/schema/requests.ts';
import { sha256 } from '#server/store/sha256.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import { wrongPlaces } from './register-verify.ts';

export type Evidence = {
  readonly attestations: number;
  readonly newestAcceptance: Date | null;
  /** In words, the worst first; empty where everything proves what it should. */
  readonly faults: readonly string[];
};

const rowsAtOnce = 1_000;
const firstOfAll = '00000000-0000-0000-0000-000000000000';

/** Whether a database proves every acceptance in it by itself: its ledger, its published words and what was signed. */
export async function verifyEvidence(db: Db): Promise<Evidence> {
  const faults: string[] = [];
  const ledgerFault = await firstFaultInLedger(db);
  if (ledgerFault !== null) faults.push(`Entry ${ledgerFault} of the ledger is not as it was written.`);
  const places = await wrongPlaces(db);
  if (places.length > 0) faults.push(`${places.length} requests name another ledger entry than their own.`);
  faults.push(...(await changedWords(db)));
  let newestAcceptance: Date | null = null;
  let attestations = 0;
  for (let after = firstOfAll; ; ) {
    const rows = await attestationsAfter(db, after);
    for (const row of rows) {
      const why = doubtOf(row);
      if (why !== null) faults.push(`Attestation ${row.act.id}: ${why}`);
      if (newestAcceptance === null || row.act.acceptedAt > newestAcceptance) newestAcceptance = row.act.acceptedAt;
    }
    attestations += rows.length;
    const last = rows.at(-1);
    if (!last) return { attestations, newestAcceptance, faults };
    after = last.act.id;
  }
}

/** Published words whose hash is not the one that everybody accepted. */
async function changedWords(db: Db): Promise<readonly string[]> {
  const versions = await db
    .select({ id: policyVersion.id, canonical: policyVersion.canonical, hash: policyVersion.contentHash })
    .from(policyVersion)
    .where(eq(policyVersion.status, 'published'));
  return versions
    .filter(({ canonical, hash }) => canonical === null || sha256(canonical) !== hash)
    .map(({ id }) => `The words of policy version ${id} are not as they were published.`);
}

type Signed = Awaited<ReturnType<typeof attestationsAfter>>[number];

function attestationsAfter(db: Db, after: string) {
  return db
    .select({ act: attestation, entry: ledger, salt: person.salt, versionHash: policyVersion.contentHash })
    .from(attestation)
    .leftJoin(ledger, and(eq(ledger.number, attestation.ledgerNumber), eq(ledger.kind, 'accepted')))
    .leftJoin(policyVersion, eq(policyVersion.id, attestation.versionId))
    .leftJoin(
      person,
      sql`${person.tenantId} = ${attestation.tenantId} and ${person.objectId} = ${attestation.objectId}`,
    )
    .where(gt(attestation.id, after))
    .orderBy(attestation.id)
    .limit(rowsAtOnce);
}

function doubtOf({ act, entry, salt, versionHash }: Signed): string | null {
  if (entry === null || entry.hash !== act.ledgerHash) return 'the ledger has no entry of it.';
  if (versionHash !== act.contentHash || entry.payload['contentHash'] !== act.contentHash)
    return 'the words that were accepted are not here.';
  const isSigned =
    salt !== null &&
    entry.payload['words'] === commitment(salt, canonicalJson(act.words)) &&
    entry.payload['signerName'] === commitment(salt, act.signerName) &&
    entry.payload['receiptCode'] === act.receiptCode;
  return isSigned ? null : 'what was signed is not what the ledger says.';
}
