import { and, eq } from 'drizzle-orm';
import type { Tx } from '#server/store/open-store.ts';
import { person } from '#server/store/schema/people.ts';
import { request } from '#server/store/schema/requests.ts';
import { type Language, languageFor } from '#src/domain/language.ts';
import type { PersonKey } from '#src/domain/person.ts';

/** What a person is written to in; English for somebody we have not met. */
export async function languageOfReader(tx: Tx, { tenantId, objectId }: PersonKey): Promise<Language> {
  const [row] = await tx
    .select({ language: person.language })
    .from(person)
    .where(and(eq(person.tenantId, tenantId), eq(person.objectId, objectId)));
  return languageFor(row);
}

/** The same to tell somebody that we failed, which may be since nothing can be read. It never rejects. */
export async function languageIfKnown(tx: Tx, reader: PersonKey | null): Promise<Language> {
  const unknown = languageFor(null);
  return reader ? languageOfReader(tx, reader).catch(() => unknown) : unknown;
}

/** The same for whoever a request was sent to. */
export async function languageOfRequest(tx: Tx, requestId: string): Promise<Language> {
  const [row] = await tx
    .select({ language: person.language })
    .from(request)
    .innerJoin(person, and(eq(person.tenantId, request.tenantId), eq(person.objectId, request.objectId)))
    .where(eq(request.id, requestId));
  return languageFor(row);
}
