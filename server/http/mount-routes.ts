import express, { type Express, type RequestHandler } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import { Failure } from '#src/domain/failure.ts';
import type { Access, Answer, Route } from './define-route.ts';
import type { Caller, TokenCheck } from './entra-token.ts';

/** Far above what one person does, far below what would trouble others. */
const requestsAMinute = 600;
/** A whole school may sit behind one address. */
const requestsAMinuteFromOneAddress = 6_000;
const largestJson = '4mb';
const largestFile = '10mb';

/** Checks the token, the role and the rate of each call before its body is even read. */
export function mountRoutes(app: Express, routes: readonly Route[], checkToken: TokenCheck): void {
  const perPerson = limiter({
    limit: requestsAMinute,
    keyGenerator: (_request, response) => keyOf((response.locals as Locals).caller),
  });
  const perAddress = limiter({ limit: requestsAMinuteFromOneAddress });
  // What comes with a good token is counted by person alone.
  const strangersPerAddress = limiter({
    limit: requestsAMinuteFromOneAddress,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => (response.locals as Locals).caller !== undefined,
    standardHeaders: false,
    skip: (_request, response) => (response.locals as Locals).caller !== undefined,
  });
  const recall: RequestHandler = (request, response, next) => {
    const caller = checkToken.recall(authorizationOf(request));
    if (caller) (response.locals as Locals).caller = caller;
    next();
  };
  for (const route of routes) {
    const readBody = route.takesFile
      ? express.raw({ type: 'application/octet-stream', limit: largestFile })
      : express.json({ limit: largestJson });
    const identify: RequestHandler = async (request, response, next) => {
      const locals = response.locals as Locals;
      const caller = locals.caller ?? (await checkToken(authorizationOf(request)));
      locals.caller = caller;
      requireRole(route.access, caller);
      next();
    };
    const steps: RequestHandler[] = [
      ...(route.access === 'public' || route.access === 'outlook'
        ? [perAddress, ...(route.door ? [route.door] : [])]
        : [recall, strangersPerAddress, identify, perPerson]),
      readBody,
      async (request, response) => {
        const caller = (response.locals as Locals).caller ?? null;
        send(response, await route.handle(request, response, caller));
      },
    ];
    app[route.method](route.path.replaceAll(/\{(\w+)\}/g, ':$1'), ...steps);
  }
}

type Locals = { caller?: Caller };

/** Of two such headers Node takes the first and something before it may have judged the second, so neither counts. */
export function authorizationOf(request: express.Request): string | undefined {
  const given = request.headersDistinct['authorization'] ?? [];
  return given.length === 1 ? given[0] : undefined;
}

function requireRole(access: Access, caller: Caller): void {
  const enough =
    access === 'staff' || caller.roles.includes('admin') || (access === 'leader' && caller.roles.includes('leader'));
  if (!enough) {
    throw new Failure(
      'role-needed',
      access === 'admin'
        ? 'Only people with the role Policy.Manage may do this. Ask whoever looks after Microsoft 365 in your school.'
        : 'Only people with the role Compliance.Read may see this. Ask whoever looks after Microsoft 365 in your school.',
    );
  }
}

function send(response: express.Response, answer: Answer): void {
  response.status(answer.status).set('cache-control', 'no-store');
  if ('file' in answer) {
    // The name may be of a file that somebody uploaded: Express writes it so that it can end neither the name nor the line.
    response.attachment(answer.file.name).set('content-type', answer.file.type).send(answer.file.content);
  } else if ('location' in answer) response.redirect(answer.status, answer.location);
  else if (answer.status === 204) response.end();
  else {
    // Nothing here may be kept, so it needs no tag to be compared by: Express would hash every answer for one.
    response.set('content-type', 'application/json; charset=utf-8').end(JSON.stringify(answer.body));
  }
}

function limiter(options: Partial<Options>): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(new Failure('too-many-requests', 'That was too many requests in a minute. Wait a moment and try again.'));
    },
    ...options,
  });
}

function keyOf(caller: Caller | undefined): string {
  return caller ? `${caller.tenantId}|${caller.objectId}` : '';
}
