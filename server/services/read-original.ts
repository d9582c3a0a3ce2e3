import { eq } from 'drizzle-orm';
import type { Db } from '#server/store/open-store.ts';
import { policyVersion } from '#server/store/schema/policies.ts';
import { Failure } from '#src/domain/failure.ts';
import { versionNotFound } from './read-policies.ts';

export type OriginalToSave = { readonly name: string; readonly type: string; readonly content: Uint8Array };

/** Word and PDF are named for what they are; everything else is bytes to save, so that no browser ever shows it as a page. */
const types: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** The file a version was read from, to the byte. @throws Failure `version-not-found`, `original-lost` */
export async function readOriginal(db: Db, versionId: string): Promise<OriginalToSave> {
  const [row] = await db
    .select({ name: policyVersion.sourceName, content: policyVersion.source })
    .from(policyVersion)
    .where(eq(policyVersion.id, versionId));
  if (!row) throw versionNotFound();
  // An empty file is never imported: this one was lost with a database that was rebuilt.
  if (row.content.length === 0) {
    throw new Failure(
      'original-lost',
      'The file as it was uploaded was lost. Open the library’s copy, or look in your own files.',
    );
  }
  const extension = row.name.split('.').at(-1)?.toLowerCase() ?? '';
  return { ...row, type: types[extension] ?? 'application/octet-stream' };
}
