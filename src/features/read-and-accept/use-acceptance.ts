import { useState } from 'react';
import { AnswerLost } from '#src/api/api-problem.ts';
import type { StaffApi } from '#src/api/staff-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import type { Channel } from '#src/domain/attestation.ts';
import { type Entries, emptyEntries, type Fault, faultsOf, signedWords } from './entries.ts';

export type Sending =
  | { readonly status: 'idle' }
  | { readonly status: 'sending' }
  | { readonly status: 'lost' }
  | { readonly status: 'refused'; readonly trouble: Trouble };

export type Acceptance = {
  readonly entries: Entries;
  readonly faults: readonly Fault[];
  readonly sending: Sending;
  change(entries: Entries): void;
  accept(): Promise<void>;
};

/** The answers as they are given, and the act. A second press after a lost answer is safe: the server records once. */
export function useAcceptance(
  api: StaffApi,
  request: RequestDetail,
  channel: Exclude<Channel, 'teams-card'>,
  onAccepted: (receipt: Receipt) => void,
): Acceptance {
  const [entries, setEntries] = useState(() => emptyEntries(request));
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sending, setSending] = useState<Sending>({ status: 'idle' });
  return {
    entries,
    faults,
    sending,
    change(next) {
      setEntries(next);
      if (faults.length > 0) setFaults(faultsOf(request.document, next));
    },
    async accept() {
      if (sending.status === 'sending') return;
      const found = faultsOf(request.document, entries);
      setFaults(found);
      if (found.length > 0) {
        setSending({ status: 'idle' });
        document.getElementById(found[0]?.targetId ?? '')?.focus();
        return;
      }
      setSending({ status: 'sending' });
      try {
        const words = signedWords(entries);
        onAccepted(await api.accept(request.id, { contentHash: request.contentHash, channel, ...words }));
      } catch (error) {
        setSending(error instanceof AnswerLost ? { status: 'lost' } : { status: 'refused', trouble: troubleOf(error) });
      }
    },
  };
}
