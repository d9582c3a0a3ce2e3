import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const tenantId = '72f988bf-0000-4000-8000-000000000001';
export const clientId = '9a1c0d52-0000-4000-8000-000000000002';
export const objectId = '0b5e7a10-0000-4000-8000-000000000003';

/** Keys are dear to make: one pair serves every test, and no test changes it. */
const pair = await generateKeyPair('RS256', { extractable: true });

export type Issuer = {
  readonly origin: string;
  /** How often the keys were read. */
  readonly reads: () => number;
  /** From now on the keys cannot be read. */
  close(): Promise<void>;
};

/** An issuer with the addresses of Entra: keys, and nothing else. */
export async function startIssuer(): Promise<Issuer> {
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' };
  let reads = 0;
  const server = createServer((request, response) => {
    if (request.url !== `/${tenantId}/discovery/v2.0/keys`) return void response.writeHead(404).end();
    reads += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, reads: () => reads, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}

/** The claims of a right token at that moment, with the given ones in place of them; undefined takes one away. */
export function claims(origin: string, now: Date, given: Record<string, unknown> = {}): JWTPayload {
  const at = Math.floor(now.getTime() / 1000);
  return {
    ver: '2.0',
    iss: `${origin}/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid: objectId,
    sub: 'pairwise',
    azp: clientId,
    scp: 'access_as_user',
    name: 'Ava Turner',
    preferred_username: 'ava@oakfield.example',
    iat: at - 60,
    nbf: at - 60,
    exp: at + 3600,
    ...given,
  };
}

export function signed(payload: JWTPayload, kid = 'k1'): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(pair.privateKey);
}
