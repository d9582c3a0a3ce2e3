import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A road to another server of this machine on which every answer takes so long more, as it does from Microsoft. */
export async function slowRoad(to: string, milliseconds: number): Promise<{ origin: string; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(new URL(to).port), 'localhost');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => undefined);
    }
    near.pipe(far);
    far.on('data', (part) => setTimeout(() => near.write(part), milliseconds));
    far.once('close', () => setTimeout(() => near.end(), milliseconds));
  });
  await new Promise<void>((done) => server.listen(0, done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
