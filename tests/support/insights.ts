import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { selfSigned } from '#tests/doctor/support/certificate.ts';

/** One item as Application Insights takes it. */
export type Envelope = {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly data: {
    readonly baseType: 'RequestData' | 'RemoteDependencyData' | 'MetricData';
    readonly baseData: {
      readonly name?: string;
      readonly success?: boolean;
      readonly resultCode?: string;
      readonly properties: Readonly<Record<string, string>>;
      readonly metrics?: readonly { readonly name: string; readonly value: number; readonly count?: number }[];
    };
  };
};

export type Insights = {
  readonly connectionString: string;
  /** All that was received, headers included. */
  readonly received: string[];
  envelopes(): readonly Envelope[];
  /** From now on: takes everything, refuses everything, or never answers. */
  become(mood: 'taking' | 'refusing' | 'hanging'): void;
  close(): Promise<void>;
};

/** Stands where Application Insights takes telemetry in. The exporter speaks TLS alone, so this does, with a certificate of its own. */
export async function openInsights(): Promise<Insights> {
  const received: string[] = [];
  const items: Envelope[] = [];
  let mood: 'taking' | 'refusing' | 'hanging' = 'taking';
  const day = 86_400_000;
  const certificate = selfSigned('localhost', new Date(Date.now() - day), new Date(Date.now() + day));
  const trust = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  const server = createServer(certificate, async (request, response) => {
    const bytes = await buffer(request);
    const body = String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes);
    received.push(`${request.method} ${request.url}\n${request.rawHeaders.join('\n')}\n${body}`);
    if (mood === 'hanging') return;
    if (mood === 'refusing') {
      response.writeHead(503).end();
      return;
    }
    const batch = JSON.parse(body) as Envelope[];
    items.push(...batch);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ itemsReceived: batch.length, itemsAccepted: batch.length, errors: [] }));
  });
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  return {
    connectionString: `InstrumentationKey=${randomUUID()};IngestionEndpoint=https://localhost:${port}/`,
    received,
    envelopes: () => items,
    become(next) {
      mood = next;
    },
    async close() {
      if (trust === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = trust;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
