import type { Directory } from '#server/adapters/ports.ts';
import type { Person } from '#src/domain/person.ts';

const atOnce = 8;

/** Accounts one by one, past the index that lists of members come from; null for one that is gone. @throws Failure `directory-busy` */
export async function readAccounts(
  directory: Directory,
  objectIds: readonly string[],
): Promise<ReadonlyMap<string, Person | null>> {
  const accounts = new Map<string, Person | null>();
  for (let from = 0; from < objectIds.length; from += atOnce) {
    const some = objectIds.slice(from, from + atOnce);
    const read = await Promise.all(some.map((id) => directory.personById(id)));
    for (const [index, id] of some.entries()) accounts.set(id, read[index] ?? null);
  }
  return accounts;
}
