import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { channelToken, closed, listening } from '#tests/server/adapters/channel.ts';

/** An activity that went through the relay, and what the bot answered. */
export type Relayed = { readonly name: string; readonly signed: boolean; readonly status: number };

export type SigningRelay = {
  readonly endpoint: string;
  readonly relayed: readonly Relayed[];
  /** Whether what comes from now on gets a token. */
  sign(wanted: boolean): void;
  close(): Promise<void>;
};

/**
 * Stands where the Bot Connector service stands, between a client and the bot: passes on every activity byte for byte
 * with the token that the service adds. The Playground adds none, for it can get one only from Microsoft.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function startSigningRelay(botId: string, botEndpoint: string): Promise<SigningRelay> {
  const relayed: Relayed[] = [];
  let signed = true;

  async function relay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const activity = JSON.parse(body.toString()) as { type: string; name?: string; serviceUrl: string };
    const headers = new Headers({ 'content-type': 'application/json' });
    const token = signed ? await channelToken({ aud: botId, serviceurl: activity.serviceUrl }) : null;
    if (token) headers.set('authorization', `Bearer ${token}`);
    const answer = await fetch(botEndpoint, { method: 'POST', headers, body });
    relayed.push({ name: activity.name ?? activity.type, signed: token !== null, status: answer.status });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  }

  const server = createServer((request, response) => {
    // The Playground asks with HEAD whether anybody is there before it posts.
    if (request.method !== 'POST') response.writeHead(405).end();
    else relay(request, response).catch((error) => response.writeHead(502).end(String(error)));
  });
  const origin = await listening(server);
  return {
    endpoint: `${origin}/api/messages`,
    relayed,
    sign(wanted) {
      signed = wanted;
    },
    close: () => closed(server),
  };
}
