import type { RequestHandler } from 'express';
import { breakOff } from '../state/break-off.ts';
import type { Blow, Chaos } from '../state/chaos.ts';
import { ConnectorError } from './connector-error.ts';

/** Bad weather over the connector's calls. What acts before its answer is lost goes on, and is not heard of again. */
export function chaosOf(chaos: Chaos): RequestHandler {
  return (request, response, next) => {
    const blow = chaos.strike({ method: request.method, path: request.path, inBatch: false });
    const kind = blow?.kind;
    if (blow && (kind === 'throttled' || kind === 'unavailable')) throw refusal(blow);
    if (kind === 'hangs' || kind === 'reset') {
      const leave = () => {
        breakOff(request.socket, kind, chaos.settings);
        return response;
      };
      if (blow?.before) {
        leave();
        return;
      }
      response.send = leave;
    }
    next();
  };
}

function refusal({ kind, retryAfter }: Blow): ConnectorError {
  const headers: Record<string, string> = retryAfter === null ? {} : { 'Retry-After': String(retryAfter) };
  return kind === 'throttled'
    ? new ConnectorError(429, 'TooManyRequests', 'Too many requests.', headers)
    : new ConnectorError(503, 'ServiceUnavailable', 'The service is not available.', headers);
}
