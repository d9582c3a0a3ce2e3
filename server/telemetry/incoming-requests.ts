import type { Request, RequestHandler } from 'express';
import type { Telemetry } from './telemetry.ts';

/** Files that never change, and questions that a machine asks every few seconds: nobody looks for these. */
const untold = /^\/(?:cy\/)?(?:assets|icons)\/|^\/(?:healthz|readyz)$/;

/** Makes a piece of every request, by the route that took it: never by its address, which holds ids. */
export function traceRequests(telemetry: Telemetry): RequestHandler {
  return (request, response, next) => {
    if (untold.test(request.path)) {
      next();
      return;
    }
    const piece = telemetry.begin('request', request.method);
    response.once('close', () => {
      const route = routeOf(request);
      const status = response.writableFinished ? response.statusCode : 499;
      piece.end({
        name: `${request.method} ${route}`,
        facts: { 'http.request.method': request.method, 'http.route': route, 'http.response.status_code': status },
        failed: status >= 500,
      });
    });
    piece.inside(next);
  };
}

function routeOf(request: Request): string {
  const path: unknown = (request.route as { readonly path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : '(none)';
}
