import { and, eq, sql } from 'drizzle-orm';
import {
  type AttestationRow,
  type ComplianceListRow,
  type Register,
  RegisterBusy,
  type RegisterItem,
} from '#server/adapters/ports.ts';
import type { Logger } from '#server/log/logger.ts';
import { errorFacts } from '#server/log/logger.ts';
import { claimOutbox, nextOutboxIn, type OutboxKind, outboxDone, outboxLater } from '#server/store/claim-outbox.ts';
import type { Db } from '#server/store/open-store.ts';
import { campaignGroup, campaignMember, registerItem } from '#server/store/schema.ts';
import type { Channel } from '#src/domain/attestation.ts';
import { backOff } from './back-off.ts';
import { type AskedRequest, findRequest } from './find-request.ts';
import { receiptOf } from './receipt.ts';
import type { Worker } from './wake.ts';

type Deps = { readonly db: Db; readonly now: () => Date; readonly register: Register; readonly log: Logger };

const kinds: readonly OutboxKind[] = ['attestation-row', 'compliance-row'];
const atOnce = 4;

/**
 * Brings SharePoint up to date from the outbox. Attestations go first. When SharePoint asks to wait, everything waits
 * that long; nothing is given up, since the ledger holds what the lists do not yet.
 */
export function createRegisterWorker(deps: Deps): Worker {
  let pausedUntil = 0;
  return async (stopping) => {
    while (!stopping()) {
      const pause = (pausedUntil - Date.now()) / 1_000;
      if (pause > 0) return pause;
      const rows = await claimOutbox(deps.db, kinds, atOnce);
      if (rows.length === 0) return nextOutboxIn(deps.db, kinds);
      const waits = await Promise.all(perRequest(rows).map((group) => workInOrder(deps, group)));
      const longest = Math.max(...waits);
      if (longest > 0) pausedUntil = Date.now() + longest * 1_000;
    }
    return 0;
  };
}

type OutboxRow = Awaited<ReturnType<typeof claimOutbox>>[number];

/** Two rows of one request would meet in the same list item, so they go one after the other. */
function perRequest(rows: readonly OutboxRow[]): readonly (readonly OutboxRow[])[] {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) groups.set(row.requestId, [...(groups.get(row.requestId) ?? []), row]);
  return [...groups.values()].map((group) => group.sort((a, b) => a.kind.localeCompare(b.kind) || a.id - b.id));
}

/** Gives the seconds SharePoint asked to wait, or 0. */
async function workInOrder(deps: Deps, rows: readonly OutboxRow[]): Promise<number> {
  let wait = 0;
  for (const row of rows) {
    try {
      if (wait > 0) await outboxLater(deps.db, row.id, wait, 'busy');
      else {
        await write(deps, row);
        await outboxDone(deps.db, row);
      }
    } catch (error) {
      if (error instanceof RegisterBusy) wait = Math.max(1, error.retryAfter);
      else deps.log.warn('register.row-refused', { requestId: row.requestId, kind: row.kind, ...errorFacts(error) });
      await outboxLater(deps.db, row.id, wait > 0 ? wait : backOff(row.attempts), wait > 0 ? 'busy' : 'refused');
    }
  }
  return wait;
}

async function write({ db, now, register }: Deps, row: OutboxRow): Promise<void> {
  const asked = await findRequest(db, row.requestId);
  if (row.kind === 'attestation-row') {
    if (!asked.attestation) throw new Error('An attestation row without an attestation.');
    await keepItem(
      db,
      'attestations',
      row.requestId,
      await register.addAttestation(attestationRow(asked, asked.attestation)),
      now(),
    );
    return;
  }
  const [known] = await db
    .select({ itemId: registerItem.itemId, revision: registerItem.revision })
    .from(registerItem)
    .where(and(eq(registerItem.requestId, row.requestId), eq(registerItem.list, 'compliance')));
  const item = await register.putCompliance(complianceRow(asked, await groupNames(db, asked)), known ?? null);
  await keepItem(db, 'compliance', row.requestId, item, now());
}

async function keepItem(
  db: Db,
  list: 'attestations' | 'compliance',
  requestId: string,
  item: RegisterItem,
  at: Date,
): Promise<void> {
  await db
    .insert(registerItem)
    .values({ list, requestId, itemId: item.itemId, revision: item.revision, writtenAt: at })
    .onConflictDoUpdate({
      target: [registerItem.list, registerItem.requestId],
      set: { itemId: sql`excluded.item_id`, revision: sql`excluded.revision`, writtenAt: sql`excluded.written_at` },
    });
}

async function groupNames(db: Db, asked: AskedRequest): Promise<string> {
  const rows = await db
    .select({ name: campaignGroup.name })
    .from(campaignMember)
    .innerJoin(
      campaignGroup,
      and(eq(campaignGroup.campaignId, campaignMember.campaignId), eq(campaignGroup.groupId, campaignMember.groupId)),
    )
    .where(
      and(eq(campaignMember.campaignId, asked.request.campaignId), eq(campaignMember.objectId, asked.request.objectId)),
    )
    .orderBy(campaignGroup.place);
  return rows.map((row) => row.name).join('; ');
}

/** As the lists show them. */
const channelNames = {
  'teams-card': 'Teams card',
  'teams-tab': 'Teams tab',
  'outlook-pane': 'Outlook',
  web: 'Browser',
} as const satisfies Record<Channel, string>;

/** What both lists say of the person and the version. */
function commonColumns({ request, version, person }: AskedRequest) {
  return {
    key: `${request.tenantId}|${version.id}|${request.objectId}`,
    tenantId: request.tenantId,
    objectId: request.objectId,
    name: person.name,
    mail: person.mail,
    policyTitle: version.document.title,
    versionLabel: version.document.versionLabel,
    versionNumber: version.number ?? 0,
    versionId: version.id,
    contentHash: version.contentHash ?? '',
  };
}

function attestationRow(asked: AskedRequest, act: NonNullable<AskedRequest['attestation']>): AttestationRow {
  const receipt = receiptOf(asked, act);
  const answerText = { yes: 'Yes', no: 'No', notYet: 'Not yet' } as const;
  return {
    ...commonColumns(asked),
    name: act.signerName,
    contentHash: act.contentHash,
    outcome: 'accepted',
    acceptedAt: receipt.acceptedAt,
    channel: channelNames[act.channel],
    receiptCode: act.receiptCode,
    declarations: receipt.declarations
      .map(({ text, answer }) => `${answerText[answer.value]}: ${text}${answer.reason ? ` (${answer.reason})` : ''}`)
      .join('\n'),
    fields: receipt.fields.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ledgerNumber: act.ledgerNumber,
    ledgerHash: act.ledgerHash,
  };
}

function complianceRow(asked: AskedRequest, groups: string): ComplianceListRow {
  const { request, attestation, ended } = asked;
  return {
    ...commonColumns(asked),
    groups,
    // What was accepted of a version that is out of use counts no more; its row in the other list stays.
    standing: ended === null ? request.state : 'closed',
    askedAt: request.askedAt.toISOString(),
    dueOn: request.dueOn,
    acceptedAt: attestation?.acceptedAt.toISOString() ?? null,
    channel: attestation ? channelNames[attestation.channel] : null,
    receiptCode: attestation?.receiptCode ?? null,
    ledgerNumber: attestation?.ledgerNumber ?? request.ledgerNumber,
    ledgerHash: attestation?.ledgerHash ?? request.ledgerHash,
  };
}
