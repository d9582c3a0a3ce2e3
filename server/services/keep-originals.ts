import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { type OriginalFile, type Originals, RegisterBusy } from '#server/adapters/ports.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import { claimOriginal, nextOriginalIn, originalLater } from '#server/store/claim-originals.ts';
import type { Db } from '#server/store/open-store.ts';
import { originalFile, policyVersion } from '#server/store/schema.ts';
import { backOff } from './back-off.ts';
import type { Worker } from './wake.ts';

type Deps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly originals: Originals;
  readonly log: Logger;
};

/**
 * Brings the files of published versions into the site's document library, one after the other. Nothing is given up: a
 * file that cannot be brought now is in the database all the same. Killed between SharePoint's answer and our note of
 * it, the next try finds the file.
 */
export function createOriginalsWorker(deps: Deps): Worker {
  let pausedUntil = 0;
  return async (stopping) => {
    while (!stopping()) {
      const pause = (pausedUntil - Date.now()) / 1_000;
      if (pause > 0) return pause;
      const row = await claimOriginal(deps.db);
      if (!row) return nextOriginalIn(deps.db);
      const wait = await workOne(deps, row);
      if (wait > 0) pausedUntil = Date.now() + wait * 1_000;
    }
    return 0;
  };
}

/** Gives the seconds that all files have to wait, or 0. */
async function workOne(
  { db, now, originals, log }: Deps,
  { versionId, attempts }: { readonly versionId: string; readonly attempts: number },
): Promise<number> {
  try {
    const { itemId, webUrl } = await originals.keep(await fileOf(db, versionId));
    await db
      .update(originalFile)
      .set({ itemId, webUrl, keptAt: now(), lastError: null })
      .where(eq(originalFile.versionId, versionId));
    log.info('original.kept', { versionId });
    return 0;
  } catch (error) {
    // A file is large, so that each further try costs more than a row of the register does.
    if (error instanceof RegisterBusy) {
      const wait = Math.max(error.retryAfter, backOff(attempts));
      await originalLater(db, versionId, wait, 'busy');
      return wait;
    }
    log.warn('original.refused', { versionId, ...errorFacts(error) });
    await originalLater(db, versionId, backOff(attempts), 'refused');
    return 0;
  }
}

/** The folder is the title of the policy's first version, so that a later title leaves the files together. */
async function fileOf(db: Db, versionId: string): Promise<OriginalFile> {
  const [version] = await db
    .select({
      policyId: policyVersion.policyId,
      number: policyVersion.number,
      sourceName: policyVersion.sourceName,
      source: policyVersion.source,
    })
    .from(policyVersion)
    .where(eq(policyVersion.id, versionId));
  if (!version) throw new Error('A file without its version.');
  const [first] = await db
    .select({ title: sql<string>`${policyVersion.document}->>'title'` })
    .from(policyVersion)
    .where(and(eq(policyVersion.policyId, version.policyId), isNotNull(policyVersion.number)))
    .orderBy(asc(policyVersion.number))
    .limit(1);
  return {
    versionId,
    folder: first?.title ?? '',
    name: `v${version.number} – ${version.sourceName}`,
    bytes: version.source,
  };
}
