import { useCallback, useEffect, useState } from 'react';
import type { ComplianceApi } from '#src/api/compliance-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { ComplianceQuery, ComplianceRow, ComplianceRows, ComplianceSort } from '#src/contract/compliance.ts';

/** Some forty sheets: more than that is a file's work. */
const mostPrinted = 1_000;

type Paper = {
  /** All rows while they are printed, null otherwise. */
  readonly rows: readonly ComplianceRow[] | null;
  readonly isWorking: boolean;
  readonly trouble: Trouble | null;
  print(): Promise<void>;
};

/** Prints a list with all its pages, and not only the one on the screen. */
export function usePaper(
  api: ComplianceApi,
  query: ComplianceQuery & { readonly sort?: ComplianceSort | undefined },
  shown: ComplianceRows | null,
): Paper {
  const [rows, setRows] = useState<readonly ComplianceRow[] | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    if (rows === null) return;
    const put = () => setRows(null);
    window.addEventListener('afterprint', put);
    window.print();
    return () => window.removeEventListener('afterprint', put);
  }, [rows]);
  const print = useCallback(async () => {
    if (shown === null || shown.total <= shown.rows.length) {
      window.print();
      return;
    }
    setIsWorking(true);
    setTrouble(null);
    try {
      const all: ComplianceRow[] = [];
      for (let page = 1; all.length < Math.min(shown.total, mostPrinted); page += 1) {
        const more = await api.people({ ...query, page });
        if (more.rows.length === 0) break;
        all.push(...more.rows);
      }
      setRows(all);
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setIsWorking(false);
    }
  }, [api, query, shown]);
  return { rows, isWorking, trouble, print };
}
