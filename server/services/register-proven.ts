import { commitment, isIntact, type LedgerEntry } from '#server/store/ledger.ts';
import type { registerItem } from '#server/store/schema/register.ts';
import type { attestation, request } from '#server/store/schema/requests.ts';
import { channels } from '#src/domain/attestation.ts';
import { canonicalJson } from '#src/domain/canonical-json.ts';
import { type ListedRow, rowInWords } from './register-listed.ts';
import type { Proof } from './register-proof.ts';

/** A row with a proof of ours. */
export type Seen = ListedRow & { readonly proof: Proof };

/** One request as its rows prove it. */
export type RestoredRequest = {
  readonly row: typeof request.$inferSelect;
  readonly act: typeof attestation.$inferSelect | null;
  /** In words: why an acceptance that the ledger names is not proved. */
  readonly doubt: string | null;
  readonly entries: readonly LedgerEntry[];
  readonly items: readonly (typeof registerItem.$inferInsert)[];
  readonly campaign: Proof['campaign'];
  readonly now: Proof['now'];
  readonly person: Proof['person'] & { readonly name: string; readonly mail: string | null };
};

/** The requests whose rows can be believed, each once; of the others `refused` says why not. */
export function proven(
  rows: readonly ListedRow[],
  versions: ReadonlySet<string>,
): { readonly requests: readonly RestoredRequest[]; readonly refused: ReadonlyMap<string, string> } {
  const refused = new Map<string, string>();
  const taken = new Set<string>();
  const places = new Map<number, string>();
  const requests = [...byRequest(rows)].flatMap(([requestId, seen]) => {
    const refuse = (why: string) => {
      refused.set(requestId, `${seen.map(rowInWords).join(', ')}: ${why}`);
      return [];
    };
    const restored = restore(requestId, seen);
    if (typeof restored === 'string') return refuse(restored);
    const { row } = restored;
    if (!versions.has(row.versionId)) return refuse('the words of its version are not in the library.');
    const key = `${row.versionId} ${row.tenantId} ${row.objectId}`;
    if (taken.has(key)) return refuse('another row asks the same person for the same version.');
    const other = restored.entries.find(({ number, hash }) => (places.get(number) ?? hash) !== hash);
    if (other) return refuse(`another row has ledger entry ${other.number}, with another hash.`);
    for (const { number, hash } of restored.entries) places.set(number, hash);
    taken.add(key);
    return [restored];
  });
  return { requests, refused };
}

/** What both lists say of each request, by its id. */
function byRequest(rows: readonly ListedRow[]): ReadonlyMap<string, readonly Seen[]> {
  const found = new Map<string, Seen[]>();
  for (const { list, row, proof } of rows) {
    if (proof) found.set(proof.request, [...(found.get(proof.request) ?? []), { list, row, proof }]);
  }
  return found;
}

/** The request, or in words what is wrong with it. */
function restore(requestId: string, seen: readonly Seen[]): RestoredRequest | string {
  const entries = entriesOf(requestId, seen);
  if (typeof entries === 'string') return entries;
  const asked = entries.find(({ kind }) => kind === 'asked');
  const last = entries.findLast(({ kind }) => kind === 'asked' || kind === 'carried');
  if (!asked || !last) return 'the ledger entry that asked is missing, or does not have its hash.';
  const [first] = seen;
  const who = seen.find(({ row, proof }) => isPerson(row, proof, asked));
  if (!first || !who) return 'it is not about the person who was asked.';
  const current = seen.find(({ list, proof }) => list === 'compliance' && proof.now)?.proof.now;
  const accepted = entries.find(({ kind }) => kind === 'accepted');
  const found = accepted ? actOf(requestId, seen, who, accepted) : null;
  const [act, doubt] = typeof found === 'string' ? [null, found] : [found, null];
  return {
    row: {
      id: requestId,
      campaignId: first.proof.campaign.id,
      versionId: String(last.payload['versionId']),
      tenantId: who.row.tenantId ?? '',
      objectId: who.row.objectId ?? '',
      state: act ? 'accepted' : unacceptedState(current),
      dueOn: current?.dueOn ?? String(asked.payload['dueOn']),
      askedAt: new Date(asked.at),
      acceptedAt: act?.acceptedAt ?? null,
      declinedAt: !act && current?.declinedAt ? new Date(current.declinedAt) : null,
      closedBecause: current?.closedBecause ?? null,
      closedBy: current?.closedBy ?? null,
      exemptionId: !act && unacceptedState(current) === 'exempt' ? (current?.exemptionId ?? null) : null,
      slipCode: current?.slipCode ?? null,
      ledgerNumber: last.number,
      ledgerHash: last.hash,
    },
    act,
    doubt,
    entries,
    items: itemsOf(requestId, seen),
    campaign: first.proof.campaign,
    now: current,
    person: { ...who.proof.person, name: act?.signerName ?? who.row.name ?? '', mail: who.row.mail },
  };
}

/** Nobody has accepted, or is exempt, because a row alone says so. */
function unacceptedState(current: Proof['now']): 'outstanding' | 'exempt' | 'closed' {
  if (current?.state === 'closed') return 'closed';
  return current?.state === 'exempt' && current.exemptionId && current.exemption ? 'exempt' : 'outstanding';
}

/** The entries of all rows together that have their hashes, each once. */
function entriesOf(requestId: string, seen: readonly Seen[]): readonly LedgerEntry[] | string {
  const entries = new Map<number, LedgerEntry>();
  for (const entry of seen.flatMap(({ proof }) => proof.entries)) {
    if (!isIntact(entry) || entry.subject !== requestId) continue;
    const other = entries.get(entry.number);
    if (other && other.hash !== entry.hash) return `two rows say different things of ledger entry ${entry.number}.`;
    entries.set(entry.number, entry);
  }
  return [...entries.values()].sort((a, b) => a.number - b.number);
}

/** The salt opens the entry's commitment to the person whom the columns name. */
function isPerson(row: Seen['row'], { person }: Proof, asked: LedgerEntry): boolean {
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
