import { channel } from 'node:diagnostics_channel';
import { type Peer, pathPattern, peerOf } from './path-pattern.ts';
import type { Piece, Telemetry } from './telemetry.ts';

/** What Node's `fetch` tells of a call: https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md */
type Call = { readonly origin: string; readonly path: string; readonly method: string };
type Told = { readonly request: Call; readonly response?: { statusCode: number; headers: readonly Uint8Array[] } };

/** What is read again where the service is down; every other call is made again by whoever queued it. */
const passing: ReadonlySet<number> = new Set([503, 504]);
/** Of so many addresses it is remembered that they were down. */
const mostRefused = 1_000;

/**
 * Makes a piece of every call to Microsoft, where it is made: the adapters need not know, and none can be forgotten.
 * Gives what ends it.
 */
export function traceOutgoingCalls(telemetry: Telemetry, peers: readonly Peer[]): () => void {
  if (!telemetry.isOn) return () => undefined;
  const open = new WeakMap<Call, { readonly piece: Piece; readonly facts: Record<string, string | number> }>();
  // In memory alone: how often the same reading met a service that is down, in a row.
  const refusals = new Map<string, number>();

  const onCreate = (message: unknown): void => {
    const { request } = message as Told;
    const url = request.origin + request.path;
    const pattern = pathPattern(request.path);
    const peer = peerOf(peers, url, pattern);
    if (peer === null) return;
    const resends = refusals.get(`${request.method} ${url}`) ?? 0;
    const facts = {
      'peer.service': peer,
      'http.request.method': request.method,
      'url.template': pattern,
      ...(resends === 0 ? {} : { 'http.request.resend_count': resends }),
    };
    open.set(request, { piece: telemetry.begin('call', `${request.method} ${peer} ${pattern}`), facts });
  };
  const finish = (request: Call, status: number | null, wait: string | null): void => {
    const begun = open.get(request);
    if (!begun) return;
    open.delete(request);
    const key = `${request.method} ${request.origin}${request.path}`;
    if (request.method === 'GET' && status !== null && passing.has(status)) {
      if (refusals.size >= mostRefused) refusals.clear();
      refusals.set(key, (refusals.get(key) ?? 0) + 1);
    } else refusals.delete(key);
    const facts = {
      ...begun.facts,
      ...(status === null ? { 'error.type': 'unanswered' } : { 'http.response.status_code': status }),
      ...(wait !== null && /^\d{1,6}$/.test(wait) ? { 'countersign.retry_after': Number(wait) } : {}),
    };
    begun.piece.end({ facts, failed: status === null || status >= 400 });
  };
  const onHeaders = (message: unknown): void => {
    const { request, response } = message as Told;
    if (response) finish(request, response.statusCode, headerOf(response.headers, 'retry-after'));
  };
  const onError = (message: unknown): void => finish((message as Told).request, null, null);

  const listeners = [
    ['undici:request:create', onCreate],
    ['undici:request:headers', onHeaders],
    ['undici:request:error', onError],
  ] as const;
  for (const [name, listener] of listeners) channel(name).subscribe(listener);
  return () => {
    for (const [name, listener] of listeners) channel(name).unsubscribe(listener);
  };
}

/** Names and values take turns. */
function headerOf(headers: readonly Uint8Array[], name: string): string | null {
  const at = headers.findIndex((part, index) => index % 2 === 0 && String(part).toLowerCase() === name);
  return at < 0 ? null : String(headers[at + 1]);
}
