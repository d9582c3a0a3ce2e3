import { useCallback, useEffect, useRef, useState } from 'react';
import { readClientConfig } from '#src/api/client-config.ts';
import { createDoor, type Door, holderOf } from '#src/api/door.ts';
import { mayPass } from '#src/api/kept-presses.ts';
import { createSend, type Send } from '#src/api/send.ts';
import { staffApi } from '#src/api/staff-api.ts';
import { useTriedAgain } from '#src/api/use-tried-again.ts';
import type { ClientConfig, Me } from '#src/contract/session.ts';
import { detectHost } from '#src/hosts/detect-host.ts';
import type { Host, SignInWish } from '#src/hosts/host.ts';
import { SignInProblem } from '#src/hosts/sign-in-problem.ts';
import { leaveForLanguage } from './language.ts';

/** What keeps the page from going on, and the press that may change it. */
export type Stop = {
  readonly error: unknown;
  /** Null where not even the settings could be read. */
  readonly config: ClientConfig | null;
  readonly host: Host | null;
  goOn(how: { readonly otherAccount: boolean }): void;
};

export type Session =
  | { readonly status: 'starting' }
  | { readonly status: 'stopped'; readonly stop: Stop }
  | {
      readonly status: 'ready';
      readonly host: Host;
      readonly send: Send;
      readonly me: Me;
      readonly door: Door;
      /** The page belonged to somebody else before. */
      readonly wasOther: boolean;
      /** The person has to sign in again before the calls that wait can go out. */
      readonly stop: Stop | null;
    };

type Found = { readonly config: ClientConfig | null; readonly host: Host | null };
type Beginning = { readonly wish?: SignInWish; readonly isQuiet?: boolean; readonly wasOther?: boolean };

/** Finds the host, signs in, and asks who the person is. Gives the host as soon as there is one, for its theme. */
export function useSession(page: 'tab' | 'pane'): { readonly session: Session; readonly host: Host | null } {
  const [session, setSession] = useState<Session>({ status: 'starting' });
  const [host, setHost] = useState<Host | null>(null);
  const found = useRef<Found>({ config: null, host: null });
  const begin = useCallback(
    async ({ wish, isQuiet = false, wasOther = false }: Beginning) => {
      if (!isQuiet) setSession({ status: 'starting' });
      const fetcher = fetch.bind(globalThis);
      try {
        const config = found.current.config ?? (await readClientConfig(fetcher));
        const here = found.current.host ?? (await detectHost(config, page));
        found.current = { config, host: here };
        if (leaveForLanguage(here.locale)) return;
        setHost(here);
        if (wish) await here.signIn(wish);
        const holder = holderOf(await here.start());
        let state: 'opening' | 'open' | 'over' = 'opening';
        const show = (stop: Stop | null) =>
          setSession((now) => (now.status === 'ready' && now.door === door ? { ...now, stop } : now));
        const askPerson = oneAtATime(async (problem) => {
          if (state === 'opening') throw problem;
          await signedInByPress(problem, here, (error, goOn) => show({ ...found.current, error, goOn }));
          // What is behind the screen is shown again to the person it belongs to alone.
          await door.look();
          if (state === 'open') show(null);
        });
        const onOtherPerson = () => {
          if (state === 'over') return;
          state = 'over';
          window.location.hash = '#/';
          void begin({ wasOther: true });
        };
        const door = createDoor(here, holder, { askPerson, onOtherPerson });
        const send = createSend(door, fetcher);
        const me = await staffApi(send).me();
        if (state === 'opening') state = 'open';
        setSession({ status: 'ready', host: here, send, me, door, wasOther, stop: null });
      } catch (thrown) {
        const error = thrown instanceof SignInProblem ? thrown.withClaims(wish?.claims) : thrown;
        const goOn: Stop['goOn'] = ({ otherAccount }) => {
          const isAsked = otherAccount || (error instanceof SignInProblem && error.needsPerson);
          void begin({ wasOther, ...(isAsked ? { wish: wishAfter(error, otherAccount) } : {}) });
        };
        setSession({ status: 'stopped', stop: { ...found.current, error, goOn } });
      } finally {
        found.current.host?.ready();
      }
    },
    [page],
  );
  useEffect(() => void begin({}), [begin]);
  useTriedAgain(session.status === 'stopped' && passes(session.stop.error), () => begin({ isQuiet: true }));
  useWatchedAccount(session);
  return { session, host };
}

/** Shows the problem, and the next one where signing in fails again, until it has worked. */
function signedInByPress(
  problem: SignInProblem,
  { signIn }: Host,
  show: (problem: SignInProblem, goOn: Stop['goOn']) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const ask = (error: SignInProblem) =>
      show(error, ({ otherAccount }) =>
        signIn(wishAfter(error, otherAccount)).then(resolve, (refusal: SignInProblem) =>
          ask(refusal.withClaims(error.facts.claims)),
        ),
      );
    ask(problem);
  });
}

/** The account of a host can change while the page stands: people share computers, and Outlook holds several mailboxes. */
function useWatchedAccount(session: Session): void {
  const door = session.status === 'ready' ? session.door : null;
  const message = session.status === 'ready' ? session.host.message : null;
  useEffect(() => {
    if (!door) return;
    const look = () => {
      if (document.visibilityState === 'visible') void door.look();
    };
    message?.onChange(look);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [door, message]);
}

/** A sign-in that failed for a reason nobody knows is left alone: Microsoft refuses those who ask again and again. */
function passes(error: unknown): boolean {
  return mayPass(error) && !(error instanceof SignInProblem && error.reason === 'unavailable');
}

function wishAfter(error: unknown, otherAccount: boolean): SignInWish {
  const claims = error instanceof SignInProblem ? error.facts.claims : undefined;
  return claims === undefined ? { otherAccount } : { otherAccount, claims };
}

/** Calls that fail together wait for the same press. */
function oneAtATime(ask: (problem: SignInProblem) => Promise<void>): (problem: SignInProblem) => Promise<void> {
  let asking: Promise<void> | null = null;
  return async (problem) => {
    asking ??= ask(problem).finally(() => {
      asking = null;
    });
    return asking;
  };
}
