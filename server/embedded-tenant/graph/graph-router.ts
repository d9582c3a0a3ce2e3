import type { IncomingMessage } from 'node:http';
import { type ErrorRequestHandler, json, type Request, type Response, Router, raw } from 'express';
import { GRAPH } from '../identifiers.ts';
import { breakOff } from '../state/break-off.ts';
import type { Chaos } from '../state/chaos.ts';
import type { ExchangeLog } from '../state/exchange-log.ts';
import type { Limits } from '../state/limits.ts';
import type { Authenticate } from './authenticate.ts';
import { answerBatch } from './batch.ts';
import { badRequest } from './graph-error.ts';
import { enterMailbox, tooManyAtOnce } from './mailbox-concurrency.ts';
import type { Asked, Perform, Performed } from './perform.ts';
import type { Caller } from './request.ts';

type Outside = {
  readonly perform: Perform;
  readonly authenticate: Authenticate;
  readonly log: ExchangeLog;
  readonly limits: Limits;
  readonly chaos: Chaos;
};
type Send = (request: Request, response: Response, performed: Performed) => void;

const LARGEST_BODY = '4mb';
/** GD driveitem-put-content.md. */
const LARGEST_FILE = '250mb';

/** Graph v1.0 over HTTP. */
export function graphRouter({ perform, authenticate, log, limits, chaos }: Outside): Router {
  const send: Send = (request, response, { status, body, headers, ending }) => {
    log({
      method: request.method,
      url: `${GRAPH}${request.originalUrl}`,
      body: loggedBody(request),
      status,
      response: body,
    });
    if (ending !== 'answers') breakOff(request.socket, ending, chaos.settings);
    else if (body === undefined) response.status(status).set(headers).end();
    else response.status(status).set(headers).type('application/json').send(JSON.stringify(body));
  };
  const router = Router();
  router.use(raw({ type: isFile, limit: LARGEST_FILE }), json({ limit: LARGEST_BODY, strict: false }));
  router.use(async (request, response) => {
    const asked = readRequest(request);
    const caller = await readCaller(authenticate, request);
    const leave = await enterMailbox(asked, caller, limits);
    const isBatch = asked.method === 'POST' && asked.path === '/$batch';
    const batch = isBatch
      ? (whole: { body: unknown; caller: Caller }) => answerBatch(whole.body, whole.caller, perform)
      : undefined;
    send(request, response, perform(asked, caller, leave ? batch : tooManyAtOnce));
    leave?.();
  });
  router.use(refuseUnreadable(perform, send));
  return router;
}

/** The bytes of a file come under any content type. */
function isFile({ method = '', url = '' }: IncomingMessage): boolean {
  return method === 'PUT' && /:\/content(\?|$)/.test(url);
}

function loggedBody({ body }: Request): unknown {
  return Buffer.isBuffer(body) ? `${body.length} bytes` : body;
}

/** A refused token is refused later, in turn with faults and in Graph's form. */
async function readCaller(authenticate: Authenticate, request: Request): Promise<() => Caller> {
  try {
    const caller = await authenticate(request.get('authorization'));
    return () => caller;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function readRequest(request: Request): Asked {
  const [path = '', query = ''] = request.url.split('?', 2);
  const headers = Object.entries(request.headers).map(([name, text]) => [
    name,
    Array.isArray(text) ? text.join(', ') : text,
  ]);
  return {
    method: request.method,
    path,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(headers),
    body: request.body,
    inBatch: false,
  };
}

function refuseUnreadable(perform: Perform, send: Send): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refuse = () => {
      throw badRequest(
        'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
      );
    };
    send(request, response, perform(readRequest(request), refuse));
  };
}
