import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { person } from '#server/store/schema/people.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { request, response } from '#server/store/schema/requests.ts';
import type { OwnResponse, ReceivedResponse, ReceivedResponses } from '#src/contract/responses.ts';
import { undoUntil } from '#src/domain/response.ts';
import type { Role } from '#src/domain/role.ts';

/** More than anybody reads; what is left comes when these are answered. */
const mostShown = 500;
const mostAnswered = 50;

type ResponseRow = typeof response.$inferSelect;

/** What the person said to a request of theirs; whoever asks has found out that it is theirs. */
export async function ownResponses(db: Db, requestId: string): Promise<OwnResponse[]> {
  const rows = await db
    .select()
    .from(response)
    .where(and(eq(response.requestId, requestId), isNull(response.undoneAt)))
    .orderBy(asc(response.at), asc(response.id));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: row.text,
    at: row.at.toISOString(),
    undoUntil: row.answeredAt === null ? undoUntil(row.at).toISOString() : null,
    answer: answerOf(row),
  }));
}

/** What people said, for those who answer them. Why somebody declines goes to leaders alone. */
export async function listResponses(db: Db, roles: readonly Role[]): Promise<ReceivedResponses> {
  const received = (which: SQL, order: SQL, most: number) =>
    db
      .select({
        response,
        name: person.name,
        objectId: request.objectId,
        campaignId: request.campaignId,
        policyTitle: sql<string>`${policyVersion.document}->>'title'`,
      })
      .from(response)
      .innerJoin(request, eq(request.id, response.requestId))
      .innerJoin(person, and(eq(person.tenantId, request.tenantId), eq(person.objectId, request.objectId)))
      .innerJoin(policyVersion, eq(policyVersion.id, request.versionId))
      .where(and(isNull(response.undoneAt), which))
      .orderBy(order, asc(response.id))
      .limit(most);
  const [open, answered] = await Promise.all([
    received(isNull(response.answeredAt), asc(response.at), mostShown),
    received(isNotNull(response.answeredAt), desc(response.answeredAt), mostAnswered),
  ]);
  const asRead = ({ response: row, ...rest }: (typeof open)[number]): ReceivedResponse => ({
    id: row.id,
    requestId: row.requestId,
    kind: row.kind,
    text: mayRead(row, roles) ? row.text : null,
    at: row.at.toISOString(),
    answer: mayRead(row, roles) ? answerOf(row) : null,
    ...rest,
  });
  return { open: open.map(asRead), answered: answered.map(asRead) };
}

export function mayRead({ kind }: Pick<ResponseRow, 'kind'>, roles: readonly Role[]): boolean {
  return kind !== 'declined' || roles.includes('leader');
}

function answerOf({ answer, answeredAt, answeredByName }: ResponseRow): OwnResponse['answer'] {
  return answer === null || answeredAt === null
    ? null
    : { text: answer, by: answeredByName ?? '', at: answeredAt.toISOString() };
}
