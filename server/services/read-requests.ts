import { and, asc, eq, ne } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { attestation, request } from '#server/store/schema/requests.ts';
import type { PersonalChanges } from '#src/contract/changes.ts';
import type { RequestDetail, RequestSummary } from '#src/contract/requests.ts';
import { dayOf } from '#src/domain/day.ts';
import type { PersonKey } from '#src/domain/person.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';
import { publishedWords } from '#src/domain/published-words.ts';
import { readingMinutes } from '#src/domain/reading-time.ts';
import { standingOf } from '#src/domain/standing.ts';
import { type AskedRequest, findOwnRequest } from './find-request.ts';
import { personalChangesOf, withChanges } from './personal-changes.ts';
import { ownResponses } from './read-responses.ts';
import { receiptOf } from './receipt.ts';

type Deps = { readonly db: Db; readonly now: () => Date };

/** Everything one person is or was asked and everything they accepted, soonest due first; not what an exemption holds back. */
export async function listOwnRequests(deps: Deps, actor: PersonKey): Promise<readonly RequestSummary[]> {
  const rows = await deps.db
    .select({
      request,
      version: {
        id: policyVersion.id,
        policyId: policyVersion.policyId,
        document: policyVersion.document,
        number: policyVersion.number,
      },
      receiptCode: attestation.receiptCode,
    })
    .from(request)
    .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
    .leftJoin(attestation, eq(attestation.requestId, request.id))
    .where(and(eq(request.tenantId, actor.tenantId), eq(request.objectId, actor.objectId), ne(request.state, 'exempt')))
    .orderBy(asc(request.dueOn), asc(request.askedAt), asc(request.id));
  const changes = await personalChangesOf(
    deps.db,
    actor,
    rows.map((row) => ({ state: row.request.state, version: row.version })),
  );
  return rows.map((row, index) => summary({ ...row, changes: changes[index] ?? null }, deps.now()));
}

/** One request of one's own, with the words as they were published. @throws Failure `request-not-found`, `request-other-person` */
export async function readOwnRequest(deps: Deps, actor: PersonKey, requestId: string): Promise<RequestDetail> {
  const asked = await withChanges(deps.db, await findOwnRequest(deps.db, actor, requestId));
  const { document, contentHash } = asked.version;
  return {
    ...summary({ ...asked, receiptCode: asked.attestation?.receiptCode ?? null }, deps.now()),
    message: asked.campaign.message,
    contentHash: contentHash ?? '',
    document: { ...publishedWords(document), discarded: [], questions: [], warnings: [] },
    suggestedFields: suggestedFields(document, asked.person),
    receipt: asked.attestation ? receiptOf(asked, asked.attestation) : null,
    changes: asked.changes,
    responses: await ownResponses(deps.db, requestId),
  };
}

/** What the directory knows for each field of the document, in its order; empty where it knows nothing. */
export function suggestedFields(
  document: PolicyDocument,
  person: Pick<AskedRequest['person'], 'name' | 'jobTitle'>,
): string[] {
  return document.signatureFields.map((field) => {
    if (field.signer !== 'user') return '';
    if (field.type === 'printName') return person.name;
    return field.type === 'role' ? (person.jobTitle ?? '') : '';
  });
}

function summary(
  row: {
    readonly request: typeof request.$inferSelect;
    readonly version: { readonly document: PolicyDocument; readonly number: number | null };
    readonly receiptCode: string | null;
    readonly changes: PersonalChanges | null;
  },
  now: Date,
): RequestSummary {
  const { document, number } = row.version;
  return {
    id: row.request.id,
    policyTitle: document.title,
    versionLabel: document.versionLabel,
    versionNumber: number ?? 0,
    dueOn: row.request.dueOn,
    standing: standingOf(row.request, dayOf(now)),
    askedAt: row.request.askedAt.toISOString(),
    acceptedAt: row.request.acceptedAt?.toISOString() ?? null,
    receiptCode: row.receiptCode,
    readingMinutes: readingMinutes(document),
    changed: row.changes ? { kind: row.changes.kind, count: row.changes.difference.changes.length } : null,
    closedBecause: row.request.closedBecause,
  };
}
