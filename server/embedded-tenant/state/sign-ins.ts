import { randomUUID } from 'node:crypto';

/** Ways in which Entra, or the host that asks it, refuses to sign somebody in. */
export const refusalKinds = [
  'consent-required',
  'interaction-required',
  'device-not-compliant',
  'blocked-by-policy',
  'unknown-account',
  'not-assigned',
  'user-cancelled',
  'window-blocked',
  'no-network',
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** `silent` asks nobody, `interactive` shows a window or a page. */
export type Asking = 'silent' | 'interactive';

export type Refusal = {
  readonly id: string;
  readonly answer: RefusalKind;
  /** Null for both kinds of asking. */
  readonly asking: Asking | null;
  /** Null for everybody. */
  readonly objectId: string | null;
  /** Null until it is cleared. */
  readonly times: number | null;
};

export type TokenRequest = {
  readonly via: 'nested' | 'teams' | 'browser';
  readonly asking: Asking;
  readonly objectId: string;
  readonly claims: string | null;
  readonly answer: RefusalKind | 'token';
};

export type SignIns = {
  refuse(refusal: Omit<Refusal, 'id'>): Refusal;
  refusals(): readonly Refusal[];
  /** Notes the request and uses up what it is to be refused with; null where it gets its token. */
  answer(request: Omit<TokenRequest, 'answer'>): RefusalKind | null;
  requests(): readonly TokenRequest[];
  /** Who is signed in to the hosts of this person: somebody may change the account there while an app stays open. */
  accountOf(objectId: string): string;
  switchAccount(objectId: string, to: string): void;
  /** Whether the hosts are new enough for nested app authentication: Teams then recommends it, Outlook has it. */
  isNestedOffered: boolean;
  clear(): void;
};

const MOST_REQUESTS = 200;

export function createSignIns(): SignIns {
  let refusals: Refusal[] = [];
  let requests: TokenRequest[] = [];
  const accounts = new Map<string, string>();
  const signIns: SignIns = {
    refuse(asked) {
      const refusal = { ...asked, id: randomUUID() };
      refusals = [...refusals, refusal];
      return refusal;
    },
    refusals: () => refusals,
    answer(request) {
      const found = refusals.find(
        ({ asking, objectId }) =>
          (asking === null || asking === request.asking) && (objectId === null || objectId === request.objectId),
      );
      if (found) refusals = usedUp(refusals, found);
      requests = [...requests, { ...request, answer: found?.answer ?? ('token' as const) }].slice(-MOST_REQUESTS);
      return found?.answer ?? null;
    },
    requests: () => requests,
    accountOf: (objectId) => accounts.get(objectId) ?? objectId,
    switchAccount: (objectId, to) => void accounts.set(objectId, to),
    isNestedOffered: true,
    clear() {
      refusals = [];
      requests = [];
      accounts.clear();
      signIns.isNestedOffered = true;
    },
  };
  return signIns;
}

function usedUp(refusals: readonly Refusal[], { id }: Refusal): Refusal[] {
  return refusals.flatMap((refusal) => {
    if (refusal.id !== id || refusal.times === null) return [refusal];
    return refusal.times > 1 ? [{ ...refusal, times: refusal.times - 1 }] : [];
  });
}
