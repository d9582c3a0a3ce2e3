import type { SignIn, TokenWish } from '#src/hosts/host.ts';
import { SignInProblem } from '#src/hosts/sign-in-problem.ts';

/** Where calls get their tokens: for the one person whom the page belongs to, and for nobody else. */
export type Door = {
  /** @throws SignInProblem that passes by itself */
  token(wish?: TokenWish): Promise<string>;
  /** Has the person sign in, and resolves when they have. */
  signIn(problem: SignInProblem): Promise<void>;
  /** Asks the host who is there now, and nobody else. */
  look(): Promise<void>;
};

type Outside = {
  /** Shows the problem and resolves when the person has signed in; those who wait together share one screen. */
  askPerson(problem: SignInProblem): Promise<void>;
  onOtherPerson(): void;
};

/** `holder` is whom the page belongs to. A call of theirs never goes out in the name of another: it comes to nothing. */
export function createDoor(signIn: SignIn, holder: string | null, { askPerson, onOtherPerson }: Outside): Door {
  const token = async (wish: TokenWish = {}): Promise<string> => {
    try {
      const found = await signIn.token(wish);
      if (holderOf(found) === holder) return found;
    } catch (error) {
      if (!(error instanceof SignInProblem && error.needsPerson)) throw error;
      await askPerson(error.withClaims(wish.claims));
      return token();
    }
    onOtherPerson();
    return new Promise<never>(() => undefined);
  };
  return {
    token,
    signIn: askPerson,
    async look() {
      const found = await signIn.token({ past: 'page' }).catch(() => null);
      if (found !== null && holderOf(found) !== holder) onOtherPerson();
    },
  };
}

/**
 * Whose token it is, by tenant and object id; null where it does not say. The API is ours, and so is the form of its
 * tokens; whether one is good is for the server to judge.
 */
export function holderOf(token: string): string | null {
  try {
    const [, payload = ''] = token.split('.');
    const { tid, oid } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Record<string, unknown>;
    return `${tid} ${oid}`;
  } catch {
    return null;
  }
}
