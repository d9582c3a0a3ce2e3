import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A road to another server of this machine on which every call takes so long more, as it does to Microsoft. */
export async function slowRoad(to: string, milliseconds: number): Promise<{ origin: string; close(): void }> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    // The far end answers to its own name alone.
    const { host: _, ...headers } = incoming.headers;
    const onward = request(`${to}${incoming.url}`, { agent, method: incoming.method, headers }, (answer) => {
      setTimeout(() => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      }, milliseconds);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
