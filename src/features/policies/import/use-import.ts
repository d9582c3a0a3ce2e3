import { useState } from 'react';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useAdminApi } from '#src/api/use-admin-api.ts';
import { useAnnounce } from '#src/ui/announcer.tsx';
import { policiesTexts } from '#strings/policies.ts';

export type Importing =
  | { readonly status: 'idle' }
  | { readonly status: 'reading'; readonly name: string }
  | { readonly status: 'failed'; readonly name: string; readonly trouble: Trouble };

/** What the server reads; the same list as its table of extensions. */
export const importableFiles = '.docx,.pdf,.md,.txt,.html';

/** Takes one file at a time, as a new policy or as the next version of one, and opens what was understood. */
export function useImport(policyId?: string): {
  readonly importing: Importing;
  take(file: File | undefined): Promise<void>;
} {
  const api = useAdminApi();
  const announce = useAnnounce();
  const [importing, setImporting] = useState<Importing>({ status: 'idle' });
  const take = async (file: File | undefined) => {
    if (!file || importing.status === 'reading') return;
    setImporting({ status: 'reading', name: file.name });
    announce(policiesTexts.reading(file.name));
    try {
      const version = await api.importPolicy(file.name, file, policyId);
      setImporting({ status: 'idle' });
      window.location.hash = `#/policies/${version.id}${version.alreadyImported ? '?again=1' : ''}`;
    } catch (error) {
      setImporting({ status: 'failed', name: file.name, trouble: troubleOf(error) });
    }
  };
  return { importing, take };
}
