import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { AttestationRow, ComplianceListRow, RegisterItem, RegisterListName } from '#server/adapters/ports.ts';
import { findEntries, type LedgerEntry } from '#server/store/ledger.ts';
import type { Tx } from '#server/store/open-store.ts';
import { campaign, campaignGroup, campaignMember } from '#server/store/schema/campaigns.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { registerItem } from '#server/store/schema/register.ts';
import { attestation, exemption, request, undoneAttestation } from '#server/store/schema/requests.ts';
import type { Channel } from '#src/domain/attestation.ts';
import { dayOf, type PlainDay } from '#src/domain/day.ts';
import { standingOf } from '#src/domain/standing.ts';
import type { AskedRequest } from './find-request.ts';
import { askedVersionColumns } from './find-versions.ts';
import { receiptOf } from './receipt.ts';
import { attestationProof, complianceProof, type ProofExemption, type ProofGroup } from './register-proof.ts';
import { endedBy } from './version-line.ts';

/** What both lists should say of one request, and where its rows stand. */
export type RequestRows = {
  readonly requestId: string;
  readonly compliance: ComplianceListRow;
  readonly attestation: AttestationRow | null;
  /** An acceptance was taken back: a row that stands under its key may be an earlier one's. */
  readonly hasUndone: boolean;
  readonly known: Readonly<Record<RegisterListName, KnownItem | null>>;
};

export type KnownItem = RegisterItem & { readonly writtenAt: Date };

/** Read in few questions for many requests; the requests that are there, by their ids. */
export async function readRequestRows(
  db: Tx,
  requestIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, RequestRows>> {
  if (requestIds.length === 0) return new Map();
  const ids = [...new Set(requestIds)];
  // Where the rows stand is read first: what is written into a known revision must not be older than it.
  const known = await db.select().from(registerItem).where(inArray(registerItem.requestId, ids));
  const found = await askedRequests(db, ids);
  const [groups, entries, exemptions, undone] = await Promise.all([
    groupsOf(db, ids),
    entriesOf(db, found),
    exemptionsOf(db, found),
    undoneOf(db, ids),
  ]);
  const today = dayOf(now);
  const itemOf = (requestId: string, list: RegisterListName): KnownItem | null => {
    const item = known.find((one) => one.requestId === requestId && one.list === list);
    return item ? { itemId: item.itemId, revision: item.revision, writtenAt: item.writtenAt } : null;
  };
  return new Map(
    found.map((asked) => {
      const { id } = asked.request;
      const own = entries.get(id) ?? [];
      const rows: RequestRows = {
        requestId: id,
        compliance: complianceRow(asked, groups.get(id) ?? [], own, exemptions.get(id) ?? null, today),
        attestation: attestationOf(asked, undone.get(id) ?? null, own),
        hasUndone: undone.has(id),
        known: { attestations: itemOf(id, 'attestations'), compliance: itemOf(id, 'compliance') },
      };
      return [id, rows];
    }),
  );
}

/** The words of a version are read once, however many requests ask for it. */
async function askedRequests(db: Tx, ids: readonly string[]): Promise<readonly AskedRequest[]> {
  const rows = await db
    .select({ request, campaign, person, attestation })
    .from(request)
    .innerJoin(campaign, eq(campaign.id, request.campaignId))
    .innerJoin(person, and(eq(person.tenantId, request.tenantId), eq(person.objectId, request.objectId)))
    .leftJoin(attestation, eq(attestation.requestId, request.id))
    .where(inArray(request.id, [...ids]));
  const versionIds = [...new Set(rows.map((row) => row.request.versionId))];
  const versions = await db
    .select({ version: askedVersionColumns, ended: endedBy })
    .from(policyVersion)
    .where(inArray(policyVersion.id, versionIds));
  const byId = new Map(versions.map((one) => [one.version.id, one]));
  return rows.flatMap((row) => {
    const found = byId.get(row.request.versionId);
    return found ? [{ ...row, ...found, superseded: false, inRegister: false }] : [];
  });
}

async function groupsOf(db: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly ProofGroup[]>> {
  const rows = await db
    .select({
      requestId: request.id,
      id: campaignGroup.groupId,
      name: campaignGroup.name,
      place: campaignGroup.place,
    })
    .from(request)
    .innerJoin(
      campaignMember,
      and(eq(campaignMember.campaignId, request.campaignId), eq(campaignMember.objectId, request.objectId)),
    )
    .innerJoin(
      campaignGroup,
      and(eq(campaignGroup.campaignId, campaignMember.campaignId), eq(campaignGroup.groupId, campaignMember.groupId)),
    )
    .where(and(inArray(request.id, [...ids]), isNull(campaignMember.until)))
    .orderBy(asc(campaignGroup.place));
  const groups = new Map<string, ProofGroup[]>();
  for (const { requestId, ...group } of rows) groups.set(requestId, [...(groups.get(requestId) ?? []), group]);
  return groups;
}

/** What holds requests back. */
async function exemptionsOf(db: Tx, found: readonly AskedRequest[]): Promise<ReadonlyMap<string, ProofExemption>> {
  const held = found.flatMap(({ request: { id, exemptionId } }) => (exemptionId ? [{ id, exemptionId }] : []));
  if (held.length === 0) return new Map();
  const ids = [...new Set(held.map(({ exemptionId }) => exemptionId))];
  const rows = await db.select().from(exemption).where(inArray(exemption.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    held.flatMap(({ id, exemptionId }) => {
      const row = byId.get(exemptionId);
      return row ? [[id, row] as const] : [];
    }),
  );
}

/** The last acceptance of each request that its person took back. */
async function undoneOf(db: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Act>> {
  const rows = await db
    .selectDistinctOn([undoneAttestation.requestId])
    .from(undoneAttestation)
    .where(inArray(undoneAttestation.requestId, [...ids]))
    .orderBy(asc(undoneAttestation.requestId), desc(undoneAttestation.undoneAt));
  return new Map(rows.map((row) => [row.requestId, row]));
}

async function entriesOf(db: Tx, found: readonly AskedRequest[]): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
  const numbers = found.flatMap(({ attestation: act }) => (act ? [act.ledgerNumber] : []));
  const entries = new Map<string, LedgerEntry[]>();
  for (const entry of await findEntries(db, { subjects: found.map(({ request: { id } }) => id), numbers })) {
    entries.set(entry.subject, [...(entries.get(entry.subject) ?? []), entry]);
  }
  return entries;
}

/** As the lists show them. */
const channelNames = {
  'teams-card': 'Teams card',
  'teams-tab': 'Teams tab',
  'outlook-pane': 'Outlook',
  'outlook-message': 'Outlook message',
  web: 'Browser',
} as const satisfies Record<Channel, string>;

/** What both lists say of the person and the version. */
function commonColumns({ request: one, version, person: who }: AskedRequest) {
  return {
    key: `${one.tenantId}|${version.id}|${one.objectId}`,
    tenantId: one.tenantId,
    objectId: one.objectId,
    name: who.name,
    mail: who.mail,
    policyTitle: version.document.title,
    versionLabel: version.document.versionLabel,
    versionNumber: version.number ?? 0,
    versionId: version.id,
    contentHash: version.contentHash ?? '',
  };
}

/** What stands, or else what was taken back last. */
function attestationOf(
  asked: AskedRequest,
  undone: Act | null,
  entries: readonly LedgerEntry[],
): AttestationRow | null {
  if (asked.attestation) return attestationRow(asked, asked.attestation, 'accepted', entries);
  return undone && attestationRow(asked, undone, 'undone', entries);
}

type Act = Parameters<typeof receiptOf>[1];

function attestationRow(
  asked: AskedRequest,
  act: Act,
  outcome: AttestationRow['outcome'],
  entries: readonly LedgerEntry[],
): AttestationRow {
  const receipt = receiptOf(asked, act);
  const answerText = { yes: 'Yes', no: 'No', notYet: 'Not yet' } as const;
  return {
    ...commonColumns(asked),
    name: act.signerName,
    contentHash: act.contentHash,
    outcome,
    acceptedAt: receipt.acceptedAt,
    channel: channelNames[act.channel],
    receiptCode: act.receiptCode,
    declarations: receipt.declarations
      .map(({ text, answer }) => `${answerText[answer.value]}: ${text}${answer.reason ? ` (${answer.reason})` : ''}`)
      .join('\n'),
    fields: receipt.fields.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ledgerNumber: act.ledgerNumber,
    ledgerHash: act.ledgerHash,
    proof: attestationProof(asked, entries),
  };
}

function complianceRow(
  asked: AskedRequest,
  groups: readonly ProofGroup[],
  entries: readonly LedgerEntry[],
  held: ProofExemption | null,
  today: PlainDay,
): ComplianceListRow {
  const { request: one, attestation: act, ended } = asked;
  return {
    ...commonColumns(asked),
    groups: groups.map(({ name }) => name).join('; '),
    // What was accepted of a version that is out of use counts no more; its row in the other list stays.
    standing: ended === null ? standingOf(one, today) : 'closed',
    askedAt: one.askedAt.toISOString(),
    dueOn: one.dueOn,
    acceptedAt: act?.acceptedAt.toISOString() ?? null,
    channel: act ? channelNames[act.channel] : null,
    receiptCode: act?.receiptCode ?? null,
    ledgerNumber: act?.ledgerNumber ?? one.ledgerNumber,
    ledgerHash: act?.ledgerHash ?? one.ledgerHash,
    proof: complianceProof(asked, entries, groups, held),
  };
}
