import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const botId = '9a1c0d52-0000-4000-8000-000000000002';
export const schoolTenant = '72f988bf-0000-4000-8000-000000000001';
export const serviceUrl = 'https://smba.trafficmanager.net/uk';

/** One pair serves every test, and no test changes it. */
const pair = await generateKeyPair('RS256');
const strangers = await generateKeyPair('RS256');

/** The keys of the Bot Framework, at an address of our own. */
export async function startChannelKeys(): Promise<{ readonly openIdUrl: string; close(): Promise<void> }> {
  const jwk = {
    ...(await exportJWK(pair.publicKey)),
    kid: 'channel',
    use: 'sig',
    alg: 'RS256',
    endorsements: ['msteams'],
  };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  });
  const origin = await listening(server);
  return { openIdUrl: `${origin}/.well-known/openidconfiguration`, close: () => closed(server) };
}

/** A token as the channel signs it; `given` stands in place of the right claims, and undefined takes one away. */
export function channelToken(given: Record<string, unknown> = {}, key = pair.privateKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims: JWTPayload = {
    iss: 'https://api.botframework.com',
    aud: botId,
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 600,
    ...given,
  };
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'channel', typ: 'JWT' }).sign(key);
}

export function strangersToken(): Promise<string> {
  return channelToken({}, strangers.privateKey);
}

export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
