import type { RequestHandler } from 'express';
import type { Fault, Faults } from './faults.ts';

/** A fault that comes after acting lets the call go through and changes the answer. */
export function faultsOf(faults: Faults): RequestHandler {
  return (request, response, next) => {
    const fault = faults.hit(request.method, request.originalUrl);
    if (!fault) {
      next();
      return;
    }
    const answer = () => {
      if (fault.drop) request.socket.destroy();
      else answerFault(fault);
    };
    const answerFault = ({ status, code, retryAfter }: Fault) => {
      if (retryAfter !== null) response.set('Retry-After', String(retryAfter));
      const message = 'The tenant was told to answer so.';
      send.call(response.status(status), JSON.stringify({ error: { code: code ?? 'ServiceError', message } }));
    };
    const send = response.send;
    if (fault.before) {
      response.type('json');
      answer();
      return;
    }
    response.send = () => {
      answer();
      return response;
    };
    next();
  };
}
