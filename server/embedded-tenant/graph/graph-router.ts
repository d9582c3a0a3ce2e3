import { type ErrorRequestHandler, json, type Request, type Response, Router } from 'express';
import { GRAPH } from '../identifiers.ts';
import type { ExchangeLog } from '../state/exchange-log.ts';
import type { Authenticate } from './authenticate.ts';
import { answerBatch } from './batch.ts';
import { badRequest, GraphError } from './graph-error.ts';
import type { Asked, Perform, Performed } from './perform.ts';
import type { Caller } from './request.ts';

type Outside = { readonly perform: Perform; readonly authenticate: Authenticate; readonly log: ExchangeLog };

const LARGEST_BODY = '4mb';

/** Graph v1.0 over HTTP. */
export function graphRouter({ perform, authenticate, log }: Outside): Router {
  const router = Router();
  const answer = (request: Request, response: Response, performed: Performed) => {
    const { status, body, headers, drop } = performed;
    log({ method: request.method, url: `${GRAPH}${request.originalUrl}`, body: request.body, status, response: body });
    if (drop) request.socket.destroy();
    else if (body === undefined) response.status(status).set(headers).end();
    else response.status(status).set(headers).type('application/json').send(JSON.stringify(body));
  };
  router.use(json({ limit: LARGEST_BODY, strict: false }));
  router.use(async (request, response) => {
    const caller = await authenticate(request.get('authorization')).catch((error: unknown) => error);
    const asked = readRequest(request);
    answer(request, response, answerOne(asked, caller, perform));
  });
  router.use(refuseUnreadable(perform, answer));
  return router;
}

/** A token that was refused is refused inside `perform`, so that faults come first and the form is the same. */
function answerOne(asked: Asked, caller: unknown, perform: Perform): Performed {
  const readCaller = (): Caller => {
    if (caller instanceof Error) throw caller;
    return caller as Caller;
  };
  if (asked.method !== 'POST' || asked.path !== '/$batch') return perform(asked, readCaller);
  return perform(asked, () => {
    throw new BatchAnswer(answerBatch(asked.body, readCaller(), perform));
  });
}
