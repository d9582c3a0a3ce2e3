import type { RegisterListName, StandingRow } from '#server/adapters/ports.ts';
import { commitment, isIntact, type LedgerEntry } from '#server/store/ledger.ts';
import type { attestation, registerItem, request } from '#server/store/schema.ts';
import { channels } from '#src/domain/attestation.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import type { Proof } from './register-proof.ts';

/** A row with a proof of ours, in the list it was found in. */
export type Seen = { readonly list: RegisterListName; readonly row: StandingRow; readonly proof: Proof };

/** One request as its rows prove it. */
export type RestoredRequest = {
  readonly row: typeof request.$inferSelect;
  readonly act: typeof attestation.$inferSelect | null;
  readonly entries: readonly LedgerEntry[];
  readonly items: readonly (typeof registerItem.$inferInsert)[];
  readonly campaign: Proof['campaign'];
  readonly now: Proof['now'];
  readonly person: Proof['person'] & { readonly name: string; readonly mail: string | null };
};

/** The requests whose rows can be believed, each once; of the others `leftOut` says why not. */
export function proven(
  rows: ReadonlyMap<string, readonly Seen[]>,
  versions: ReadonlySet<string>,
  leftOut: string[],
): readonly RestoredRequest[] {
  const taken = new Set<string>();
  return [...rows].flatMap(([requestId, seen]) => {
    const refuse = (why: string) => {
      const names = seen.map(({ list, row }) => `${list} ${row.item.itemId}`).join(', ');
      leftOut.push(`${names}: ${why}`);
      return [];
    };
    const restored = restore(requestId, seen);
    if (typeof restored === 'string') return refuse(restored);
    const { row } = restored;
    if (!versions.has(row.versionId)) return refuse('the words of its version are not in the library.');
    const key = `${row.versionId} ${row.tenantId} ${row.objectId}`;
    if (taken.has(key)) return refuse('another row asks the same person for the same version.');
    taken.add(key);
    return [restored];
  });
}

/** The request, or in words what is wrong with it. */
function restore(requestId: string, seen: readonly Seen[]): RestoredRequest | string {
  const entries = entriesOf(requestId, seen);
  if (typeof entries === 'string') return entries;
  const asked = entries.find(({ kind }) => kind === 'asked');
  const last = entries.findLast(({ kind }) => kind === 'asked' || kind === 'carried');
  if (!asked || !last) return 'the ledger entry that asked is missing.';
  const [first] = seen;
  const who = seen.find(({ row, proof }) => isPerson(row, proof, asked));
  if (!first || !who) return 'it is not about the person who was asked.';
  const current = seen.find(({ list, proof }) => list === 'compliance' && proof.now)?.proof.now;
  const accepted = entries.find(({ kind }) => kind === 'accepted');
  const act = accepted ? actOf(requestId, seen, who, accepted) : null;
  if (typeof act === 'string') return act;
  return {
    row: {
      id: requestId,
      campaignId: first.proof.campaign.id,
      versionId: String(last.payload['versionId']),
      tenantId: who.row.tenantId ?? '',
      objectId: who.row.objectId ?? '',
      state: act ? 'accepted' : current?.state === 'accepted' ? 'outstanding' : (current?.state ?? 'outstanding'),
      dueOn: current?.dueOn ?? String(asked.payload['dueOn']),
      askedAt: new Date(asked.at),
      acceptedAt: act?.acceptedAt ?? null,
      closedBecause: current?.closedBecause ?? null,
      closedBy: current?.closedBy ?? null,
      exemptionId: current?.exemptionId ?? null,
      slipCode: current?.slipCode ?? null,
      ledgerNumber: last.number,
      ledgerHash: last.hash,
    },
    act,
    entries,
    items: itemsOf(requestId, seen),
    campaign: first.proof.campaign,
    now: current,
    person: { ...who.proof.person, name: act?.signerName ?? who.row.name ?? '', mail: who.row.mail },
  };
}

/** Entries of all rows together, each once. */
function entriesOf(requestId: string, seen: readonly Seen[]): readonly LedgerEntry[] | string {
  const entries = new Map<number, LedgerEntry>();
  for (const entry of seen.flatMap(({ proof }) => proof.entries)) {
    if (!isIntact(entry) || entry.subject !== requestId) return `ledger entry ${entry.number} does not have its hash.`;
    const other = entries.get(entry.number);
    if (other && other.hash !== entry.hash) return `two rows say different things of ledger entry ${entry.number}.`;
    entries.set(entry.number, entry);
  }
  return [...entries.values()].sort((a, b) => a.number - b.number);
}

/** The salt opens the entry's commitment to the person whom the columns name. */
function isPerson(row: StandingRow, { person }: Proof, asked: LedgerEntry): boolean {
  return asked.payload['person'] === commitment(person.salt, `${row.tenantId}|${row.objectId}`);
}

function actOf(
  requestId: string,
  seen: readonly Seen[],
  who: Seen,
  accepted: LedgerEntry,
): typeof attestation.$inferSelect | string {
  const { payload } = accepted;
  const { salt } = who.proof.person;
  const act = seen.map(({ proof }) => proof.act).find((one) => one?.words);
  if (!act?.words) return 'what was signed is missing.';
  const words = {
    answers: act.words.answers.map(({ value, reason }) => (reason === undefined ? { value } : { value, reason })),
    fields: act.words.fields,
  };
  const channel = channels.find((one) => one === payload['channel']);
  const isSigned =
    payload['words'] === commitment(salt, canonicalJson(words)) &&
    payload['signerName'] === commitment(salt, act.signer);
  if (!isSigned || !channel) return 'what was signed is not what the ledger says.';
  return {
    id: act.id,
    requestId,
    versionId: String(payload['versionId']),
    tenantId: who.row.tenantId ?? '',
    objectId: who.row.objectId ?? '',
    contentHash: String(payload['contentHash']),
    signerName: act.signer,
    words,
    channel,
    receiptCode: String(payload['receiptCode']),
    acceptedAt: new Date(accepted.at),
    ledgerNumber: accepted.number,
    ledgerHash: accepted.hash,
  };
}

/** The oldest row of each list is the one; the others are found again as doubles. */
function itemsOf(requestId: string, seen: readonly Seen[]): RestoredRequest['items'] {
  return (['attestations', 'compliance'] as const).flatMap((list) => {
    const [first] = seen.filter((one) => one.list === list);
    return first
      ? [{ list, requestId, ...first.row.item, writtenAt: new Date(first.proof.campaign.at), standing: null }]
      : [];
  });
}
