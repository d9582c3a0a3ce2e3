import { useCallback, useRef, useState } from 'react';
import { forgetPress, isFinal, keepPress, keptPress, mayPass, type Press } from '#src/api/kept-presses.ts';
import { forgetReading, keepAnswers, keptAnswers } from '#src/api/kept-reading.ts';
import type { StaffApi } from '#src/api/staff-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import { useTriedAgain } from '#src/api/use-tried-again.ts';
import type { Receipt, RequestDetail } from '#src/contract/requests.ts';
import type { ClientChannel } from '#src/domain/attestation.ts';
import { type Entries, emptyEntries, entriesBefore, entriesOf, type Fault, faultsOf, signedWords } from './entries.ts';

/** `waiting`: pressed, kept, and sent again as soon as there is a way. */
export type Sending =
  | { readonly status: 'idle' }
  | { readonly status: 'sending' }
  | { readonly status: 'waiting' }
  | { readonly status: 'refused'; readonly trouble: Trouble };

export type Acceptance = {
  readonly entries: Entries;
  /** The answers are from an earlier visit. */
  readonly isGoingOn: boolean;
  readonly faults: readonly Fault[];
  readonly sending: Sending;
  change(entries: Entries): void;
  accept(): Promise<void>;
};

/** The answers as they are given, and the act. A press whose answer is lost goes again: the server records once. */
export function useAcceptance(
  api: StaffApi,
  request: RequestDetail,
  channel: ClientChannel,
  onAccepted: (receipt: Receipt) => void,
): Acceptance {
  const [pressedBefore] = useState(() => pressFor(request));
  const [answeredBefore] = useState(() => entriesBefore(request, keptAnswers(request.id)));
  const [entries, setEntries] = useState(() =>
    pressedBefore ? entriesOf(pressedBefore) : (answeredBefore ?? emptyEntries(request)),
  );
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sending, setSending] = useState<Sending>({ status: pressedBefore ? 'waiting' : 'idle' });
  const isSending = useRef(false);
  const accepted = useRef(onAccepted);
  accepted.current = onAccepted;

  const send = useCallback(
    async (press: Press, isQuiet: boolean) => {
      if (isSending.current) return;
      isSending.current = true;
      if (!isQuiet) setSending({ status: 'sending' });
      try {
        const receipt = await api.accept(request.id, press);
        forgetPress(request.id);
        forgetReading(request.id);
        accepted.current(receipt);
      } catch (error) {
        if (isFinal(error)) forgetPress(request.id);
        setSending(mayPass(error) ? { status: 'waiting' } : { status: 'refused', trouble: troubleOf(error) });
      } finally {
        isSending.current = false;
      }
    },
    [api, request.id],
  );
  useTriedAgain(sending.status === 'waiting', () => {
    const press = keptPress(request.id);
    return press ? send(press, true) : Promise.resolve();
  });

  return {
    entries,
    isGoingOn: answeredBefore !== null && !pressedBefore,
    faults,
    sending,
    change(next) {
      setEntries(next);
      keepAnswers(request.id, { contentHash: request.contentHash, entries: next });
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
      const press = { contentHash: request.contentHash, channel, ...signedWords(entries) };
      keepPress(request.id, press);
      await send(press, false);
    },
  };
}

/** A press on other words than those now asked for is no press on these. */
function pressFor({ id, contentHash }: RequestDetail): Press | null {
  const press = keptPress(id);
  if (press && press.contentHash !== contentHash) forgetPress(id);
  return press?.contentHash === contentHash ? press : null;
}
