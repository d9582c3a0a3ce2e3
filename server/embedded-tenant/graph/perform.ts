import { randomUUID } from 'node:crypto';
import type { Blow, Chaos } from '../state/chaos.ts';
import type { Fault, Faults } from '../state/faults.ts';
import type { Dispatch } from './dispatch.ts';
import { errorBody, GraphError, UnknownToTenant } from './graph-error.ts';
import type { Caller, GraphRequest, GraphResponse } from './request.ts';

export type Asked = Omit<GraphRequest, 'caller' | 'lose'> & { readonly inBatch: boolean };

/** The answer to a request, or the word to leave it without one. */
export type Performed = GraphResponse & {
  readonly headers: Readonly<Record<string, string>>;
  readonly ending: 'answers' | 'reset' | 'hangs';
};

/** `caller` throws for a token that was refused; `answer` stands in for the usual operations. */
export type Perform = (asked: Asked, caller: () => Caller, answer?: Dispatch) => Performed;

type Outside = {
  readonly dispatch: Dispatch;
  readonly faults: Faults;
  readonly chaos: Chaos;
  readonly isBusy: () => boolean;
  readonly now: () => Date;
  readonly onUnknown: (call: string) => void;
};

const BUSY_SECONDS = '5';

/** Answers one request of Graph, alone or in a batch, in Graph's form whatever happens. */
export function createPerform({ dispatch, faults, chaos, isBusy, now, onUnknown }: Outside): Perform {
  return (asked, caller, answer = dispatch) => {
    const requestId = randomUUID();
    const clientRequestId = asked.headers['client-request-id'] ?? requestId;
    const common = { 'request-id': requestId, 'client-request-id': clientRequestId, Date: now().toUTCString() };
    const address = addressOf(asked);
    const fault = faults.hit(asked.method, `/v1.0${address}`);
    const blow = chaos.strike(asked);
    const ending = endingOf(fault, blow);
    // It never reached the service: nothing is done and nothing counted.
    if (blow?.before && ending !== 'answers') return { status: 0, headers: {}, ending };
    const lose = blow?.kind === 'lost' ? (recipients: readonly string[]) => chaos.lose(asked, recipients) : null;
    try {
      if (fault?.before) throw faultError(fault);
      if (blow?.kind === 'throttled' || blow?.kind === 'unavailable') throw blowError(blow);
      if (isBusy() && /^\/sites\/[^/]+\/(lists|drive)(\/|$)/.test(asked.path)) throw busy();
      const response = answer({ ...asked, caller: caller(), lose });
      if (fault) throw faultError(fault);
      return { ...response, headers: { ...common, ...response.headers }, ending };
    } catch (error) {
      const refusal = error instanceof GraphError ? error : internal();
      if (!(error instanceof GraphError)) reportDefect(error);
      if (refusal instanceof UnknownToTenant) onUnknown(`${asked.method} ${address}: ${refusal.message}`);
      return {
        status: refusal.status,
        body: errorBody(refusal, now(), requestId, clientRequestId),
        headers: { ...common, ...refusal.headers },
        ending,
      };
    }
  };
}

function endingOf(fault: Fault | null, blow: Blow | null): Performed['ending'] {
  if (blow?.kind === 'hangs' || blow?.kind === 'reset') return blow.kind;
  return fault?.drop ? 'reset' : 'answers';
}

/** Path and query as a person would write them, for patterns and reports. */
function addressOf({ path, query }: Asked): string {
  const options = [...query].map(([name, text]) => `${name}=${text}`).join('&');
  return options === '' ? path : `${path}?${options}`;
}

const faultCodes: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'accessDenied',
  404: 'itemNotFound',
  409: 'conflict',
  412: 'resourceModified',
  423: 'resourceLocked',
  429: 'TooManyRequests',
  500: 'generalException',
  502: 'BadGateway',
  503: 'serviceNotAvailable',
  504: 'GatewayTimeout',
};

function faultError({ status, code, retryAfter }: Pick<Fault, 'status' | 'code' | 'retryAfter'>): GraphError {
  const headers: Record<string, string> = retryAfter === null ? {} : { 'Retry-After': String(retryAfter) };
  return new GraphError(
    status,
    code ?? faultCodes[status] ?? 'generalException',
    'The tenant was told to answer so.',
    headers,
  );
}

function blowError({ kind, retryAfter }: Blow): GraphError {
  const status = kind === 'throttled' ? 429 : 503;
  return faultError({ status, code: null, retryAfter });
}

function busy(): GraphError {
  return new GraphError(429, 'activityLimitReached', 'The app or user has been throttled.', {
    'Retry-After': BUSY_SECONDS,
  });
}

function internal(): GraphError {
  return new GraphError(500, 'generalException', 'The embedded tenant failed.');
}

/** A defect of the tenant itself must be seen by whoever runs it. */
function reportDefect(error: unknown): void {
  process.stderr.write(`embedded tenant: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
