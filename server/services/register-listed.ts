import type { RegisterListName, StandingRow } from '#server/adapters/ports.ts';
import type { Proof } from './register-proof.ts';

/** A row in the list it was found in, with its proof where that is one of ours. */
export type ListedRow = { readonly list: RegisterListName; readonly row: StandingRow; readonly proof: Proof | null };

/** The lists as people know them. */
export const listNames = { attestations: 'Attestations', compliance: 'Compliance' } as const;

/** For a terminal: which row, and whom and what it is about as far as it says. */
export function rowInWords({ list, row }: ListedRow): string {
  const version = row.version === null ? null : `version ${row.version}`;
  const about = [row.name, row.policy, version].filter((part) => part !== null).join(', ');
  return `${listNames[list]} ${row.item.itemId}${about === '' ? '' : ` (${about})`}`;
}
