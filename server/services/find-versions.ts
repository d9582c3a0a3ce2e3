import { and, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { policyVersion } from '#server/store/schema/policies.ts';

/** The published words, without the file they came from: that is large, and nothing here needs it. */
export type AskedVersion = Omit<typeof policyVersion.$inferSelect, 'source' | 'sourceText' | 'canonical' | 'template'>;

const {
  source: _source,
  sourceText: _sourceText,
  canonical: _canonical,
  template: _template,
  ...askedVersionColumns
} = getTableColumns(policyVersion);

export { askedVersionColumns };

/** More versions than a school has in use at one time. */
const mostKept = 200;

const kept = new WeakMap<Db, Map<string, AskedVersion>>();

/**
 * Published versions by their ids. One that was read is kept in memory: a published row never changes, the database
 * refuses it, and its document is by far the largest part of whatever is asked about a request.
 */
export async function findVersions(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, AskedVersion>> {
  const known = kept.get(db) ?? new Map<string, AskedVersion>();
  kept.set(db, known);
  const wanted = new Set(ids);
  const missing = [...wanted].filter((id) => !known.has(id));
  const read =
    missing.length === 0
      ? []
      : await db
          .select(askedVersionColumns)
          .from(policyVersion)
          .where(and(inArray(policyVersion.id, missing), eq(policyVersion.status, 'published')));
  const found = new Map(read.map((version) => [version.id, version]));
  for (const id of wanted) {
    const version = found.get(id) ?? known.get(id);
    if (!version) continue;
    found.set(id, version);
    // Taken out and put in again, it is the last to be forgotten.
    known.delete(id);
    known.set(id, version);
  }
  for (const id of known.keys()) {
    if (known.size <= mostKept) break;
    known.delete(id);
  }
  return found;
}
