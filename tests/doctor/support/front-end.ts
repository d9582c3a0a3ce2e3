import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export type FrontEnd = { readonly address: string; close(): Promise<void> };
export type Certificate = { readonly key: string; readonly cert: string };

/** What stands before the product: passes everything on but what `instead` answers. With a certificate it speaks TLS. */
export async function frontEnd(
  origin: string,
  instead: (path: string) => { readonly status: number; readonly body: string } | null,
  certificate?: Certificate,
): Promise<FrontEnd> {
  const answer: RequestListener = async (request, response) => {
    const path = request.url ?? '/';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const other = instead(path);
    if (other) {
      response.writeHead(other.status).end(other.body);
      return;
    }
    const { authorization, 'content-type': type } = request.headers;
    const passed = await fetch(origin + path, {
      method: request.method ?? 'GET',
      headers: { ...(authorization ? { authorization } : {}), ...(type ? { 'content-type': type } : {}) },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    response.writeHead(passed.status).end(await passed.text());
  };
  const server = certificate ? createTlsServer(certificate, answer) : createServer(answer);
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `${certificate ? 'https' : 'http'}://localhost:${port}`,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}
