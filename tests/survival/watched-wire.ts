import { createServer, type IncomingMessage, type Server, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A moment on the wire to Microsoft 365: a call that is about to arrive, or one that acted and whose answer is on its way. */
export type Moment = { readonly when: 'before' | 'after'; readonly method: string; readonly path: RegExp };

export type WatchedWire = {
  readonly origin: string;
  /** Calls `act` once, at the first such moment, and loses that call's answer. */
  at(moment: Moment, act: () => void): void;
  /** Keeps the first such call waiting; `met` resolves when it is there. */
  hold(moment: Omit<Moment, 'when'>): { readonly met: Promise<void>; readonly letGo: () => void };
  close(): Promise<void>;
};

/** Stands between the product and the tenant and passes everything on, until the moment it waits for. */
export async function watchWire(target: string): Promise<WatchedWire> {
  let waiting: { moment: Moment; act: () => void } | null = null;
  let holding: { call: Omit<Moment, 'when'>; meet: () => void; until: Promise<void> } | null = null;
  const held = async ({ method, url }: IncomingMessage): Promise<void> => {
    if (!holding || holding.call.method !== method || !holding.call.path.test(url ?? '')) return;
    const { meet, until } = holding;
    holding = null;
    meet();
    await until;
  };
  const due = (when: Moment['when'], incoming: IncomingMessage): (() => void) | null => {
    const { moment, act } = waiting ?? {};
    if (!moment || moment.when !== when || moment.method !== incoming.method || !moment.path.test(incoming.url ?? ''))
      return null;
    waiting = null;
    return act ?? null;
  };
  const server: Server = createServer((incoming, outgoing) => {
    const before = due('before', incoming);
    if (before) {
      before();
      outgoing.destroy();
      return;
    }
    const { host: _, ...headers } = incoming.headers;
    const onward = sendRequest(`${target}${incoming.url}`, { method: incoming.method, headers }, (answer) => {
      const after = due('after', incoming);
      if (after) {
        after();
        outgoing.destroy();
        answer.resume();
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    void held(incoming).then(() => incoming.pipe(onward));
  });
  await new Promise<void>((done) => server.listen(0, done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    at(moment, act) {
      waiting = { moment, act };
    },
    hold(call) {
      let letGo: () => void = () => undefined;
      const until = new Promise<void>((done) => {
        letGo = done;
      });
      const met = new Promise<void>((meet) => {
        holding = { call, meet, until };
      });
      return { met, letGo };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
