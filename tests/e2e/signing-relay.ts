import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { channelToken, closed, listening } from '#tests/server/adapters/channel.ts';

/** What a client posted through the relay, and what the bot answered. */
export type Relayed = { readonly name: string; readonly signed: boolean; readonly status: number };

/**
 * Stands where the Bot Connector service stands between Teams and a bot: passes on every activity as it came, with the
 * token that the service puts on it. The Playground has no such token, because it can only ask Microsoft for one.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function startSigningRelay(bot: { readonly id: string; readonly endpoint: string }) {
  const relayed: Relayed[] = [];
  let signs = true;
  const server = createServer(async (request, response) => {
    // The Playground asks with HEAD until somebody answers.
    if (request.method !== 'POST') return void response.writeHead(405).end();
    const body = await buffer(request);
    const activity = JSON.parse(body.toString()) as { type: string; name?: string; serviceUrl: string };
    const signed = signs;
    const token = signed ? await channelToken({ aud: bot.id, serviceurl: activity.serviceUrl }) : null;
    const answer = await fetch(bot.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body,
    });
    relayed.push({ name: activity.name ?? activity.type, signed, status: answer.status });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  const origin = await listening(server);
  return {
    endpoint: `${origin}/api/messages`,
    relayed: relayed as readonly Relayed[],
    /** Whether activities get the service's token from now on. */
    sign(wanted: boolean) {
      signs = wanted;
    },
    close: () => closed(server),
  };
}
