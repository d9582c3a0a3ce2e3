import { randomBytes } from 'node:crypto';

export type AuthorizationCode = {
  readonly objectId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge: string;
  readonly nonce: string | undefined;
  readonly expiresAt: number;
};

export type Codes = {
  issue(code: Omit<AuthorizationCode, 'expiresAt'>): string;
  /** A code is good once (ENT v2-oauth2-auth-code-flow.md). */
  redeem(code: string): AuthorizationCode | null;
};

const LIFETIME_MS = 10 * 60_000;
const MOST_CODES = 1_000;

export function createCodes(now: () => Date): Codes {
  const codes = new Map<string, AuthorizationCode>();
  return {
    issue(code) {
      const key = randomBytes(32).toString('base64url');
      codes.set(key, { ...code, expiresAt: now().getTime() + LIFETIME_MS });
      if (codes.size > MOST_CODES) codes.delete(codes.keys().next().value ?? key);
      return key;
    },
    redeem(key) {
      const code = codes.get(key);
      codes.delete(key);
      return code && code.expiresAt > now().getTime() ? code : null;
    },
  };
}
