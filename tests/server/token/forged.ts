import { request } from 'node:http';
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import type { World } from '#tests/support/world.ts';

/** Claims in place of a good token's own; undefined takes one away. */
export type ClaimChange = Readonly<Record<string, unknown>>;

/** Ways to make a token that is not quite the one Microsoft gave. */
export type Forger = {
  readonly good: string;
  /** Signed as Microsoft signs. */
  with(change: ClaimChange, kid?: string): Promise<string>;
  /** With another person's key, that claims to be Microsoft's or brings itself along. */
  byStranger(header: 'same-kid' | 'own-kid' | 'own-key-inside'): Promise<string>;
  /** The public key, which everybody has, used as the secret of a symmetric signature. */
  byKeyConfusion(): Promise<string>;
  unsigned(alg: string): string;
  /** The good signature under other claims. */
  tampered(change: ClaimChange): string;
};

const strangers = await generateKeyPair('RS256');

/** From a token that is good. */
export function forgerOf(world: World, good: string): Forger {
  const claims = decodeJwt(good);
  const { kid } = decodeProtectedHeader(good);
  const [head, , signature] = good.split('.');
  const changed = (change: ClaimChange): JWTPayload => {
    const all = Object.entries({ ...claims, ...change });
    return Object.fromEntries(all.filter(([, value]) => value !== undefined));
  };
  return {
    good,
    with: (change, named) => world.control.signToken(changed(change), named),
    async byStranger(header) {
      const parts = {
        'same-kid': { kid },
        'own-kid': { kid: 'strangers' },
        'own-key-inside': { kid: 'strangers', jwk: await exportJWK(strangers.publicKey) },
      }[header];
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...parts } as never)
        .sign(strangers.privateKey);
    },
    async byKeyConfusion() {
      const address = `${world.tenantOrigin}/${world.settings.tenantId}/discovery/v2.0/keys`;
      const { keys } = (await (await fetch(address)).json()) as { keys: JWK[] };
      const key = await importJWK({ ...keys[0], ext: true }, 'RS256');
      const secret = new TextEncoder().encode(await exportSPKI(key as CryptoKey));
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: String(kid) }).sign(secret);
    },
    unsigned: (alg) => `${encoded({ alg, typ: 'JWT', kid })}.${encoded(claims)}.`,
    tampered: (change) => `${head}.${encoded(changed(change))}.${signature}`,
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A POST with exactly these header lines, which `fetch` would tidy up. */
export function post(
  address: string,
  authorization: readonly string[],
  body: unknown,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const content = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const call = request(
      address,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(content),
          ...(authorization.length === 0 ? {} : { authorization: [...authorization] as never }),
        },
      },
      async (response) => {
        let text = '';
        for await (const part of response) text += part;
        resolve({ status: response.statusCode ?? 0, body: text.startsWith('{') ? JSON.parse(text) : text });
      },
    );
    call.on('error', reject);
    call.end(content);
  });
}

/** What an acceptance would change. */
export async function storedState(world: World): Promise<string> {
  const { rows } = await world.database.query<{ state: string }>(
    `select concat_ws(' ', (select count(*) from attestation), (select count(*) from ledger), (select count(*) from outbox),
      (select count(*) from person), (select md5(string_agg(r::text, '' order by id)) from request r)) as state`,
  );
  return rows[0]?.state ?? '';
}
