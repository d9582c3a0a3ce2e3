import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { type OriginalFile, type Originals, RegisterBusy } from '#server/adapters/ports.ts';
import { errorFacts, type Logger } from '#server/log/logger.ts';
import { claimOriginal, expectWords, nextOriginalIn, originalLater } from '#server/store/claim-originals.ts';
import type { Db } from '#server/store/open-store.ts';
import { originalFile, policyVersion } from '#server/store/schema/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import { backOff } from './back-off.ts';
import { wordsOf } from './register-words.ts';
import type { Worker } from './wake.ts';

type Deps = {
  readonly db: Db;
  readonly now: () => Date;
  readonly originals: Originals;
  readonly log: Logger;
};

/** Refused for a reason that does not pass, a file is tried again this often: somebody has to mend the cause. */
const mostAttempts = 8;
const refusedWait = 3_600;

/**
 * Brings the files of published versions into the site's document library, one after the other, and beside each the words
 * that were published. Nothing is given up: a file that cannot be brought now is in the database all the same. Killed
 * between SharePoint's answer and our note of it, the next try finds the file.
 */
export function createOriginalsWorker(deps: Deps): Worker {
  let pausedUntil = 0;
  return async (stopping) => {
    await expectWords(deps.db);
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
    const { file, isOwn } = await fileOf(db, versionId);
    // A version that was begun from another has that one's file, which is kept once.
    const kept = isOwn ? await originals.keep(file) : null;
    const words = await originals.keepWords({ ...file, json: (await wordsOf(db, versionId)) ?? '' });
    await db
      .update(originalFile)
      .set({
        itemId: kept?.itemId ?? null,
        webUrl: kept?.webUrl ?? null,
        wordsItemId: words.itemId,
        keptAt: now(),
        lastError: null,
      })
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
    const wait = attempts < mostAttempts ? backOff(attempts) : refusedWait;
    await originalLater(db, versionId, wait, inWords(error));
    return 0;
  }
}

function inWords(error: unknown): string {
  return error instanceof Failure ? [error.message, ...error.details].join(' ') : 'This file cannot be kept.';
}

/** The folder is the title of the policy's first version, so that a later title leaves the files together. */
async function fileOf(db: Db, versionId: string): Promise<{ readonly file: OriginalFile; readonly isOwn: boolean }> {
  const [version] = await db
    .select({
      policyId: policyVersion.policyId,
      number: policyVersion.number,
      sourceName: policyVersion.sourceName,
      source: policyVersion.source,
      basedOn: policyVersion.basedOn,
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
    isOwn: version.basedOn === null,
    file: {
      versionId,
      folder: first?.title ?? '',
      name: `v${version.number} – ${version.sourceName}`,
      bytes: version.source,
    },
  };
}
