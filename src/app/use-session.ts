import { useCallback, useEffect, useRef, useState } from 'react';
import { readClientConfig } from '#src/api/client-config.ts';
import { createSend, type Send } from '#src/api/send.ts';
import { staffApi } from '#src/api/staff-api.ts';
import { type Trouble, troubleOf } from '#src/api/trouble.ts';
import type { Me } from '#src/contract/session.ts';
import { detectHost } from '#src/hosts/detect-host.ts';
import type { Host } from '#src/hosts/host.ts';
import { SignInProblem } from '#src/hosts/sign-in-problem.ts';
import { leaveForLanguage } from './language.ts';

export type Session =
  | { readonly status: 'starting' }
  | { readonly status: 'signed-out'; readonly trouble: Trouble; signIn(): void }
  | { readonly status: 'failed'; readonly trouble: Trouble; tryAgain(): void }
  | { readonly status: 'ready'; readonly host: Host; readonly send: Send; readonly me: Me };

/** Finds the host, signs in, and asks who the person is. Gives the host as soon as there is one, for its theme. */
export function useSession(page: 'tab' | 'pane'): { readonly session: Session; readonly host: Host | null } {
  const [session, setSession] = useState<Session>({ status: 'starting' });
  const [host, setHost] = useState<Host | null>(null);
  const found = useRef<Host | null>(null);
  const begin = useCallback(
    async (signInFirst: boolean) => {
      setSession({ status: 'starting' });
      const fetcher = fetch.bind(globalThis);
      try {
        const here = found.current ?? (await detectHost(await readClientConfig(fetcher), page));
        found.current = here;
        if (leaveForLanguage(here.locale)) return;
        setHost(here);
        if (signInFirst) await here.signIn();
        const send = createSend(here.token, fetcher);
        setSession({ status: 'ready', host: here, send, me: await staffApi(send).me() });
      } catch (error) {
        const trouble = troubleOf(error);
        setSession(
          error instanceof SignInProblem
            ? { status: 'signed-out', trouble, signIn: () => void begin(true) }
            : { status: 'failed', trouble, tryAgain: () => void begin(false) },
        );
      } finally {
        found.current?.ready();
      }
    },
    [page],
  );
  useEffect(() => void begin(false), [begin]);
  return { session, host };
}
