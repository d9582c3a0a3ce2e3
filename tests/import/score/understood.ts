import { readFile } from '#server/import/read-file.ts';
import { understand } from '#server/import/understand.ts';
import type { PolicyDocument } from '#src/domain/policy-document.ts';

/** What the importer makes of a file, without the thread that guards the server from hostile ones. */
export async function understood(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<PolicyDocument> {
  return understand(await readFile(file.name, file.bytes));
}
