import {
  AuthenticationHandler,
  Client,
  type Context,
  GraphError,
  type Middleware,
  RedirectHandler,
  RedirectHandlerOptions,
  ResponseType,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import type { Settings } from '#server/config/settings.ts';
import { retryAfterSeconds } from '../retry-after.ts';
import { type BatchAnswer, type BatchPart, batchAnswers, batchBody } from './batch.ts';
import { type GraphPath, graphPath, queryString } from './graph-path.ts';
import { GraphRefusal } from './graph-refusal.ts';
import { RetrySafely, type Sleep } from './retry-safely.ts';

export const graphOrigin = 'https://graph.microsoft.com';
const graphScope = `${graphOrigin}/.default`;

export type GraphOptions = {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers are `unknown` until the adapter that asked has read them. Each call throws GraphRefusal when Graph says no. */
export type Graph = {
  get(path: GraphPath, options?: GraphOptions): Promise<unknown>;
  /** Every item of a collection, through all its pages. */
  all(path: GraphPath, options?: GraphOptions): Promise<readonly unknown[]>;
  /** What a link in an earlier answer leads to: the next page, or the changes since. */
  follow(link: string, options?: Pick<GraphOptions, 'headers'>): Promise<unknown>;
  post(path: GraphPath, body: unknown, options?: GraphOptions): Promise<unknown>;
  patch(path: GraphPath, body: unknown, options?: GraphOptions): Promise<unknown>;
  remove(path: GraphPath, options?: GraphOptions): Promise<void>;
  /** Up to 20 requests in one call, in any order; it throws only where the call as a whole failed. */
  batch(parts: readonly BatchPart[]): Promise<readonly BatchAnswer[]>;
  /** Gives a file as it is. */
  download(path: GraphPath): Promise<Uint8Array>;
  /** Sends a file as it is. */
  upload(path: GraphPath, bytes: Uint8Array, options?: GraphOptions): Promise<unknown>;
};

/** SharePoint gives undecorated traffic a lower priority: https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online */
export const userAgent = 'ISV|Countersign|Countersign/0.1';

const answerWithin = 15_000;
/** The largest file there is, over the line of a small school. */
const uploadWithin = 100_000;
const mostPages = 1_000;

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** The one way to Graph. `token` is asked for with Graph's scope before every call and caches as it sees fit. */
export function createGraph(
  settings: Pick<Settings, 'graphUrl'>,
  token: (scope: string) => Promise<string>,
  sleep: Sleep,
): Graph {
  const chain: readonly Middleware[] = [
    new AuthenticationHandler({ getAccessToken: () => token(graphScope) }),
    new RetrySafely(sleep),
    new RedirectHandler(new RedirectHandlerOptions()),
    new TelemetryHandler(),
    new Transport(settings.graphUrl),
  ];
  chain.reduce((handler, next) => {
    handler.setNext?.(next);
    return next;
  });
  const client = Client.initWithMiddleware({ middleware: [...chain], defaultVersion: 'v1.0' });
  const request = (address: string, options: GraphOptions) =>
    client.api(address + queryString(options.query ?? {})).headers({ ...options.headers });
  const graph: Graph = {
    get: (path, options = {}) => refusing(request(path, options).get()),
    follow: (link, options = {}) => refusing(request(nextPage(link), options).get()),
    post: (path, body, options = {}) => refusing(request(path, options).post(body)),
    patch: (path, body, options = {}) => refusing(request(path, options).patch(body)),
    remove: async (path, options = {}) => void (await refusing(request(path, options).delete())),
    download: async (path) => {
      const answer = await refusing(request(path, {}).responseType(ResponseType.ARRAYBUFFER).get());
      return new Uint8Array(answer as ArrayBuffer);
    },
    async batch(parts) {
      if (parts.length === 0) return [];
      return batchAnswers(parts, await graph.post(graphPath`/$batch`, batchBody(parts)));
    },
    upload: (path, bytes, options = {}) => {
      const headers = { ...options.headers, 'content-type': 'application/octet-stream' };
      // Of any other kind of array the library sends all the memory behind it.
      const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return refusing(request(path, { ...options, headers }).put(body));
    },
    async all(path, options = {}) {
      const items: unknown[] = [];
      let answer = page.parse(await graph.get(path, options));
      items.push(...answer.value);
      for (let pages = 1; answer['@odata.nextLink'] !== undefined; pages += 1) {
        if (pages === mostPages) throw new Error(`${path} has more than ${mostPages} pages`);
        answer = page.parse(
          await graph.follow(answer['@odata.nextLink'], options.headers ? { headers: options.headers } : {}),
        );
        items.push(...answer.value);
      }
      return items;
    },
  };
  return graph;
}

/** The library sends the token to Graph's own host alone; a link elsewhere would go out without one, so it is refused here. */
function nextPage(link: string): string {
  if (new URL(link).origin !== graphOrigin) throw new Error('A page of Graph links to another host');
  return link;
}

/** Reaches Graph at the configured address. Above this step everything speaks of Graph's own. */
class Transport implements Middleware {
  private readonly graphUrl: string;

  constructor(graphUrl: string) {
    this.graphUrl = graphUrl;
  }

  async execute(context: Context): Promise<void> {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    const address = url.startsWith(`${graphOrigin}/`) ? this.graphUrl + url.slice(graphOrigin.length) : url;
    const headers = new Headers(context.options?.headers as ConstructorParameters<typeof Headers>[0]);
    headers.set('User-Agent', userAgent);
    const response = await fetch(address, {
      ...context.options,
      headers,
      signal: AbortSignal.timeout(context.options?.method === 'PUT' ? uploadWithin : answerWithin),
    } as RequestInit);
    context.response = response.ok ? response : await readableRefusal(response);
  }
}

/** The library passes on the headers of a refusal only where its body is JSON, and a gateway's page is not. */
async function readableRefusal(response: Response): Promise<Response> {
  if (response.headers.get('content-type')?.startsWith('application/json')) return response;
  const message = (await response.text()).slice(0, 200);
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json');
  const error = { code: response.statusText || 'unknown', message };
  return new Response(JSON.stringify({ error }), { status: response.status, headers });
}

async function refusing(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new GraphRefusal(
      Math.max(error.statusCode, 0),
      error.code ?? 'unknown',
      error.message || `Graph answered ${error.statusCode}`,
      error.headers ? retryAfterSeconds(error.headers) : null,
    );
  }
}
