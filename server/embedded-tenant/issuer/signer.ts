import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';
import type { Store } from '../state/store.ts';

export type Signer = {
  /** The public key as the metadata endpoints publish it. */
  readonly jwk: JWK;
  /** Signs with the one key there is, and names it otherwise where a `kid` is given. */
  sign(claims: JWTPayload, kid?: string): Promise<string>;
  /** Checks signature, issuer, audience where given, and the times by the tenant's clock. */
  verify(token: string, expected: { issuer: string; audience?: string; now: Date }): Promise<JWTPayload>;
};

type StoredKey = { readonly kid: string; readonly jwk: JWK };

/** Making a key costs more than starting a tenant: the tenants of one process that keep nothing share one. */
let processKey: Promise<StoredKey> | null = null;

/** RS256 with a key that is kept with the state, so that tokens and cached keys outlive a restart. */
export async function createSigner(store: Store): Promise<Signer> {
  const keys = store.collection<StoredKey>('keys');
  let stored = keys.get('signing');
  if (!stored) {
    processKey ??= makeKey();
    stored = await processKey;
    keys.set('signing', stored);
  }
  const { kid } = stored;
  const privateKey = await importKey(stored.jwk);
  const jwk = publicPart(stored);
  const publicKey = await importKey(jwk);
  return {
    jwk,
    sign: (claims, named = kid) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: named }).sign(privateKey),
    async verify(token, { now, ...expected }) {
      const { payload } = await jwtVerify(token, publicKey, { ...expected, algorithms: ['RS256'], currentDate: now });
      return payload;
    },
  };
}

async function makeKey(): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { kid: String(jwk.n).slice(0, 27), jwk };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256');
  if (key instanceof Uint8Array) throw new Error('The stored signing key is not an RSA key');
  return key;
}

function publicPart({ kid, jwk }: StoredKey): JWK {
  return { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n: String(jwk.n), e: String(jwk.e) };
}
